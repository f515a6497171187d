import { z } from 'zod'
import { command, Id, Instant, Nothing, query } from '#contract'
import { Consequence, Count, TemplateKind, Text, Title } from './models.ts'

export const Template = z.object({
  id: Id,
  kind: TemplateKind,
  title: z.string(),
  text: z.string(),
  consequence: z.string(),
  version: Count,
  versionId: Id,
  changedAt: Instant,
})
export type Template = z.infer<typeof Template>

/** For those who ask; `starters` are texts to begin with. */
export const listTemplates = query('consents.listTemplates', {
  who: 'account',
  input: z.object({ organizationId: Id }),
  output: z.object({
    templates: z.array(Template),
    starters: z.array(
      z.object({ key: z.string(), kind: TemplateKind, title: z.string(), text: z.string(), consequence: z.string() }),
    ),
    /** Years for which a document is kept once nothing of it is in force; null: for ever. */
    retention: z.number().int().nullable(),
    can: z.object({ edit: z.boolean() }),
  }),
})

const Content = z.object({ title: Title, text: Text, consequence: Consequence })

export const createTemplate = command('consents.createTemplate', {
  who: 'account',
  input: Content.extend({ id: Id, organizationId: Id, kind: TemplateKind }), // the template's own id
  output: Template,
})

/** A next version; what was asked with an earlier one keeps it. */
export const reviseTemplate = command('consents.reviseTemplate', {
  who: 'account',
  input: Content.extend({ id: Id, templateId: Id }),
  output: Template,
})

export const removeTemplate = command('consents.removeTemplate', {
  who: 'account',
  input: z.object({ id: Id, templateId: Id }),
  output: Nothing,
})

export const setRetention = command('consents.setRetention', {
  who: 'account',
  input: z.object({ id: Id, organizationId: Id, years: z.number().int().min(3).max(75).nullable() }),
  output: Nothing,
})
