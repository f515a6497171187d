import { z } from 'zod'
import { command, Day, download, Id, Instant, query } from '#contract'
import { AREAS } from './rules.ts'

const Details = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]))

export const Entry = z.object({
  no: z.number().int(),
  at: Instant,
  action: z.string(),
  by: z.object({ id: Id.nullable(), name: z.string() }).nullable(), // null: the system by itself
  about: z.array(z.object({ id: Id, name: z.string() })), // the first few
  aboutCount: z.number().int(),
  object: z.string().nullable(), // its name, if it is still there
  reason: z.string().nullable(),
  details: Details,
})
export type Entry = z.infer<typeof Entry>

const Wish = z.object({
  area: z.enum(AREAS).optional(),
  by: Id.optional(),
  about: Id.optional(),
  text: z.string().trim().max(100).optional(),
  from: Day.optional(),
  to: Day.optional(),
})
export type Wish = z.infer<typeof Wish>

const Page = { before: z.coerce.number().int().optional() }
const Listed = z.object({ entries: z.array(Entry), next: z.number().int().nullable() })

/** Whose acts stand in it, for the filter. */
export const listActors = query('audit.listActors', {
  who: 'account',
  input: z.object({ organizationId: Id }),
  output: z.object({ people: z.array(z.object({ id: Id, name: z.string() })) }),
})

/** Everything the administration of a school has done, the latest first; for the administrator and the director. */
export const listEntries = query('audit.listEntries', {
  who: 'account',
  input: Wish.extend({ organizationId: Id, ...Page }),
  output: Listed,
})

/** «Кто что делал с моими данными»: about me and my children, without words and reasons. */
export const listAboutMe = query('audit.listAboutMe', {
  who: 'account',
  input: z.object({ organizationId: Id, ...Page }),
  output: Listed,
})

/** What operators have decided and opened on this installation. */
export const listInstallation = query('audit.listInstallation', {
  who: 'operator',
  input: Wish.omit({ by: true, about: true }).extend(Page),
  output: Listed,
})

/** Reads the whole chain anew. `fault` names the first entry that is not what was written. */
export const verifyChain = command('audit.verifyChain', {
  who: 'account',
  natural: true,
  input: z.object({ organizationId: Id }),
  output: z.object({
    entries: z.number().int(),
    head: z.object({ no: z.number().int(), hash: z.string() }),
    fault: z.object({ kind: z.enum(['changed', 'missing', 'tail', 'head']), no: z.number().int() }).nullable(),
  }),
})

export const exportEntries = download('audit.exportEntries', {
  who: 'account',
  input: Wish.extend({ organizationId: Id, format: z.enum(['xlsx', 'csv']) }),
})

export const printEntries = download('audit.printEntries', {
  who: 'account',
  input: Wish.extend({ organizationId: Id }),
})

/** A page for the safe: number and hash of the last entry, signed by the installation. */
export const printHead = download('audit.printHead', { who: 'account', input: z.object({ organizationId: Id }) })
