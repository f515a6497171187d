import { z } from 'zod'
import { command, event, Id, Instant, query } from '#contract'
import { ChatName, Measure, ReportKind } from './models.ts'

/** One tap, a kind, and words if one likes. A second report of the same message by the same person is the first one. */
export const report = command('moderation.report', {
  who: 'account',
  input: z.object({
    id: Id,
    chatId: Id,
    messageId: Id,
    kind: ReportKind,
    words: z.string().trim().max(1000).default(''),
  }),
  output: z.object({ reportId: Id }),
})

/** What became of my reports. */
export const listMyReports = query('moderation.listMyReports', {
  who: 'account',
  input: z.object({ organizationId: Id }),
  output: z.object({
    reports: z.array(
      z.object({
        id: Id,
        at: Instant,
        kind: ReportKind,
        chat: ChatName,
        outcome: z.enum(['waits', 'measures', 'dismissed']),
        answer: z.string().nullable(), // the desk's words to whoever reported
        decidedAt: Instant.nullable(),
      }),
    ),
  }),
})

/** What was decided about me; never who reported. */
export const listMyMeasures = query('moderation.listMyMeasures', {
  who: 'account',
  input: z.object({ organizationId: Id }),
  output: z.object({
    measures: z.array(
      Measure.omit({ person: true }).extend({
        chat: ChatName,
        text: z.string(),
        can: z.object({ appeal: z.boolean() }),
      }),
    ),
  }),
})

/** «Прочитал(а)»: the author has read what was decided. */
export const confirmMeasure = command('moderation.confirmMeasure', {
  who: 'account',
  input: z.object({ id: Id, measureId: Id }),
  output: z.object({}),
})

export const appeal = command('moderation.appeal', {
  who: 'account',
  input: z.object({ id: Id, measureId: Id, words: z.string().trim().min(3).max(2000) }),
  output: z.object({}),
})

/** In the account's topic: something was decided about me, or about my report. */
export const mineChanged = event('moderation.mineChanged', { key: z.object({}), view: z.object({}) })
