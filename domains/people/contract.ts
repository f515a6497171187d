import { z } from 'zod'
import { command, Day, event, Id, Instant, query } from '#contract'

// A person is somebody the school knows, with or without an account yet. An account is a way in; one account may
// be several people (a guardian in two schools), one person may wear several hats (a teacher who is a parent).

export const Role = z.enum([
  'administrator', // the one appointed by the director's order
  'additionalAdministrator',
  'director',
  'deputy',
  'responsible', // for introduction, named beside the administrator
  'teacher',
  'employee',
  'pupil',
  'guardian',
])
export type Role = z.infer<typeof Role>

export const StaffRole = z.enum(['additionalAdministrator', 'director', 'deputy', 'responsible', 'teacher', 'employee'])
export type StaffRole = z.infer<typeof StaffRole>

export const Relation = z.enum(['mother', 'father', 'grandmother', 'grandfather', 'guardian'])
export type Relation = z.infer<typeof Relation>

const Part = z
  .string()
  .trim()
  .max(60)
  .transform((part) => part.replace(/\s+/g, ' '))
export const PersonName = z.object({
  lastName: Part.pipe(z.string().min(1)),
  firstName: Part.pipe(z.string().min(1)),
  patronymic: Part.optional().transform((part) => part || undefined),
})
export type PersonName = z.infer<typeof PersonName>

/** Whose relative somebody is, so that a chat may say «мама Артёма»; `genitive` is Russian, `name` the plain first name. */
export const Kinship = z.object({
  relation: Relation,
  children: z.array(z.object({ id: Id, name: z.string(), genitive: z.string() })),
})
export type Kinship = z.infer<typeof Kinship>

/** A person as others see one: never a phone, never an e-mail. */
export const PersonRef = z.object({
  id: Id,
  name: z.string(), // «Елена Сергеевна Воробьёва» for staff, «Тимур Ахметов» for others
  verified: z.boolean(), // staff confirmed by the school: the badge
  post: z.string().nullable(), // «учитель математики»
  kinship: Kinship.nullable(),
})
export type PersonRef = z.infer<typeof PersonRef>

export const Person = z.object({
  id: Id,
  organizationId: Id,
  name: PersonName,
  fullName: z.string(), // «Воробьёва Елена Сергеевна»
  roles: z.array(Role),
  post: z.string().nullable(),
  verified: z.boolean(),
  joined: z.boolean(), // has an account
  classes: z.array(z.object({ id: Id, name: z.string(), part: z.string(), subject: z.string().nullable() })),
  children: z.array(z.object({ id: Id, fullName: z.string(), className: z.string().nullable(), relation: Relation })),
  guardians: z.array(z.object({ id: Id, fullName: z.string(), relation: Relation, joined: z.boolean() })),
})
export type Person = z.infer<typeof Person>

/** What one is in one school. */
export const Hat = z.object({
  personId: Id,
  organization: z.object({
    id: Id,
    name: z.string(),
    shortName: z.string(),
    kind: z.string(),
    municipality: z.string(),
    timeZone: z.string(),
  }),
  name: PersonName,
  greetingName: z.string(), // «Анна» or «Елена Сергеевна»
  roles: z.array(Role),
  /** False for an employee whose role the school has yet to confirm. */
  confirmed: z.boolean(),
  post: z.string().nullable(),
  classes: z.array(z.object({ id: Id, name: z.string(), part: z.string() })),
  children: z.array(z.object({ id: Id, name: z.string(), classId: Id.nullable(), className: z.string().nullable() })),
  /** `administer` the school; `appoint` those who do; `leadClasses`: prints sheets and accepts requests for one's own classes. */
  can: z.object({ administer: z.boolean(), appoint: z.boolean(), leadClasses: z.boolean() }),
})
export type Hat = z.infer<typeof Hat>

export const listMyHats = query('people.listMyHats', {
  who: 'account',
  limited: true,
  input: z.object({}),
  output: z.object({ hats: z.array(Hat) }),
})

