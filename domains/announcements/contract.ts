import { z } from 'zod'
import { command, download, type EventOf, event, Id, Instant, query } from '#contract'
import { AutomaticChat, ChatKind } from '#contract/chats'
import { FileRef } from '#contract/files'
import { PersonRef } from '#contract/people'

export const AnnouncementState = z.enum(['draft', 'proposed', 'scheduled', 'published', 'refused'])
export type AnnouncementState = z.infer<typeof AnnouncementState>

export const Audience = z.object({
  chatId: Id,
  kind: ChatKind,
  automatic: AutomaticChat.nullable(),
  title: z.string().nullable(),
  className: z.string().nullable(),
  classId: Id.nullable(),
  people: z.number().int(), // whom it is for there
})
export type Audience = z.infer<typeof Audience>

/** How many have confirmed of how many who are asked; with `perChild` a guardian of two counts twice. */
export const Progress = z.object({ confirmed: z.number().int(), of: z.number().int() })
export type Progress = z.infer<typeof Progress>

export const Announcement = z.object({
  id: Id,
  organizationId: Id,
  author: z.object({ id: Id, name: z.string(), post: z.string().nullable() }),
  title: z.string(),
  text: z.string(), // plain, with links
  files: z.array(FileRef),
  deadline: Instant.nullable(),
  acknowledge: z.boolean(),
  perChild: z.boolean(),
  state: AnnouncementState,
  audiences: z.array(Audience),
  publishAt: Instant.nullable(),
  publishedAt: Instant.nullable(),
  decidedBy: z.string().nullable(), // who published, scheduled or refused it
  reason: z.string().nullable(), // refused: why
  remindedAt: Instant.nullable(),
  changedAt: Instant,
  progress: Progress.nullable(), // published, and to be confirmed
})
export type Announcement = z.infer<typeof Announcement>

/** What I am asked to confirm: for myself (`child` null), or for a child. */
export const Mine = z.object({
  personId: Id,
  aboutId: Id,
  child: z.object({ name: z.string(), genitive: z.string() }).nullable(),
  at: Instant.nullable(),
})
export type Mine = z.infer<typeof Mine>

export const Can = z.object({
  edit: z.boolean(),
  propose: z.boolean(),
  publish: z.boolean(),
  refuse: z.boolean(),
  withdraw: z.boolean(),
  remove: z.boolean(),
  names: z.boolean(), // the list by name, the sheet, marks of paper
  remind: z.boolean(),
})

const Content = z.object({
  title: z.string().trim().min(1).max(150),
  text: z.string().trim().min(1).max(6000),
  deadline: Instant.nullable(),
  acknowledge: z.boolean(),
  perChild: z.boolean(),
  chatIds: z.array(Id).min(1).max(300),
  fileIds: z.array(Id).max(10).optional(), // my own uploads, and those that stand there; unnamed: as before
})

export const createAnnouncement = command('announcements.createAnnouncement', {
  who: 'account',
  input: Content.extend({ id: Id, organizationId: Id }), // the announcement's own id
  output: Announcement,
})

export const editAnnouncement = command('announcements.editAnnouncement', {
  who: 'account',
  input: Content.extend({ id: Id, announcementId: Id }),
  output: Announcement,
})

const One = z.object({ id: Id, announcementId: Id })

/** Into the queue of the administrator (R084). */
export const proposeAnnouncement = command('announcements.proposeAnnouncement', {
  who: 'account',
  input: One,
  output: Announcement,
})

/** At once, or at an hour; at night in the morning, unless urgent with a reason (R137, R138). */
export const publishAnnouncement = command('announcements.publishAnnouncement', {
  who: 'account',
  input: One.extend({ at: Instant.optional(), urgent: z.string().trim().min(5).max(300).optional() }),
  output: Announcement, // scheduled when it waits
})

export const refuseAnnouncement = command('announcements.refuseAnnouncement', {
  who: 'account',
  input: One.extend({ reason: z.string().trim().min(3).max(500) }),
  output: Announcement,
})

/** Back to a draft, out of the queue or off the schedule. */
export const withdrawAnnouncement = command('announcements.withdrawAnnouncement', {
  who: 'account',
  input: One,
  output: Announcement,
})

export const removeAnnouncement = command('announcements.removeAnnouncement', {
  who: 'account',
  input: One,
  output: z.object({}),
})

export const getAnnouncement = query('announcements.getAnnouncement', {
  who: 'account',
  input: z.object({ announcementId: Id }),
  output: z.object({
    announcement: Announcement,
    mine: z.array(Mine),
    can: Can,
    noticed: z.string().nullable(), // for whoever may publish or change it: what the school's filter sees in its words
  }),
})

