import { z } from 'zod'
import { command, Day, download, Id, Instant, Nothing, query } from '#contract'
import { AnnouncementState, Progress } from '#contract/announcements'

// Orders, bylaws, decisions: each with its versions, and with the days from and to which they hold (R209).

export * from './contract/moves.ts'

export const ActKind = z.enum(['decision', 'order', 'bylaw', 'list', 'message', 'other'])
export type ActKind = z.infer<typeof ActKind>

/** What the school's data fill (R007, R011, R169, R206, R208). */
export const PaperName = z.enum(['decision', 'administrator', 'bylaw', 'remote', 'movers', 'message'])
export type PaperName = z.infer<typeof PaperName>

const Title = z.string().trim().min(3).max(250)
const Text = z.string().trim().min(1).max(60_000)
const Council = z.string().trim().max(200)

export const Version = z.object({
  id: Id,
  no: z.number().int(),
  state: z.enum(['draft', 'coming', 'current', 'former']),
  number: z.string(),
  adoptedOn: Day.nullable(),
  validFrom: Day.nullable(),
  validTo: Day.nullable(),
  pupilsCouncil: z.string().nullable(),
  parentsCouncil: z.string().nullable(),
  text: z.string().nullable(), // as the document maker writes it; null: a file
  file: z.object({ name: z.string(), size: z.number().int(), mediaType: z.string() }).nullable(),
  writtenAt: Instant,
})
export type Version = z.infer<typeof Version>

export const Act = z.object({
  id: Id,
  organizationId: Id,
  kind: ActKind,
  title: z.string(),
  public: z.boolean(),
  versions: z.number().int(), // adopted ones
  draft: z.boolean(), // told to those who keep the shelf only
  current: Version.omit({ text: true }).nullable(), // in force, else the one that comes, else the last one
})
export type Act = z.infer<typeof Act>

export const Notice = z.object({
  announcementId: Id,
  versionId: Id,
  title: z.string(),
  state: AnnouncementState,
  progress: Progress.nullable(),
})
export type Notice = z.infer<typeof Notice>

/** R207: the decision on the next school year is announced by 1 May. */
export const DecisionState = z.object({
  schoolYear: z.string(), // «2027/28»
  by: Day,
  actId: Id.nullable(), // the decision, once it is taken
  due: z.boolean(), // it is time to take it
})
export type DecisionState = z.infer<typeof DecisionState>

/** Everybody of the school reads what is or was in force; drafts are for those who keep the shelf. */
export const listActs = query('acts.listActs', {
  who: 'account',
  input: z.object({ organizationId: Id }),
  output: z.object({
    acts: z.array(Act),
    decision: DecisionState.nullable(),
    page: z.object({ open: z.boolean() }), // the page without signing in
    can: z.object({ keep: z.boolean() }),
  }),
})

export const getAct = query('acts.getAct', {
  who: 'account',
  input: z.object({ actId: Id }),
  output: z.object({
    act: Act,
    versions: z.array(Version), // the latest first
    notices: z.array(Notice), // who has read and confirmed: for those who keep the shelf
    can: z.object({ keep: z.boolean() }),
  }),
})

const Body = z.object({ text: Text.optional(), fileId: Id.optional() }) // one of them

export const createAct = command('acts.createAct', {
  who: 'account',
  input: Body.extend({ id: Id, organizationId: Id, kind: ActKind, title: Title }), // the act's own id
  output: Act,
})

/** The draft: its words, or another file; the act's name and kind while nothing of it was adopted. */
export const editDraft = command('acts.editDraft', {
  who: 'account',
  input: Body.extend({ id: Id, versionId: Id, kind: ActKind, title: Title }),
  output: Act,
})

/** A next version, beginning with the words of the last one. */
export const draftVersion = command('acts.draftVersion', {
  who: 'account',
  input: Body.extend({ id: Id, actId: Id }), // the version's own id
  output: Act,
})

/** In force from a day on; the version before ends the day before (R209). */
export const adoptVersion = command('acts.adoptVersion', {
  who: 'account',
  input: z.object({
    id: Id,
    versionId: Id,
    number: z.string().trim().max(40),
    adoptedOn: Day,
    validFrom: Day,
    pupilsCouncil: Council.optional(),
    parentsCouncil: Council.optional(),
  }),
  output: Act,
})

/** Holds no longer than that day. */
export const endAct = command('acts.endAct', {
  who: 'account',
  input: z.object({ id: Id, actId: Id, day: Day }),
  output: Act,
})

/** A draft; with it the act, where nothing of it was ever adopted. */
export const removeDraft = command('acts.removeDraft', {
  who: 'account',
  input: z.object({ id: Id, versionId: Id }),
  output: Nothing,
})

/** On the open page, or not. */
export const showAct = command('acts.showAct', {
  who: 'account',
  input: z.object({ id: Id, actId: Id, on: z.boolean() }),
  output: Act,
})

export const openPage = command('acts.openPage', {
  who: 'account',
  input: z.object({ id: Id, organizationId: Id, on: z.boolean() }),
  output: Nothing,
})

export const Addressees = z.enum(['staff', 'guardians', 'pupils'])
export type Addressees = z.infer<typeof Addressees>

/** A draft of an announcement with «Ознакомлен(а)», to be looked over and published. */
export const askToRead = command('acts.askToRead', {
  who: 'account',
  input: z.object({ id: Id, versionId: Id, addressees: z.array(Addressees).min(1) }), // the announcement's own id
  output: z.object({ announcementId: Id }),
})

export const openDocument = download('acts.openDocument', {
  who: 'account',
  input: z.object({ versionId: Id, format: z.enum(['docx', 'pdf', 'file']) }),
})

/** What the school's data say for the fields of a paper; what is not known is empty. */
export const preparePaper = query('acts.preparePaper', {
  who: 'account',
  input: z.object({ organizationId: Id, paper: PaperName }),
  output: z.object({ values: z.record(z.string(), z.string()) }),
})

export const PublicAct = z.object({
  id: Id,
  kind: ActKind,
  title: z.string(),
  version: Version.omit({ text: true }),
})
export type PublicAct = z.infer<typeof PublicAct>

/** For the school's site: what it has decided to show. A school that shows nothing and one that is not there are the same. */
export const listPublic = query('acts.listPublic', {
  who: 'anyone',
  input: z.object({ organizationId: Id }),
  output: z.object({ organizationName: z.string(), acts: z.array(PublicAct) }),
})

export const openPublic = download('acts.openPublic', { who: 'anyone', input: z.object({ versionId: Id }) })
