import { z } from 'zod'
import { command, Day, download, event, Id, Instant, Nothing, query } from '#contract'
import { Relation } from '#contract/people'
import { MATTER_KINDS } from './rules/privacy-terms.ts'

// Consents and permission slips with a simple electronic signature: an account, an explicit press, a one-time code.

/** One document, one purpose. A slip is a permission for one event. */
export const ConsentKind = z.enum(['personalData', 'photo', 'publication', 'recording', 'other', 'slip'])
export type ConsentKind = z.infer<typeof ConsentKind>
const TemplateKind = ConsentKind.exclude(['slip'])

export const ConsentState = z.enum(['signed', 'refused', 'waiting', 'withdrawn'])
export type ConsentState = z.infer<typeof ConsentState>
export const SigningPart = z.enum(['guardian', 'self'])
const Answer = z.enum(['signed', 'refused'])
const Count = z.number().int()

const Title = z.string().trim().min(3).max(150)
const Text = z.string().trim().min(10).max(8000)
const Consequence = z.string().trim().min(3).max(1000)
const Comment = z.string().trim().max(500)

export const Template = z.object({
  id: Id,
  kind: TemplateKind,
  title: z.string(),
  text: z.string(),
  consequence: z.string(),
  version: Count,
  versionId: Id,
  changedAt: Instant,
})
export type Template = z.infer<typeof Template>

/** For those who ask; `starters` are texts to begin with. */
export const listTemplates = query('consents.listTemplates', {
  who: 'account',
  input: z.object({ organizationId: Id }),
  output: z.object({
    templates: z.array(Template),
    starters: z.array(
      z.object({ key: z.string(), kind: TemplateKind, title: z.string(), text: z.string(), consequence: z.string() }),
    ),
    /** Years for which a document is kept once nothing of it is in force; null: for ever. */
    retention: z.number().int().nullable(),
    can: z.object({ edit: z.boolean() }),
  }),
})

const Content = z.object({ title: Title, text: Text, consequence: Consequence })

export const createTemplate = command('consents.createTemplate', {
  who: 'account',
  input: Content.extend({ id: Id, organizationId: Id, kind: TemplateKind }), // the template's own id
  output: Template,
})

/** A next version; what was asked with an earlier one keeps it. */
export const reviseTemplate = command('consents.reviseTemplate', {
  who: 'account',
  input: Content.extend({ id: Id, templateId: Id }),
  output: Template,
})

export const removeTemplate = command('consents.removeTemplate', {
  who: 'account',
  input: z.object({ id: Id, templateId: Id }),
  output: Nothing,
})

/** Where and when a slip lets somebody go; `cost` in roubles, 0 = free. */
export const Trip = z.object({
  day: Day,
  time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .nullable(),
  place: z.string().trim().min(2).max(200),
  cost: Count.min(0).max(1_000_000),
})
export type Trip = z.infer<typeof Trip>

export const Counts = z.object({ signed: Count, refused: Count, waiting: Count, withdrawn: Count, of: Count })
export type Counts = z.infer<typeof Counts>

export const ConsentRequest = z.object({
  id: Id,
  organizationId: Id,
  kind: ConsentKind,
  title: z.string(),
  text: z.string(),
  consequence: z.string(),
  version: Count.nullable(), // of its template
  trip: Trip.nullable(),
  deadline: Instant.nullable(),
  author: z.string(),
  createdAt: Instant,
  remindedAt: Instant.nullable(),
  closedAt: Instant.nullable(),
})
export type ConsentRequest = z.infer<typeof ConsentRequest>

/** By the administration of anybody, by a class teacher of the own class. A template gives the text, or it is a slip. */
export const askForConsent = command('consents.askForConsent', {
  who: 'account',
  input: z.object({
    id: Id, // the request's own id
    organizationId: Id,
    what: z.union([
      z.object({ templateId: Id }),
      z.object({ title: Title, text: Text, consequence: Consequence, trip: Trip.nullable() }),
    ]),
    classIds: z.array(Id).max(200),
    personIds: z.array(Id).max(200), // pupils and employees one by one
    deadline: Instant.nullable(),
  }),
  output: ConsentRequest,
})

export const listRequests = query('consents.listRequests', {
  who: 'account',
  input: z.object({ organizationId: Id }),
  output: z.object({
    requests: z.array(z.object({ request: ConsentRequest, counts: Counts })),
    can: z.object({ ask: z.boolean(), templates: z.boolean(), privacy: z.boolean() }),
  }),
})

