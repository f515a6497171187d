import { z } from 'zod'
import { Id, Instant } from '#contract'
import { PersonRef } from '#contract/people'

export const ReportKind = z.enum(['insult', 'threat', 'indecent', 'fraud', 'spam', 'personalData', 'other'])
export type ReportKind = z.infer<typeof ReportKind>

export const MeasureKind = z.enum(['hide', 'warn', 'readOnly', 'removeFromChat', 'blockFiles'])
export type MeasureKind = z.infer<typeof MeasureKind>

/** off: nobody looks. flag: it goes, and the desk sees it. hold: it waits for the class teacher. Never deleted in silence. */
export const FilterMode = z.enum(['off', 'flag', 'hold'])
export type FilterMode = z.infer<typeof FilterMode>

export const ChatName = z.object({
  id: Id,
  kind: z.enum(['direct', 'group', 'channel']),
  automatic: z.string().nullable(),
  title: z.string().nullable(),
  className: z.string().nullable(),
})
export type ChatName = z.infer<typeof ChatName>

export const Appeal = z.object({
  words: z.string(),
  at: Instant,
  decidedAt: Instant.nullable(),
  upheld: z.boolean().nullable(), // true: the measure stays
  answer: z.string().nullable(),
})
export type Appeal = z.infer<typeof Appeal>

export const Measure = z.object({
  id: Id,
  kind: MeasureKind,
  person: PersonRef,
  reason: z.string(),
  until: Instant.nullable(),
  by: z.string(),
  at: Instant,
  liftedAt: Instant.nullable(),
  confirmedAt: Instant.nullable(), // a warning: its author has read it
  appeal: Appeal.nullable(),
})
export type Measure = z.infer<typeof Measure>

export const Evidence = z.object({
  text: z.string(),
  sha256: z.string(), // of the text and the files' hashes, as kept
  sentAt: Instant,
  keptAt: Instant,
  files: z.array(
    z.object({
      id: Id,
      name: z.string(),
      size: z.number().int(),
      mediaType: z.string(),
      sha256: z.string().nullable(),
    }),
  ),
})
export type Evidence = z.infer<typeof Evidence>
