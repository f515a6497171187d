import { z } from 'zod'
import { command, Id, Instant, Nothing, query } from '#contract'
import { Provider, ProviderWish } from '#contract/accounts'
import { ImportState, Summary } from '#contract/rosters'

// The school's electronic journal: lists come from it, and the way leads there for marks, homework and the timetable,
// which stay in it (R166).

export const Adapter = z.enum(['oneroster', 'drop', 'links'])
export type Adapter = z.infer<typeof Adapter>

const Count = z.number().int()
const Words = z.object({ ru: z.string(), en: z.string() })

/** One bringing of lists: what has been read, and what came of it. */
export const Sync = z.object({
  id: Id,
  way: z.enum(['hand', 'clock', 'folder', 'upload']),
  state: z.enum(['pulling', 'handed', 'failed']),
  /** The collection that is being read: «users». */
  step: z.string().nullable(),
  done: Count,
  total: Count,
  reason: Words.nullable(),
  startedBy: z.string().nullable(),
  startedAt: Instant,
  endedAt: Instant.nullable(),
  import: z.object({ id: Id, state: ImportState, summary: Summary.nullable(), reason: Words.nullable() }).nullable(),
})
export type Sync = z.infer<typeof Sync>

export const Journal = z.object({
  organizationId: Id,
  adapter: Adapter,
  name: z.string(),
  version: z.enum(['1.1', '1.2']).nullable(),
  address: z.string().nullable(),
  tokenAddress: z.string().nullable(),
  clientId: z.string().nullable(),
  hasSecret: z.boolean(),
  schoolId: z.string().nullable(),
  everyHours: Count.nullable(),
  writeIfClear: z.boolean(),
  leaveAbsent: z.boolean(),
  subjectChats: z.boolean(),
  staffLink: z.string().nullable(),
  familyLink: z.string().nullable(),
  /** Of files: where they are put, where they are sent, and whether there is a key for that. */
  folder: z.string().nullable(),
  uploadAddress: z.string().nullable(),
  hasUploadKey: z.boolean(),
  connectedBy: z.string(),
  connectedAt: Instant,
  paused: z.object({ at: Instant, by: z.string() }).nullable(),
  nextAt: Instant.nullable(),
})
export type Journal = z.infer<typeof Journal>

const inSchool = z.object({ organizationId: Id })

export const getJournal = query('journal.getJournal', {
  who: 'account',
  input: inSchool,
  output: z.object({
    journal: Journal.nullable(),
    /** Newest first, the last twenty. */
    syncs: z.array(Sync),
    people: z.object({ all: Count, linked: Count }),
  }),
})

const Line = z.string().trim().min(1).max(300)
/** `https://…` with places for the class and the person; what is wrong with it, `#rules/journal` says. */
const Template = z.string().trim().min(1).max(500)

/** Connects, or changes what was connected. An absent secret stays as it is, as long as the addresses do. */
export const connectJournal = command('journal.connectJournal', {
  who: 'account',
  input: z.object({
    id: Id,
    organizationId: Id,
    adapter: Adapter,
    name: z.string().trim().min(2).max(60),
    version: z.enum(['1.1', '1.2']).nullable().default(null),
    address: Line.nullable().default(null),
    tokenAddress: Line.nullable().default(null),
    clientId: Line.nullable().default(null),
    secret: z.string().max(500).optional(),
    schoolId: Line.nullable().default(null),
    everyHours: z
      .union([z.literal(1), z.literal(6), z.literal(24), z.literal(168)])
      .nullable()
      .default(null),
    writeIfClear: z.boolean().default(false),
    leaveAbsent: z.boolean().default(false),
    subjectChats: z.boolean().default(true),
    staffLink: Template.nullable().default(null),
    familyLink: Template.nullable().default(null),
  }),
  output: Journal,
})

export const pauseJournal = command('journal.pauseJournal', {
  who: 'account',
  input: z.object({ id: Id, organizationId: Id, paused: z.boolean() }),
  output: Journal,
})

/** Takes the connection away with its secret. Whoever is linked stays linked, and people stay where they are. */
export const dropJournal = command('journal.dropJournal', {
  who: 'account',
  input: z.object({ id: Id, organizationId: Id }),
  output: Nothing,
})

/** Reads the journal now; `id` becomes the sync's id. */
export const pullJournal = command('journal.pullJournal', {
  who: 'account',
  input: z.object({ id: Id, organizationId: Id }),
  output: Sync,
})

/** A new key of the upload address, shown once; the earlier one is good no more. */
export const makeUploadKey = command('journal.makeUploadKey', {
  who: 'account',
  natural: true,
  input: inSchool,
  output: z.object({ key: z.string() }),
})

export const LinkedPerson = z.object({
  id: Id,
  fullName: z.string(),
  about: z.string(), // «7А», «учитель математики», «мама: Ахметов Тимур, 7А»
  who: z.enum(['staff', 'pupil', 'guardian']),
  joined: z.boolean(),
  journalId: z.string().nullable(),
})
export type LinkedPerson = z.infer<typeof LinkedPerson>

/** Who is who in the journal, and who is not found there yet. */
export const listLinked = query('journal.listLinked', {
  who: 'account',
  input: z.object({
    organizationId: Id,
    shown: z.enum(['all', 'linked', 'unlinked']).default('all'),
    text: z.string().trim().max(100).optional(),
    after: z.coerce.number().int().min(0).default(0),
  }),
  output: z.object({ people: z.array(LinkedPerson), next: Count.nullable() }),
})

export const linkPerson = command('journal.linkPerson', {
  who: 'account',
  input: z.object({ id: Id, personId: Id, journalId: z.string().trim().min(1).max(200).nullable() }),
  output: LinkedPerson,
})

/** A page of the journal, for whoever asks: staff go to the journal, families to the diary of a child. */
export const Link = z.object({
  kind: z.enum(['journal', 'diary']),
  href: z.string(),
  site: z.string(),
  /** Of a diary where somebody has several children. */
  of: z.string().nullable(),
})
export type Link = z.infer<typeof Link>

export const listLinks = query('journal.listLinks', {
  who: 'account',
  input: z.object({ organizationId: Id, classId: Id.optional(), personId: Id.optional() }),
  output: z.object({ name: z.string().nullable(), links: z.array(Link) }),
})

// — Who vouches for the school's people: the region's or the journal's own sign-in —

export const listProviders = query('journal.listProviders', {
  who: 'account',
  input: inSchool,
  output: z.object({
    providers: z.array(Provider),
    /** What has to be written into the provider's own settings. */
    returnTo: z.string(),
  }),
})

export const keepProvider = command('journal.keepProvider', {
  who: 'account',
  input: ProviderWish.extend({ organizationId: Id }),
  output: Provider,
})

export const removeProvider = command('journal.removeProvider', {
  who: 'account',
  input: z.object({ id: Id, organizationId: Id, providerId: Id }),
  output: Nothing,
})
