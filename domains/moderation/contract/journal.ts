import { z } from 'zod'
import { Day, download, Id, Instant, query } from '#contract'
import { ChatName, MeasureKind } from './models.ts'

export const Deed = z.enum([
  'reported',
  'flagged',
  'released',
  'refused',
  'measured',
  'dismissed',
  'lifted',
  'appealed',
  'appealUpheld',
  'appealGranted',
  'confirmed',
  'settingsChanged',
  'conductChanged',
])
export type Deed = z.infer<typeof Deed>

export const JournalEntry = z.object({
  id: Id,
  at: Instant,
  deed: Deed,
  by: z.string().nullable(), // null: the filter
  about: z.string().nullable(),
  chat: ChatName.nullable(),
  words: z.string(),
  measure: MeasureKind.nullable(),
  until: Instant.nullable(),
})
export type JournalEntry = z.infer<typeof JournalEntry>

const JournalWish = z.object({
  organizationId: Id,
  text: z.string().trim().max(100).optional(), // in the words, in names
  from: Day.optional(), // by the school's calendar
  to: Day.optional(),
})

/** Everything the desk has ever done, the latest first: for the administration. */
export const listJournal = query('moderation.listJournal', {
  who: 'account',
  input: JournalWish.extend({ before: Instant.optional() }),
  output: z.object({ entries: z.array(JournalEntry), next: Instant.nullable() }),
})

export const printJournal = download('moderation.printJournal', { who: 'account', input: JournalWish })
