import { z } from 'zod'
import { command, event, Id, query } from '#contract'
import { FilterMode } from './models.ts'

export const Settings = z.object({
  filter: FilterMode,
  trustedHosts: z
    .array(
      z
        .string()
        .trim()
        .toLowerCase()
        .regex(/^[\p{L}\d-]+(\.[\p{L}\d-]+)+$/u),
    )
    .max(200),
})
export type Settings = z.infer<typeof Settings>

export const getSettings = query('moderation.getSettings', {
  who: 'account',
  input: z.object({ organizationId: Id }),
  output: z.object({ settings: Settings, can: z.object({ edit: z.boolean() }) }),
})

export const setSettings = command('moderation.setSettings', {
  who: 'account',
  input: z.object({ id: Id, organizationId: Id, settings: Settings }),
  output: Settings,
})

/** What the fraud guard on every screen goes by: hosts the school trusts, and how staff names look. */
export const getGuard = query('moderation.getGuard', {
  who: 'account',
  input: z.object({ organizationId: Id }),
  output: z.object({ trustedHosts: z.array(z.string()), staff: z.array(z.object({ id: Id, name: z.string() })) }),
})

/** In the organization's topic: the rules of conduct or the guard's lists are others now. */
export const rulesChanged = event('moderation.rulesChanged', { key: z.object({}), view: z.object({}) })
