import { z } from 'zod'
import { command, download, Id, Instant, query, upload } from '#contract'
import { Relation } from '#contract/people'
import { FIELDS, type Field } from './rules.ts'

// A school brings its list as it has it: upload → what the columns mean → what would change → one transaction → report.
// The same list brought again is a synchronisation.

export const FileFormat = z.enum(['xlsx', 'csv', 'oneroster', 'sds'])
export type FileFormat = z.infer<typeof FileFormat>

/** `reading`, `comparing` and `writing` go on by themselves, whether anybody looks or not. */
export const ImportState = z.enum([
  'reading',
  'mapping',
  'comparing',
  'ready',
  'writing',
  'done',
  'undone',
  'failed',
  'dropped',
])
export type ImportState = z.infer<typeof ImportState>

export const ListedWho = z.enum(['pupils', 'staff'])
const FieldName = z.enum(FIELDS as [Field, ...Field[]])

export const ItemKind = z.enum(['new', 'changed', 'same', 'leaving', 'doubtful', 'fault'])
export type ItemKind = z.infer<typeof ItemKind>

const Count = z.number().int()
export const Summary = z.object({
  rows: Count,
  new: Count,
  changed: Count,
  same: Count,
  leaving: Count,
  doubtful: Count, // rows that wait for a decision
  fault: Count, // rows and cells with a fault
  leftOut: Count, // rows that do not come in
  deeds: Count, // single things that would be written
  newGuardians: Count,
  newClasses: z.array(z.string()),
  newSubjects: z.array(z.string()),
})
export type Summary = z.infer<typeof Summary>

/** What changes about somebody, in the school's words; the screen makes the sentence. */
export const Change = z.object({
  what: z.enum([
    'name',
    'class',
    'group',
    'birthDay',
    'contacts',
    'guardianNew',
    'guardianKnown',
    'guardianName',
    'relation',
    'returned',
    'post',
    'role',
    'leads',
    'teaches',
    'code',
  ]),
  before: z.string().nullable(),
  after: z.string().nullable(),
  relation: Relation.nullable(),
})
export type Change = z.infer<typeof Change>

/** `id` is a person of the school, or a row or a draft of the same list. */
export const Candidate = z.object({
  id: z.string(),
  fullName: z.string(),
  about: z.string(), // «7А», «учитель математики», «мама Тимура Ахметова, 7А»
})
export type Candidate = z.infer<typeof Candidate>

export const Doubt = z.object({
  key: z.string(),
  about: z.enum(['pupil', 'guardian', 'staff']),
  fullName: z.string(),
  reason: z.enum(['namesake', 'slip', 'twice', 'returned', 'guardianNamesake', 'alsoStaff', 'alsoGuardian']),
  candidates: z.array(Candidate),
  /** A candidate's id, `new`, or `skip`; null while nobody has decided. */
  decision: z.string().nullable(),
})
export type Doubt = z.infer<typeof Doubt>

export const Item = z.object({
  place: Count,
  kind: ItemKind,
  personId: Id.nullable(),
  fullName: z.string(),
  unit: z.string().nullable(), // the class, or the post
  sheet: z.string().nullable(),
  row: Count.nullable(),
  changes: z.array(Change),
  doubts: z.array(Doubt),
  /** Of a fault: the very cell, and why. */
  column: z.string().nullable(),
  cell: z.string().nullable(),
  reason: z.object({ ru: z.string(), en: z.string() }).nullable(),
  grave: z.boolean(),
  /** Of somebody leaving: kept all the same. */
  kept: z.boolean(),
})
export type Item = z.infer<typeof Item>

const Mapping = z.object({
  who: ListedWho,
  headRow: z.number().int().min(-1).max(100),
  columns: z.array(FieldName).max(100),
})

const Why = z.object({ ru: z.string(), en: z.string() })

export const Import = z.object({
  id: Id,
  organizationId: Id,
  fileName: z.string(),
  format: FileFormat.nullable(),
  state: ImportState,
  reason: Why.nullable(),
  done: Count,
  total: Count,
  startedBy: z.string(),
  startedAt: Instant,
  writtenAt: Instant.nullable(),
  undoneAt: Instant.nullable(),
  leaveAbsent: z.boolean(),
  summary: Summary.nullable(),
})
export type Import = z.infer<typeof Import>