/** published: what I may read, the latest first; drafts: my own on their way; queue: what waits for an editor. */
export const listAnnouncements = query('announcements.listAnnouncements', {
  who: 'account',
  input: z.object({
    organizationId: Id,
    which: z.enum(['published', 'drafts', 'queue']),
    before: Instant.optional(), // `next` of the page before
  }),
  output: z.object({
    announcements: z.array(Announcement),
    next: Instant.nullable(),
    can: z.object({ draft: z.boolean(), edit: z.boolean() }), // `edit`: the queue is mine
  }),
})

/** Chats an announcement may be for; `mine` = I lead it and publish there myself. */
export const listAudiences = query('announcements.listAudiences', {
  who: 'account',
  input: z.object({ organizationId: Id }),
  output: z.object({
    audiences: z.array(Audience.extend({ mine: z.boolean() })),
    can: z.object({ edit: z.boolean() }),
  }),
})

/** What waits for my «Ознакомлен(а)», in all my schools. */
export const listWaiting = query('announcements.listWaiting', {
  who: 'account',
  input: z.object({}),
  output: z.object({ waiting: z.array(z.object({ announcement: Announcement, mine: z.array(Mine) })) }),
})

/** Without `aboutIds` everything that I am asked. What is confirmed stays confirmed. */
export const acknowledge = command('announcements.acknowledge', {
  who: 'account',
  natural: true,
  input: z.object({ announcementId: Id, aboutIds: z.array(Id).min(1).max(20).optional() }),
  output: z.object({ mine: z.array(Mine), progress: Progress }),
})

export const AcknowledgementRow = z.object({
  person: PersonRef,
  fullName: z.string(), // «Кузнецова Анна»
  about: z.object({ id: Id, fullName: z.string(), name: z.string(), genitive: z.string() }).nullable(),
  className: z.string().nullable(),
  joined: z.boolean(), // false: not in Звонок yet
  at: Instant.nullable(),
  way: z.enum(['press', 'paper']).nullable(),
  markedBy: z.string().nullable(), // paper: who has marked it
})
export type AcknowledgementRow = z.infer<typeof AcknowledgementRow>

/** By name, in the order of a school's list, 100 a page. A class teacher sees the families of the own class. */
export const listAcknowledgements = query('announcements.listAcknowledgements', {
  who: 'account',
  input: z.object({
    announcementId: Id,
    state: z.enum(['all', 'confirmed', 'waiting', 'absent']).default('all'), // absent: waiting, and not joined yet
    text: z.string().trim().max(100).optional(),
    after: z.string().max(400).optional(), // `next` of the page before
  }),
  output: z.object({
    rows: z.array(AcknowledgementRow),
    next: z.string().nullable(),
    total: z.object({ of: z.number().int(), confirmed: z.number().int(), absent: z.number().int() }),
    scope: z.enum(['all', 'class']),
  }),
})

/** Signed on paper: marked by whoever sees the name; `on: false` takes the mark back, never a press. */
export const markOnPaper = command('announcements.markOnPaper', {
  who: 'account',
  natural: true,
  input: z.object({ announcementId: Id, personId: Id, aboutId: Id, on: z.boolean() }),
  output: Progress,
})

/** To the rest only, at most once in twelve hours, never at night. */
export const remind = command('announcements.remind', {
  who: 'account',
  input: One,
  output: z.object({ reminded: z.number().int(), absent: z.number().int(), at: Instant }),
})

/** «Лист ознакомления», A4. */
export const printAcknowledgements = download('announcements.printAcknowledgements', {
  who: 'account',
  input: z.object({ announcementId: Id }),
})

const StateView = z.object({ announcementId: Id, state: AnnouncementState })

/** In the account's topic, of its author and of the editors: it has taken a step. */
export const announcementMoved = event('announcements.announcementMoved', { key: StateView, view: StateView })
/** In the account's topic: it still waits for this person. */
export const reminded = event('announcements.reminded', {
  key: z.object({ announcementId: Id }),
  view: z.object({ announcementId: Id }),
})
/** In the account's topic: confirmed on another device of mine, or on paper. */
export const acknowledged = event('announcements.acknowledged', {
  key: z.object({ announcementId: Id }),
  view: z.object({ announcementId: Id }),
})
/** In the topics of its chats; several confirmations are told as one. */
export const progressChanged = event('announcements.progressChanged', {
  key: z.object({ announcementId: Id }),
  view: Progress.extend({ announcementId: Id }),
})

export type AnnouncementEvent = EventOf<typeof progressChanged>
