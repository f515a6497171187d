import { z } from 'zod'
import { command, download, event, Id, Instant, query } from '#contract'
import { PersonRef } from '#contract/people'
import { ChatName, Evidence, Measure, MeasureKind, ReportKind } from './models.ts'

/** Somebody's message that others, or the filter, have brought to the desk. */
export const Case = z.object({
  id: Id,
  chat: ChatName,
  author: PersonRef,
  openedAt: Instant,
  closedAt: Instant.nullable(),
  closedBy: z.string().nullable(),
  outcome: z.enum(['measures', 'dismissed']).nullable(),
  answer: z.string().nullable(),
  reports: z.array(z.object({ id: Id, at: Instant, kind: ReportKind, words: z.string(), by: PersonRef })),
  rule: z.string().nullable(), // the rule of the filter that fired
  evidence: Evidence,
  /** Three before and three after, as they were when the case was opened. */
  around: z.array(z.object({ msgNo: z.number().int(), author: z.string(), text: z.string(), sentAt: Instant })),
  msgNo: z.number().int(),
  gone: z.boolean(), // the message is no longer in the chat
  measures: z.array(Measure),
  can: z.object({ decide: z.boolean(), measures: z.array(MeasureKind) }),
})
export type Case = z.infer<typeof Case>

/** A message that the filter holds until somebody has looked. */
export const Waiting = z.object({
  messageId: Id,
  chat: ChatName,
  author: PersonRef,
  text: z.string(),
  rule: z.string(),
  at: Instant,
})
export type Waiting = z.infer<typeof Waiting>

/**
 * The desk: a class teacher's for the chats of own classes, an owner's for own chats, the administration's for the
 * school. A case about oneself is on nobody's own desk.
 */
export const listDesk = query('moderation.listDesk', {
  who: 'account',
  input: z.object({ organizationId: Id, state: z.enum(['open', 'closed']).default('open') }),
  output: z.object({
    waiting: z.array(Waiting),
    cases: z.array(Case),
    appeals: z.array(
      z.object({ measure: Measure, chat: ChatName, evidence: Evidence, can: z.object({ decide: z.boolean() }) }),
    ),
    can: z.object({ journal: z.boolean(), settings: z.boolean() }),
  }),
})

/** A file of the evidence, as it was when the case was opened: to be saved, whatever became of the message. */
export const openEvidence = download('moderation.openEvidence', {
  who: 'account',
  input: z.object({ caseId: Id, fileId: Id }),
})

/** For the navigation: how much waits for me. */
export const countDesk = query('moderation.countDesk', {
  who: 'account',
  input: z.object({}),
  output: z.object({ waiting: z.number().int(), mine: z.number().int() }), // mine: measures I have not read
})

/** The filter's message is all right: it goes into the chat now. */
export const releaseMessage = command('moderation.releaseMessage', {
  who: 'account',
  input: z.object({ id: Id, chatId: Id, messageId: Id }),
  output: z.object({}),
})

/** It is not for this chat: its author is told why, and may write it otherwise. */
export const refuseMessage = command('moderation.refuseMessage', {
  who: 'account',
  input: z.object({ id: Id, chatId: Id, messageId: Id, reason: z.string().trim().min(3).max(500) }),
  output: z.object({}),
})

/** Closes a case: with measures, or with none of them. The reason is told to the author, the answer to who reported. */
export const decide = command('moderation.decide', {
  who: 'account',
  input: z.object({
    id: Id,
    caseId: Id,
    measures: z.array(z.object({ kind: MeasureKind, until: Instant.optional() })).max(5),
    reason: z.string().trim().min(3).max(1000),
    answer: z.string().trim().max(1000).default(''),
  }),
  output: Case,
})

export const liftMeasure = command('moderation.liftMeasure', {
  who: 'account',
  input: z.object({ id: Id, measureId: Id, reason: z.string().trim().min(3).max(1000) }),
  output: Measure,
})

/** By somebody of the administration who has not decided the case, has not reported, and is not its author. */
export const decideAppeal = command('moderation.decideAppeal', {
  who: 'account',
  input: z.object({ id: Id, measureId: Id, upheld: z.boolean(), answer: z.string().trim().min(3).max(1000) }),
  output: Measure,
})

/** In the organization's topic: the desk asks again. */
export const deskChanged = event('moderation.deskChanged', { key: z.object({}), view: z.object({}) })
