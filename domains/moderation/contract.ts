import { z } from 'zod'
import { command, Day, download, event, Id, Instant, query } from '#contract'
import { PersonRef } from '#contract/people'

export const ReportKind = z.enum(['insult', 'threat', 'indecent', 'fraud', 'personalData', 'other'])
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

/** By somebody of the administration who has not decided the case, has not reported, and is not its author. */
export const decideAppeal = command('moderation.decideAppeal', {
  who: 'account',
  input: z.object({ id: Id, measureId: Id, upheld: z.boolean(), answer: z.string().trim().min(3).max(1000) }),
  output: Measure,
})

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

/** The rules of conduct: the school's own text, or the one that stands in the bylaws (R131–R136). */
export const getConduct = query('moderation.getConduct', {
  who: 'account',
  input: z.object({ organizationId: Id }),
  output: z.object({
    version: z.number().int(),
    text: z.string(), // a line beginning with «## » is a heading, with «— » a point
    setAt: Instant.nullable(),
    accepted: z.object({ version: z.number().int(), at: Instant }).nullable(), // mine, the latest
    must: z.boolean(), // shown before the first chat
    can: z.object({ edit: z.boolean() }),
  }),
})

export const setConduct = command('moderation.setConduct', {
  who: 'account',
  input: z.object({ id: Id, organizationId: Id, text: z.string().trim().min(50).max(20_000) }),
  output: getConduct.output,
})

export const acceptConduct = command('moderation.acceptConduct', {
  who: 'account',
  natural: true,
  input: z.object({ organizationId: Id, version: z.number().int().min(1) }),
  output: getConduct.output,
})

const ConductWish = z.object({ organizationId: Id, classId: Id.optional() })

/** Who has accepted the present text and who has not: a class teacher's own class, or the whole school. */
export const listAcceptances = query('moderation.listAcceptances', {
  who: 'account',
  input: ConductWish,
  output: z.object({
    version: z.number().int(),
    people: z.array(
      z.object({
        id: Id,
        fullName: z.string(),
        part: z.enum(['pupil', 'guardian', 'staff']),
        acceptedAt: Instant.nullable(),
        joined: z.boolean(),
      }),
    ),
  }),
})

export const printAcceptances = download('moderation.printAcceptances', { who: 'account', input: ConductWish })

/** In the organization's topic: the desk asks again. */
export const deskChanged = event('moderation.deskChanged', { key: z.object({}), view: z.object({}) })
/** In the account's topic: something was decided about me, or about my report. */
export const mineChanged = event('moderation.mineChanged', { key: z.object({}), view: z.object({}) })
/** In the organization's topic: the rules of conduct or the guard's lists are others now. */
export const rulesChanged = event('moderation.rulesChanged', { key: z.object({}), view: z.object({}) })