/** The register's first page: how it stands, class by class; `classId` null are employees. */
export const getRequest = query('consents.getRequest', {
  who: 'account',
  input: z.object({ requestId: Id }),
  output: z.object({
    request: ConsentRequest,
    counts: Counts,
    classes: z.array(z.object({ classId: Id.nullable(), name: z.string().nullable(), counts: Counts })),
    can: z.object({ close: z.boolean(), remind: z.boolean(), mark: z.boolean() }),
  }),
})

export const Signature = z.object({
  id: Id,
  signerId: Id,
  signerName: z.string(), // «Ахметова Алия»
  relation: Relation.nullable(),
  part: SigningPart,
  answer: Answer,
  way: z.enum(['press', 'paper']),
  at: Instant,
  comment: z.string().nullable(),
  markedBy: z.string().nullable(),
  scan: z.boolean(),
  withdrawnAt: Instant.nullable(),
  withdrawalReason: z.string().nullable(),
  withdrawalScan: z.boolean(),
})
export type Signature = z.infer<typeof Signature>

export const RegisterRow = z.object({
  subject: z.object({ id: Id, fullName: z.string(), pupil: z.boolean(), birthDay: Day.nullable() }),
  classId: Id.nullable(),
  className: z.string().nullable(),
  state: ConsentState,
  missing: z.array(SigningPart), // whose signature is awaited
  signatures: z.array(Signature), // the latest of each signer
  signers: z.array(z.object({ id: Id, fullName: z.string(), relation: Relation.nullable(), joined: z.boolean() })),
})
export type RegisterRow = z.infer<typeof RegisterRow>

/** One class of the register by name; without `classId` those who are in none. */
export const listRegister = query('consents.listRegister', {
  who: 'account',
  input: z.object({ requestId: Id, classId: Id.optional() }),
  output: z.object({ rows: z.array(RegisterRow) }),
})

/** Nobody is asked any more; answers stay, and may still be withdrawn. */
export const closeRequest = command('consents.closeRequest', {
  who: 'account',
  input: z.object({ id: Id, requestId: Id }),
  output: ConsentRequest,
})

/** To the rest only, at most once in twelve hours, never at night. */
export const remindRest = command('consents.remindRest', {
  who: 'account',
  input: z.object({ id: Id, requestId: Id }),
  output: z.object({ reminded: Count, absent: Count, at: Instant }),
})

/** What I am asked: for myself, or for a child. */
export const Mine = z.object({
  request: ConsentRequest,
  subject: z.object({ id: Id, name: z.string(), fullName: z.string(), genitive: z.string(), self: z.boolean() }),
  signerId: Id,
  state: ConsentState,
  missing: z.array(SigningPart),
  own: Signature.nullable(), // my latest answer
  waits: z.boolean(), // for me
  can: z.object({ sign: z.boolean(), decline: z.boolean(), withdraw: z.boolean() }),
})
export type Mine = z.infer<typeof Mine>

/** In all my schools: what waits first, then the latest. */
export const listMine = query('consents.listMine', {
  who: 'account',
  input: z.object({}),
  output: z.object({ mine: z.array(Mine) }),
})

const Own = z.object({ requestId: Id, subjectId: Id })

/** The document exactly as it would be signed, and its hash. */
export const getDocument = query('consents.getDocument', {
  who: 'account',
  input: Own,
  output: z.object({ mine: Mine, document: z.string(), sha256: z.string(), answers: z.array(Signature) }),
})

/**
 * Sends the one-time code, or shows it where nothing can be sent. `sha256` says which text was read: if it is another by
 * now, nothing begins.
 */
export const prepareSigning = command('consents.prepareSigning', {
  who: 'account',
  natural: true,
  input: Own.extend({ sha256: z.string().length(64), comment: Comment.optional() }),
  output: z.object({
    confirmationId: Id,
    way: z.enum(['mail', 'sms', 'screen']),
    address: z.string().nullable(), // «…45-67», «a…@mail.ru»
    code: z.string().nullable(), // to be typed in from the screen
    validSeconds: Count,
  }),
})

export const confirmSigning = command('consents.confirmSigning', {
  who: 'account',
  input: z.object({ id: Id, confirmationId: Id, code: z.string().trim().min(4).max(8) }),
  output: Mine,
})

/** «Не согласен(а)»: one press, kept as an answer. */
export const declineConsent = command('consents.declineConsent', {
  who: 'account',
  input: Own.extend({ id: Id, comment: Comment.optional() }),
  output: Mine,
})

/** One's own signature, on any day; what follows stands in the document. */
export const withdrawConsent = command('consents.withdrawConsent', {
  who: 'account',
  input: Own.extend({ id: Id, reason: Comment.optional() }),
  output: Mine,
})

