import { z } from 'zod'
import { command, Day, Id, Instant, Nothing, query } from '#contract'
import { MATTER_KINDS } from '../rules/privacy-terms.ts'
import { Count } from './models.ts'

export const MatterKind = z.enum(MATTER_KINDS)

export const Matter = z.object({
  id: Id,
  kind: MatterKind,
  about: z.string().nullable(),
  subject: z.string().nullable(), // opened by a withdrawal: whose
  title: z.string().nullable(), // … and of what
  begunOn: Day,
  dueOn: Day,
  extended: z.boolean(),
  extensionReason: z.string().nullable(),
  rough: z.boolean(), // reckoned without the year's calendar
  law: z.object({ act: z.string(), clause: z.string(), checked: z.enum(['read', 'memory']) }),
  urgency: z.enum(['done', 'overdue', 'soon', 'calm']),
  doneAt: Instant.nullable(),
  doneBy: z.string().nullable(),
  outcome: z.string().nullable(),
  can: z.object({ extend: z.boolean(), close: z.boolean() }),
})
export type Matter = z.infer<typeof Matter>

/** «Сроки по персональным данным»: open ones by their day, then the latest done. For the administration. */
export const listMatters = query('consents.listMatters', {
  who: 'account',
  input: z.object({ organizationId: Id }),
  output: z.object({
    matters: z.array(Matter),
    terms: z.array(
      z.object({
        kind: MatterKind,
        days: Count,
        unit: z.enum(['working', 'calendar']),
        extension: Count,
        act: z.string(),
        clause: z.string(),
        checked: z.enum(['read', 'memory']),
      }),
    ),
  }),
})

export const openMatter = command('consents.openMatter', {
  who: 'account',
  input: z.object({
    id: Id,
    organizationId: Id,
    kind: MatterKind,
    about: z.string().trim().min(3).max(300),
    begunOn: Day,
  }),
  output: Matter,
})

export const extendMatter = command('consents.extendMatter', {
  who: 'account',
  input: z.object({ id: Id, matterId: Id, reason: z.string().trim().min(5).max(500) }),
  output: Matter,
})

export const closeMatter = command('consents.closeMatter', {
  who: 'account',
  input: z.object({ id: Id, matterId: Id, outcome: z.string().trim().min(3).max(500) }),
  output: Matter,
})

const MonthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)

const Year = z.coerce.number().int().min(2020).max(2100)

/** Days off of a year, by which terms are reckoned; `checked` once the school has saved it. */
export const getWorkYear = query('consents.getWorkYear', {
  who: 'account',
  input: z.object({ organizationId: Id, year: Year }),
  output: z.object({
    off: z.array(z.string()),
    work: z.array(z.string()),
    act: z.string(),
    checked: z.object({ by: z.string(), at: Instant }).nullable(),
  }),
})

/** Open terms are reckoned anew. */
export const setWorkYear = command('consents.setWorkYear', {
  who: 'account',
  input: z.object({
    id: Id,
    organizationId: Id,
    year: Year,
    off: z.array(MonthDay).max(366),
    work: z.array(MonthDay).max(366),
    act: z.string().trim().min(3).max(300),
  }),
  output: Nothing,
})