export const MAX_UPLOAD = 15 * 1024 * 1024

/** `id` becomes the import's id. */
export const uploadRoster = upload('rosters.uploadRoster', {
  who: 'account',
  maxBytes: MAX_UPLOAD,
  input: z.object({ id: Id, organizationId: Id, name: z.string().trim().min(1).max(200) }),
  output: Import,
})

export const listImports = query('rosters.listImports', {
  who: 'account',
  input: z.object({ organizationId: Id }),
  output: z.object({ imports: z.array(Import), can: z.object({ import: z.boolean() }) }),
})

export const getImport = query('rosters.getImport', {
  who: 'account',
  input: z.object({ importId: Id }),
  output: z.object({
    import: Import,
    /** Of a table: its columns with what is understood of them, and what stands in the first rows. */
    table: z
      .object({
        who: ListedWho,
        headRow: z.number().int(),
        classKnown: z.boolean(), // from the names of sheets or from titles between rows
        sheets: z.array(z.object({ name: z.string(), rows: Count })),
        columns: z.array(
          z.object({ letter: z.string(), head: z.string(), field: FieldName, examples: z.array(z.string()) }),
        ),
      })
      .nullable(),
    /** `whyNot` says why a written import cannot be taken back any more. */
    can: z.object({ write: z.boolean(), undo: z.boolean(), whyNot: Why.nullable() }),
  }),
})

/** Says what the columns mean and whether whoever is absent has left; comparing begins. */
export const setMapping = command('rosters.setMapping', {
  who: 'account',
  input: z.object({ id: Id, importId: Id, mapping: Mapping.nullable(), leaveAbsent: z.boolean() }),
  output: Import,
})

/** Back to the columns, with nothing lost. */
export const reopenMapping = command('rosters.reopenMapping', {
  who: 'account',
  input: z.object({ id: Id, importId: Id }),
  output: Import,
})

export const listItems = query('rosters.listItems', {
  who: 'account',
  input: z.object({
    importId: Id,
    kind: ItemKind,
    after: z.coerce.number().int().min(-1).default(-1),
    text: z.string().trim().max(100).optional(),
  }),
  output: z.object({ items: z.array(Item), next: z.number().int().nullable() }),
})

/** One doubt, or one who would leave (`leave <person>`: `keep` or `leave`). */
export const decide = command('rosters.decide', {
  who: 'account',
  input: z.object({
    id: Id,
    importId: Id,
    decisions: z
      .array(z.object({ key: z.string().max(200), decision: z.string().max(200).nullable() }))
      .min(1)
      .max(500),
  }),
  output: Import,
})

/** All of it in one transaction, or nothing. If the school has changed since the comparison, it is compared again instead. */
export const writeImport = command('rosters.writeImport', {
  who: 'account',
  input: z.object({ id: Id, importId: Id }),
  output: Import,
})

/** Takes a written import back as a whole, while nothing depends on it. */
export const undoImport = command('rosters.undoImport', {
  who: 'account',
  input: z.object({ id: Id, importId: Id }),
  output: Import,
})

/** Gives up an import that has not been written. */
export const dropImport = command('rosters.dropImport', {
  who: 'account',
  input: z.object({ id: Id, importId: Id }),
  output: Import,
})

/** The comparison as a table: what came in, what did not and why, by row. */
export const downloadReport = download('rosters.downloadReport', { who: 'account', input: z.object({ importId: Id }) })

export const ExportFormat = z.enum(['xlsx', 'csv', 'csv1251', 'oneroster', 'sds'])
export type ExportFormat = z.infer<typeof ExportFormat>

/** The school's list in a form that it, or another program, reads again. */
export const exportRoster = download('rosters.exportRoster', {
  who: 'account',
  input: z.object({ organizationId: Id, format: ExportFormat, who: ListedWho.default('pupils') }),
})