/** Signed, refused or withdrawn on paper, entered by the class teacher or the administration. */
export const recordPaper = command('consents.recordPaper', {
  who: 'account',
  input: z.object({
    id: Id, // the signature's own id
    requestId: Id,
    subjectId: Id,
    signerId: Id,
    answer: z.enum(['signed', 'refused', 'withdrawn']),
    day: Day, // as it stands on the paper
    fileId: Id.optional(), // the scan, uploaded by the same person
  }),
  output: RegisterRow,
})

export const openScan = download('consents.openScan', {
  who: 'account',
  input: z.object({ signatureId: Id, of: z.enum(['signature', 'withdrawal']).default('signature') }),
})

/** Who signs depends on the age. */
export const setBirthDay = command('consents.setBirthDay', {
  who: 'account',
  input: z.object({ id: Id, personId: Id, day: Day }),
  output: z.object({ day: Day }),
})

const Part = z.object({ requestId: Id, classId: Id.optional() })
export const exportRegister = download('consents.exportRegister', { who: 'account', input: Part })
export const printRegister = download('consents.printRegister', { who: 'account', input: Part })
/** A4: signed, with how; or with lines for a signature. */
export const printDocument = download('consents.printDocument', { who: 'account', input: Own })

export const MatterKind = z.enum(MATTER_KINDS)
export const Matter = z.object({
  id: Id,
  kind: MatterKind,
  about: z.string().nullable(),
  subject: z.string().nullable(), // opened by a withdrawal: whose
  title: z.string().nullable(), // … and of what
  begunOn: Day,
  dueOn: Day,
  extended: z.boolean(),
  extensionReason: z.string().nullable(),
  rough: z.boolean(), // reckoned without the year's calendar
  law: z.object({ act: z.string(), clause: z.string(), checked: z.enum(['read', 'memory']) }),
  urgency: z.enum(['done', 'overdue', 'soon', 'calm']),
  doneAt: Instant.nullable(),
  doneBy: z.string().nullable(),
  outcome: z.string().nullable(),
  can: z.object({ extend: z.boolean(), close: z.boolean() }),
})
export type Matter = z.infer<typeof Matter>

/** «Сроки по персональным данным»: open ones by their day, then the latest done. For the administration. */
export const listMatters = query('consents.listMatters', {
  who: 'account',
  input: z.object({ organizationId: Id }),
  output: z.object({
    matters: z.array(Matter),
    terms: z.array(
      z.object({
        kind: MatterKind,
        days: Count,
        unit: z.enum(['working', 'calendar']),
        extension: Count,
        act: z.string(),
        clause: z.string(),
        checked: z.enum(['read', 'memory']),
      }),
    ),
  }),
})

export const openMatter = command('consents.openMatter', {
  who: 'account',
  input: z.object({
    id: Id,
    organizationId: Id,
    kind: MatterKind,
    about: z.string().trim().min(3).max(300),
    begunOn: Day,
  }),
  output: Matter,
})

export const extendMatter = command('consents.extendMatter', {
  who: 'account',
  input: z.object({ id: Id, matterId: Id, reason: z.string().trim().min(5).max(500) }),
  output: Matter,
})

export const closeMatter = command('consents.closeMatter', {
  who: 'account',
  input: z.object({ id: Id, matterId: Id, outcome: z.string().trim().min(3).max(500) }),
  output: Matter,
})

const About = z.object({ requestId: Id })
export const setRetention = command('consents.setRetention', {
  who: 'account',
  input: z.object({ id: Id, organizationId: Id, years: z.number().int().min(3).max(75).nullable() }),
  output: Nothing,
})

const MonthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
const Year = z.coerce.number().int().min(2020).max(2100)

/** Days off of a year, by which terms are reckoned; `checked` once the school has saved it. */
export const getWorkYear = query('consents.getWorkYear', {
  who: 'account',
  input: z.object({ organizationId: Id, year: Year }),
  output: z.object({
    off: z.array(z.string()),
    work: z.array(z.string()),
    act: z.string(),
    checked: z.object({ by: z.string(), at: Instant }).nullable(),
  }),
})

/** Open terms are reckoned anew. */
export const setWorkYear = command('consents.setWorkYear', {
  who: 'account',
  input: z.object({
    id: Id,
    organizationId: Id,
    year: Year,
    off: z.array(MonthDay).max(366),
    work: z.array(MonthDay).max(366),
    act: z.string().trim().min(3).max(300),
  }),
  output: Nothing,
})

/** In the account's topic: something waits for this person's signature, or waits no more. */
export const asked = event('consents.asked', { key: About, view: About })
/** In the account's topic, of those who answer for the register: somebody has withdrawn. */
export const withdrawn = event('consents.withdrawn', { key: About, view: About })
/** In the account's topic, of those who keep the register; answers of some seconds are told as one. */
export const registerChanged = event('consents.registerChanged', { key: About, view: About })