/** Adds an employee by hand. Pupils are added in their class, guardians at their child. */
export const addStaff = command('people.addStaff', {
  who: 'account',
  input: z.object({
    id: Id,
    organizationId: Id,
    name: PersonName,
    roles: z.array(StaffRole).min(1),
    post: z.string().trim().max(120).optional(),
  }),
  output: Person,
})

export const updatePerson = command('people.updatePerson', {
  who: 'account',
  input: z.object({ id: Id, personId: Id, name: PersonName, post: z.string().trim().max(120).optional() }),
  output: Person,
})

/** Additional administrators are appointed from staff who have already joined (R008). */
export const setRoles = command('people.setRoles', {
  who: 'account',
  input: z.object({ id: Id, personId: Id, roles: z.array(StaffRole), reason: z.string().trim().max(300).optional() }),
  output: Person,
})

/** Who gave and took which roles, when and why; the latest first. */
export const listRoleChanges = query('people.listRoleChanges', {
  who: 'account',
  input: z.object({ personId: Id }),
  output: z.object({
    changes: z.array(
      z.object({
        id: Id,
        granted: z.array(Role),
        taken: z.array(Role),
        reason: z.string().nullable(),
        by: z.string(),
        at: Instant,
        undone: z.object({ by: z.string(), at: Instant }).nullable(),
        can: z.object({ undo: z.boolean() }),
      }),
    ),
  }),
})

/** Takes the latest change back, by the same rules by which it was made. */
export const undoRoles = command('people.undoRoles', {
  who: 'account',
  input: z.object({ id: Id, changeId: Id }),
  output: Person,
})

/** R007: by the director's order an employee becomes the administrator; whoever was it before is an employee again. */
export const appointAdministrator = command('people.appointAdministrator', {
  who: 'account',
  input: z.object({
    id: Id,
    personId: Id,
    order: z.object({ number: z.string().trim().min(1).max(40), day: Day }),
  }),
  output: Person,
})

/** Ends the person's place in the school: every seat and the access go at once; what they wrote stays. */
export const removePerson = command('people.removePerson', {
  who: 'account',
  input: z.object({ id: Id, personId: Id }),
  output: z.object({}),
})

export const listPeople = query('people.listPeople', {
  who: 'account',
  input: z.object({
    organizationId: Id,
    kind: z.enum(['staff', 'pupils', 'guardians', 'all']).default('all'),
    text: z.string().trim().max(100).optional(),
    joined: z.enum(['yes', 'no']).optional(),
    after: z.string().max(200).optional(), // the last full name and id of the page before, as `next` gave it
  }),
  output: z.object({ people: z.array(Person), total: z.number().int(), next: z.string().nullable() }),
})

export const getPerson = query('people.getPerson', {
  who: 'account',
  input: z.object({ personId: Id }),
  /** `roles`: sets staff roles; `appoint`: those who administer among them; `order`: makes this one the administrator. */
  output: z.object({
    person: Person,
    can: z.object({
      edit: z.boolean(),
      remove: z.boolean(),
      roles: z.boolean(),
      appoint: z.boolean(),
      order: z.boolean(),
    }),
  }),
})

/** Binds a guardian to a child: a new person by name, or one the school already knows by id. */
export const addGuardian = command('people.addGuardian', {
  who: 'account',
  input: z.object({
    id: Id,
    pupilId: Id,
    relation: Relation,
    guardian: z.union([z.object({ personId: Id }), z.object({ name: PersonName })]),
  }),
  output: Person, // the guardian
})

export const removeGuardian = command('people.removeGuardian', {
  who: 'account',
  input: z.object({ id: Id, pupilId: Id, guardianId: Id }),
  output: z.object({}),
})

export const Suspicion = z.object({
  /** A family's name that reads as an employee's; two records that may be one; letters of two alphabets in one name. */
  kind: z.enum(['likeStaff', 'double', 'twoAlphabets']),
  person: Person,
  other: z.object({ id: Id, fullName: z.string(), roles: z.array(Role) }).nullable(),
})
export type Suspicion = z.infer<typeof Suspicion>

/**
 * Who waits for confirmation. Employees for the administration (R039–R042); pupils and guardians whom a link let in at
 * once, for the class teacher too; names worth a look, for the administration (R047).
 */
export const listUnconfirmed = query('people.listUnconfirmed', {
  who: 'account',
  input: z.object({ organizationId: Id }),
  output: z.object({
    staff: z.array(z.object({ person: Person, since: Instant, self: z.boolean() })),
    families: z.array(z.object({ person: Person, since: Instant })),
    suspicions: z.array(Suspicion),
  }),
})

/** The director and the administrator confirm themselves, too (R041). */
export const confirmPerson = command('people.confirmPerson', {
  who: 'account',
  input: z.object({ id: Id, personId: Id }),
  output: Person,
})

/** Not who they say: the place in the school ends; the person reads why, and the audit keeps it. */
export const refuseProfile = command('people.refuseProfile', {
  who: 'account',
  input: z.object({ id: Id, personId: Id, reason: z.string().trim().min(5).max(500) }),
  output: z.object({}),
})

/** How to be confirmed here (R048); null: the usual way. `waits`: I am an employee whom nobody has confirmed yet. */
export const getVerification = query('people.getVerification', {
  who: 'account',
  input: z.object({ organizationId: Id }),
  output: z.object({ text: z.string().nullable(), waits: z.boolean(), can: z.object({ edit: z.boolean() }) }),
})

export const setVerificationText = command('people.setVerificationText', {
  who: 'account',
  input: z.object({ id: Id, organizationId: Id, text: z.string().trim().max(4000) }), // empty: the usual text again
  output: z.object({}),
})

/** How the school's keys are kept: who administers without a second step, and who has said that a stranger was in. */
export const getEntry = query('people.getEntry', {
  who: 'account',
  input: z.object({ organizationId: Id }),
  output: z.object({
    demanded: z.object({ by: z.string(), at: Instant }).nullable(),
    without: z.array(z.object({ personId: Id, fullName: z.string() })),
    reports: z.array(
      z.object({
        id: Id,
        personId: Id,
        fullName: z.string(),
        words: z.string(),
        createdAt: Instant,
        locked: z.boolean(),
        settledAt: Instant.nullable(),
      }),
    ),
    can: z.object({ demand: z.boolean() }),
  }),
})

/** Puts a report of somebody else's sign-in away; the account is not locked, or a new sheet has opened it. */
export const settleIntrusion = command('people.settleIntrusion', {
  who: 'account',
  natural: true,
  input: z.object({ personId: Id, reportId: Id }),
  output: z.object({}),
})

/** What waits for the administration, or for a class teacher, by number: to be confirmed; reports of strangers. */
export const countDuties = query('people.countDuties', {
  who: 'account',
  input: z.object({ organizationId: Id }),
  output: z.object({ unconfirmed: z.number().int(), intrusions: z.number().int() }),
})

/** Whoever administers the school has to have a second step; whoever asks for it has it already. */
export const demandSecondStep = command('people.demandSecondStep', {
  who: 'account',
  natural: true,
  input: z.object({ organizationId: Id, on: z.boolean() }),
  output: z.object({}),
})

const Closed = z.object({ name: z.string(), since: Instant, reason: z.string() })

/** Schools that are closed to me, and why: by the operator for a time, or by the school, which has refused my profile. */
export const listSuspended = query('people.listSuspended', {
  who: 'account',
  limited: true,
  input: z.object({}),
  output: z.object({ schools: z.array(Closed), refused: z.array(Closed) }),
})

/** In the organization's topic: somebody came, changed or left; lists of people ask again. */
export const peopleChanged = event('people.peopleChanged', { key: z.object({}), view: z.object({}) })
/** In the account's topic: the hats have changed, ask again. */
export const hatsChanged = event('people.hatsChanged', { key: z.object({}), view: z.object({}) })
