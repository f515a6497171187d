import { randomUUID } from 'node:crypto'
import type { AnyContract, ErrorCode, InputOf, OutputOf } from '#contract'
import * as accounts from '#contract/accounts'
import * as announcements from '#contract/announcements'
import * as chats from '#contract/chats'
import * as classes from '#contract/classes'
import * as files from '#contract/files'
import * as invitations from '#contract/invitations'
import * as moderation from '#contract/moderation'
import * as notifications from '#contract/notifications'
import * as organizations from '#contract/organizations'
import * as people from '#contract/people'
import * as polls from '#contract/polls'
import * as quiet from '#contract/quiet'
import * as search from '#contract/search'
import { operatorSetupLink } from '#domains/accounts'
import { BYLAW_HOURS } from '#rules/quiet'
import type { Db } from '#server/db'
import { PASSWORD } from '../school.ts'
import { CALLERS, type Caller, type Cast, PNG } from './cast.ts'
import { placeFile } from './place-file.ts'

/**
 * Who may do what: one row for each operation and, where the answer hangs on it, for each kind of its target. Whoever
 * is not named gets `not_found`, and nobody gets `unauthenticated` where a session is needed. A new operation without
 * a row fails the matrix test, and so does a row whose operation is gone.
 */
export interface Row<C extends AnyContract = AnyContract> {
  contract: C
  about: string
  /** Built anew for every cell; whatever it does to the database is taken back with the cell. */
  input(stage: Stage): InputOf<C> | Promise<InputOf<C>>
  allow: readonly Caller[]
  refuse: Partial<Record<ErrorCode, readonly Caller[]>>
  /** Names the target: with a random id in its place, whoever gets `not_found` must get the very same bytes. */
  hides: string | undefined
  /** What the screen is told: must be true for those whom the row allows, and for nobody else who is told. */
  can: ((stage: Stage) => Promise<boolean | undefined>) | undefined
  /** Bytes of an upload. */
  body: Buffer | undefined
}

/** Commands by their method only: what they take is a secret, and addresses stand in logs. */
export const ONLY_LOOK = new Set([
  'invitations.openInvitation',
  'invitations.openSheet',
  'organizations.openRegistration',
])

export interface Stage {
  cast: Cast
  caller: Caller
  db: Db
  /** Asks as the caller; undefined when refused. */
  ask<Q extends AnyContract & { kind: 'query' }>(query: Q, input: InputOf<Q>): Promise<OutputOf<Q> | undefined>
}

type Refused = Partial<Record<ErrorCode, readonly Caller[]>>
interface Cells<C extends AnyContract> extends Refused {
  input(stage: Stage): InputOf<C> | Promise<InputOf<C>>
  allow: readonly Caller[]
  hides?: keyof InputOf<C> & string
  can?: Row['can']
  body?: Buffer
}

const row =
  <C extends AnyContract>(contract: C) =>
  (about: string, { input, allow, hides, can, body, ...refuse }: Cells<C>): Row => ({
    contract,
    about,
    input: input as Row['input'],
    allow,
    refuse,
    hides,
    can,
    body,
  })

// Groups of callers. `except` names the difference where a rule is about somebody's own thing.
const EVERYBODY = CALLERS
const except = (group: readonly Caller[], ...those: Caller[]) => group.filter((caller) => !those.includes(caller))
const SIGNED_IN = except(EVERYBODY, 'nobody')
const ADMINISTRATION = ['administrator', 'additionalAdministrator', 'director', 'deputy'] as const
const TEACHERS = ['teacher', 'classTeacher', 'otherTeacher'] as const
const STAFF = [...ADMINISTRATION, 'responsible', ...TEACHERS, 'employee'] as const
const MEMBERS = [...STAFF, 'pupil', 'otherPupil', 'guardian', 'otherGuardian'] as const
const LEADERS = [...ADMINISTRATION, 'classTeacher'] as const // of class 7А
const OPERATOR = ['operator'] as const
const NO_ADMINISTRATION = except(MEMBERS, ...ADMINISTRATION)

const id = randomUUID
const nothing = () => ({})
const NAME = { lastName: 'Рябова', firstName: 'Алёна', patronymic: 'Юрьевна' }
const PROFILE = {
  name: 'МБОУ „Средняя школа № 14“',
  kind: 'school' as const,
  region: 'Омская область',
  municipality: 'Светлоозёрск',
  timeZone: 'Asia/Omsk',
}
/** Of a range that is in use: not every number after +7 9 is one. */
const anyPhone = () => `+7 916${String(Math.floor(Math.random() * 1e7)).padStart(7, '0')}`
const anyLogin = () => `u${id().slice(0, 18)}`
const newAccount = () => ({ login: anyLogin(), password: 'zvonok-matrix' })

// What screens are told before they show a button.
type OfPerson = OutputOf<typeof people.getPerson>['can']
const canPerson =
  (what: keyof OfPerson, who: (cast: Cast) => string) =>
  async ({ ask, cast }: Stage) =>
    (await ask(people.getPerson, { personId: who(cast) }))?.can[what]
const canOfClass =
  (what: 'edit' | 'lead') =>
  async ({ ask, cast }: Stage) =>
    (await ask(classes.getClass, { classId: cast.class7a }))?.class.can[what]
const canAddClasses = async ({ ask, cast }: Stage) =>
  (await ask(classes.listClasses, { organizationId: cast.organizationId }))?.can.add
const canEditSubjects = async ({ ask, cast }: Stage) =>
  (await ask(classes.listSubjects, { organizationId: cast.organizationId }))?.can.edit
const canEditOrganization = async ({ ask, cast }: Stage) =>
  (await ask(organizations.getOrganization, { organizationId: cast.organizationId }))?.can.edit
const canDoWithSheet =
  (what: 'print' | 'replace') =>
  async ({ ask, cast }: Stage) =>
    (await ask(invitations.listSheets, { organizationId: cast.organizationId, classId: cast.class7a }))?.sheets.find(
      ({ personId }) => personId === cast.newcomer.personId,
    )?.can[what]
type ChatName = Exclude<keyof Cast['chats'], 'saidByTeacher' | 'saidByPupil'>
const canInChat =
  (chat: ChatName, what: keyof chats.Chat['can']) =>
  async ({ ask, cast }: Stage) =>
    (await ask(chats.getChat, { chatId: cast.chats[chat] }))?.can[what]

/** Who sits in each chat, and who of them may write there. */
const SEATS: Record<ChatName, { sit: readonly Caller[]; write: readonly Caller[] }> = {
  class: { sit: ['pupil', 'classTeacher'], write: ['pupil', 'classTeacher'] },
  parents: { sit: ['guardian', 'classTeacher'], write: ['guardian', 'classTeacher'] },
  teachers: { sit: ['teacher', 'classTeacher'], write: ['teacher', 'classTeacher'] },
  staff: { sit: STAFF, write: STAFF },
  schoolChannel: { sit: MEMBERS, write: ADMINISTRATION },
  staffChannel: { sit: STAFF, write: ADMINISTRATION },
  direct: { sit: ['responsible', 'employee'], write: ['responsible', 'employee'] },
  group: { sit: ['classTeacher', 'pupil', 'otherTeacher'], write: ['classTeacher', 'pupil', 'otherTeacher'] },
  channel: { sit: ['classTeacher', 'pupil', 'guardian'], write: ['classTeacher'] },
}
const CHATS = Object.keys(SEATS) as ChatName[]

const ofAccounts: Row[] = [
  row(accounts.getSetup)('', { input: nothing, allow: EVERYBODY }),
  row(accounts.setUpOperator)('at the first start', {
    input: async ({ db }) => ({ token: await setupToken(db), name: 'Новый оператор', ...newAccount() }),
    allow: EVERYBODY,
  }),
  row(accounts.setUpOperator)('when there is an operator', {
    input: async ({ db }) => {
      const kept = await db.selectFrom('operators').selectAll().execute()
      const token = await setupToken(db)
      await db.insertInto('operators').values(kept).execute()
      return { token, name: 'Новый оператор', ...newAccount() }
    },
    allow: [],
    conflict: EVERYBODY,
  }),
  row(accounts.setUpOperator)('with a wrong link', {
    input: () => ({ token: 'x'.repeat(43), name: 'Новый оператор', ...newAccount() }),
    allow: [],
    forbidden: EVERYBODY,
  }),
  row(accounts.signIn)('', {
    input: ({ cast }) => ({ login: cast.pupil.login, password: PASSWORD }),
    allow: EVERYBODY,
  }),
  row(accounts.signIn)('with a wrong password', {
    input: ({ cast }) => ({ login: cast.pupil.login, password: 'qwerty-2026' }),
    allow: [],
    invalid: EVERYBODY,
  }),
  row(accounts.requestCode)('', { input: () => ({ address: anyPhone() }), allow: EVERYBODY }),
  row(accounts.signInWithCode)('', {
    input: async ({ cast, db, ask: _ }) => {
      const address = anyPhone().replaceAll(' ', '')
      await db.updateTable('accounts').set({ phone: address }).where('id', '=', cast.pupil.accountId).execute()
      expectDone(await cast.as('nobody').does(accounts.requestCode, { address }))
      return { address, code: await codeSentTo(db, address) }
    },
    allow: EVERYBODY,
  }),
  row(accounts.signInWithCode)('with a code that was never sent', {
    input: () => ({ address: anyPhone(), code: '123456' }),
    allow: [],
    invalid: EVERYBODY,
  }),
  row(accounts.signOut)('', { input: nothing, allow: SIGNED_IN }),
  row(accounts.getMe)('', { input: nothing, allow: SIGNED_IN }),
  row(accounts.changePassword)('', {
    input: () => ({ current: PASSWORD, next: 'another-password' }),
    allow: SIGNED_IN,
  }),
  row(accounts.changePassword)('without the old one', {
    input: () => ({ next: 'another-password' }),
    allow: [],
    invalid: SIGNED_IN,
  }),
  row(accounts.listSessions)('', { input: nothing, allow: SIGNED_IN }),
  row(accounts.endSession)('one’s own', {
    input: async ({ db, cast, caller }) => ({ sessionId: await sessionOf(db, cast, caller) }),
    allow: SIGNED_IN,
    hides: 'sessionId',
  }),
  row(accounts.endSession)('the class teacher’s', {
    input: async ({ db, cast }) => ({ sessionId: await sessionOf(db, cast, 'classTeacher') }),
    allow: ['classTeacher'],
    hides: 'sessionId',
  }),
  row(accounts.endSessions)('', { input: nothing, allow: SIGNED_IN }),
  row(accounts.listOutgoing)('', { input: nothing, allow: OPERATOR }),
]

const ofPeople: Row[] = [
  row(people.listMyHats)('', { input: nothing, allow: SIGNED_IN }),
  row(people.listPeople)('', {
    input: ({ cast }) => ({ organizationId: cast.organizationId }),
    allow: [...ADMINISTRATION, ...TEACHERS],
    forbidden: ['responsible', 'employee', 'pupil', 'otherPupil', 'guardian', 'otherGuardian'],
    hides: 'organizationId',
  }),
  row(people.addStaff)('', {
    input: ({ cast }) => ({ id: id(), organizationId: cast.organizationId, name: NAME, roles: ['teacher'] }),
    allow: ADMINISTRATION,
    forbidden: NO_ADMINISTRATION,
    hides: 'organizationId',
  }),
  row(people.getPerson)('a pupil of the class', {
    input: ({ cast }) => ({ personId: cast.pupil.personId }),
    allow: [...LEADERS, 'teacher', 'pupil'],
    hides: 'personId',
  }),
  row(people.getPerson)('a guardian of the class', {
    input: ({ cast }) => ({ personId: cast.guardian.personId }),
    allow: [...LEADERS, 'teacher', 'guardian'],
    hides: 'personId',
  }),
  row(people.getPerson)('an employee', {
    input: ({ cast }) => ({ personId: cast.employee.personId }),
    allow: [...ADMINISTRATION, 'employee'],
    hides: 'personId',
  }),
  row(people.getPerson)('somebody who has left', {
    input: ({ cast }) => ({ personId: cast.removedMember.personId }),
    allow: [],
    hides: 'personId',
  }),
  row(people.getPerson)('of another school', {
    input: ({ cast }) => ({ personId: cast.theirPupil.personId }),
    allow: ['memberOfAnotherSchool'],
    hides: 'personId',
  }),
  row(people.updatePerson)('a pupil of the class', {
    input: ({ cast }) => ({ id: id(), personId: cast.pupil.personId, name: NAME }),
    allow: LEADERS,
    forbidden: ['teacher', 'pupil'],
    hides: 'personId',
    can: canPerson('edit', (cast) => cast.pupil.personId),
  }),
  row(people.updatePerson)('a guardian of the class', {
    input: ({ cast }) => ({ id: id(), personId: cast.guardian.personId, name: NAME }),
    allow: LEADERS,
    forbidden: ['teacher', 'guardian'],
    hides: 'personId',
    can: canPerson('edit', (cast) => cast.guardian.personId),
  }),
  row(people.updatePerson)('a colleague in the class', {
    input: ({ cast }) => ({ id: id(), personId: cast.teacher.personId, name: NAME }),
    allow: ADMINISTRATION,
    forbidden: ['teacher', 'classTeacher'],
    hides: 'personId',
    can: canPerson('edit', (cast) => cast.teacher.personId),
  }),
  row(people.setRoles)('a colleague in the class', {
    input: ({ cast }) => ({ id: id(), personId: cast.teacher.personId, roles: ['teacher', 'deputy'] }),
    allow: ADMINISTRATION,
    forbidden: ['teacher', 'classTeacher'],
    hides: 'personId',
    can: canPerson('roles', (cast) => cast.teacher.personId),
  }),
  row(people.setRoles)('appoint an additional administrator', {
    input: ({ cast }) => ({
      id: id(),
      personId: cast.employee.personId,
      roles: ['employee', 'additionalAdministrator'],
    }),
    allow: ['administrator', 'director'],
    forbidden: ['additionalAdministrator', 'deputy', 'employee'],
    hides: 'personId',
    can: canPerson('appoint', (cast) => cast.employee.personId),
  }),
  row(people.setRoles)('make oneself the director', {
    input: ({ cast }) => ({ id: id(), personId: cast.classTeacher.personId, roles: ['director'] }),
    allow: ADMINISTRATION,
    forbidden: ['teacher', 'classTeacher'],
    hides: 'personId',
    can: canPerson('roles', (cast) => cast.classTeacher.personId),
  }),
  row(people.setRoles)('make a pupil an employee', {
    input: ({ cast }) => ({ id: id(), personId: cast.pupil.personId, roles: ['employee'] }),
    allow: [],
    conflict: ADMINISTRATION,
    forbidden: ['teacher', 'classTeacher', 'pupil'],
    hides: 'personId',
    can: canPerson('roles', (cast) => cast.pupil.personId),
  }),
  row(people.removePerson)('a pupil who has not joined', {
    input: ({ cast }) => ({ id: id(), personId: cast.newcomer.personId }),
    allow: LEADERS,
    forbidden: ['teacher'],
    hides: 'personId',
    can: canPerson('remove', (cast) => cast.newcomer.personId),
  }),
  row(people.removePerson)('a pupil who has joined', {
    input: ({ cast }) => ({ id: id(), personId: cast.pupil.personId }),
    allow: ADMINISTRATION,
    forbidden: ['teacher', 'classTeacher', 'pupil'],
    hides: 'personId',
    can: canPerson('remove', (cast) => cast.pupil.personId),
  }),
  row(people.removePerson)('an additional administrator', {
    input: ({ cast }) => ({ id: id(), personId: cast.additionalAdministrator.personId }),
    allow: ['administrator', 'director'],
    forbidden: ['deputy'],
    conflict: ['additionalAdministrator'], // oneself
    hides: 'personId',
    can: canPerson('remove', (cast) => cast.additionalAdministrator.personId),
  }),
  row(people.removePerson)('the administrator, appointed by order', {
    input: ({ cast }) => ({ id: id(), personId: cast.administrator.personId }),
    allow: [],
    conflict: ADMINISTRATION,
    hides: 'personId',
    can: canPerson('remove', (cast) => cast.administrator.personId),
  }),
  row(people.addGuardian)('by name', {
    input: ({ cast }) => ({ id: id(), pupilId: cast.pupil.personId, relation: 'father', guardian: { name: NAME } }),
    allow: LEADERS,
    forbidden: ['teacher', 'pupil'],
    hides: 'pupilId',
    can: canPerson('edit', (cast) => cast.pupil.personId),
  }),
  row(people.addGuardian)('a colleague from another school', {
    input: ({ cast }) => ({
      id: id(),
      pupilId: cast.pupil.personId,
      relation: 'father',
      guardian: { personId: cast.memberOfAnotherSchool.personId },
    }),
    allow: [],
    forbidden: ['teacher', 'pupil'],
    hides: 'pupilId',
  }),
  row(people.removeGuardian)('', {
    input: ({ cast }) => ({ id: id(), pupilId: cast.pupil.personId, guardianId: cast.guardian.personId }),
    allow: LEADERS,
    forbidden: ['teacher', 'pupil'],
    hides: 'pupilId',
    can: canPerson('edit', (cast) => cast.pupil.personId),
  }),
]

const ofClasses: Row[] = [
  row(classes.listClasses)('', {
    input: ({ cast }) => ({ organizationId: cast.organizationId }),
    allow: MEMBERS, // with the own ones in the list
    hides: 'organizationId',
  }),
  row(classes.getClass)('', {
    input: ({ cast }) => ({ classId: cast.class7a }),
    allow: [...LEADERS, 'teacher'],
    hides: 'classId',
  }),
  row(classes.addClasses)('', {
    input: ({ cast }) => ({ id: id(), organizationId: cast.organizationId, kind: 'class', line: '1А–1В' }),
    allow: ADMINISTRATION,
    forbidden: NO_ADMINISTRATION,
    hides: 'organizationId',
    can: canAddClasses,
  }),
  row(classes.renameClass)('', {
    input: ({ cast }) => ({ id: id(), classId: cast.class7a, name: '8А' }),
    allow: ADMINISTRATION,
    forbidden: ['teacher', 'classTeacher'],
    hides: 'classId',
    can: canOfClass('edit'),
  }),
  row(classes.archiveClass)('', {
    input: ({ cast }) => ({ id: id(), classId: cast.class7a }),
    allow: ADMINISTRATION,
    forbidden: ['teacher', 'classTeacher'],
    hides: 'classId',
    can: canOfClass('edit'),
  }),
  row(classes.addPupil)('', {
    input: ({ cast }) => ({ id: id(), classId: cast.class7a, name: NAME }),
    allow: LEADERS,
    forbidden: ['teacher'],
    hides: 'classId',
    can: canOfClass('lead'),
  }),
  row(classes.takeSeat)('as a pupil, in an association', {
    input: ({ cast }) => ({ id: id(), classId: cast.robotics, personId: cast.pupil.personId, part: 'pupil' }),
    allow: LEADERS,
    forbidden: ['teacher'],
    hides: 'classId',
  }),
  row(classes.takeSeat)('a pupil of somebody else’s class', {
    input: ({ cast }) => ({ id: id(), classId: cast.class7a, personId: cast.otherPupil.personId, part: 'pupil' }),
    allow: ADMINISTRATION,
    forbidden: ['teacher'],
    hides: 'personId',
  }),
  row(classes.takeSeat)('a pupil of another school', {
    input: ({ cast }) => ({ id: id(), classId: cast.class7a, personId: cast.theirPupil.personId, part: 'pupil' }),
    allow: [],
    forbidden: ['teacher'],
    hides: 'personId',
  }),
  row(classes.takeSeat)('as the class teacher', {
    input: ({ cast }) => ({ id: id(), classId: cast.class7a, personId: cast.teacher.personId, part: 'classTeacher' }),
    allow: ADMINISTRATION,
    forbidden: ['teacher', 'classTeacher'],
    hides: 'classId',
    can: canOfClass('edit'),
  }),
  row(classes.leaveSeat)('as a pupil', {
    input: ({ cast }) => ({ id: id(), classId: cast.class7a, personId: cast.pupil.personId, part: 'pupil' }),
    allow: LEADERS,
    forbidden: ['teacher'],
    hides: 'classId',
    can: canOfClass('lead'),
  }),
  row(classes.leaveSeat)('as a teacher', {
    input: ({ cast }) => ({
      id: id(),
      classId: cast.class7a,
      personId: cast.teacher.personId,
      part: 'teacher',
      subjectId: cast.mathematics,
    }),
    allow: ADMINISTRATION,
    forbidden: ['teacher', 'classTeacher'],
    hides: 'classId',
    can: canOfClass('edit'),
  }),
  row(classes.listSubjects)('', {
    input: ({ cast }) => ({ organizationId: cast.organizationId }),
    allow: MEMBERS,
    hides: 'organizationId',
  }),
  row(classes.addSubjects)('', {
    input: ({ cast }) => ({ id: id(), organizationId: cast.organizationId, names: ['Астрономия'] }),
    allow: ADMINISTRATION,
    forbidden: NO_ADMINISTRATION,
    hides: 'organizationId',
    can: canEditSubjects,
  }),
  row(classes.removeSubject)('', {
    input: ({ cast }) => ({ id: id(), subjectId: cast.drawing }),
    allow: ADMINISTRATION,
    forbidden: NO_ADMINISTRATION,
    hides: 'subjectId',
    can: canEditSubjects,
  }),
]

const ofOrganizations: Row[] = [
  row(organizations.uploadOrder)('', {
    input: () => ({ id: id(), name: 'Приказ.png' }),
    body: PNG,
    allow: EVERYBODY,
  }),
  row(organizations.apply)('', {
    input: async ({ cast }) => {
      const fileId = id()
      expectDone(await cast.as('nobody').uploads(organizations.uploadOrder, { id: fileId, name: 'Приказ.png' }, PNG))
      const administrator = { ...NAME, email: 'ryabova@example.ru', phone: anyPhone() }
      const organization = { ...PROFILE, name: `Школа ${id()}` }
      return { id: id(), organization, administrator, order: { number: '7', date: '2026-08-20', fileId } }
    },
    allow: EVERYBODY,
  }),
  row(organizations.getApplicationState)('', {
    input: ({ cast }) => ({ applicationId: cast.applications.waiting }),
    allow: EVERYBODY, // who know the id
  }),
  row(organizations.listApplications)('', { input: nothing, allow: OPERATOR }),
  row(organizations.openOrder)('', {
    input: ({ cast }) => ({ applicationId: cast.applications.waiting }),
    allow: OPERATOR,
    hides: 'applicationId',
  }),
  row(organizations.approveApplication)('', {
    input: ({ cast }) => ({ id: id(), applicationId: cast.applications.waiting }),
    allow: OPERATOR,
    hides: 'applicationId',
  }),
  row(organizations.refuseApplication)('', {
    input: ({ cast }) => ({ id: id(), applicationId: cast.applications.waiting, reason: 'Приказ без печати' }),
    allow: OPERATOR,
    hides: 'applicationId',
  }),
  row(organizations.requestRegistrationCode)('', { input: () => ({ phone: anyPhone() }), allow: EVERYBODY }),
  row(organizations.openRegistration)('', {
    input: async ({ cast, db }) => await registrationOf(cast, db),
    allow: EVERYBODY,
  }),
  row(organizations.openRegistration)('with a code that was never sent', {
    input: () => ({ phone: anyPhone(), code: '123456' }),
    allow: [],
    invalid: EVERYBODY,
  }),
  row(organizations.registerAdministrator)('', {
    input: async ({ cast, db }) => ({ ...(await registrationOf(cast, db)), ...newAccount() }),
    allow: EVERYBODY,
  }),
  row(organizations.registerAdministrator)('with a code that was never sent', {
    input: () => ({ phone: anyPhone(), code: '123456', ...newAccount() }),
    allow: [],
    invalid: EVERYBODY,
  }),
  row(organizations.getOrganization)('', {
    input: ({ cast }) => ({ organizationId: cast.organizationId }),
    allow: MEMBERS,
    hides: 'organizationId',
  }),
  row(organizations.updateOrganization)('', {
    input: ({ cast }) => ({ id: id(), organizationId: cast.organizationId, profile: PROFILE }),
    allow: ADMINISTRATION,
    forbidden: NO_ADMINISTRATION,
    hides: 'organizationId',
    can: canEditOrganization,
  }),
  row(organizations.getFirstDay)('', {
    input: ({ cast }) => ({ organizationId: cast.organizationId }),
    allow: ADMINISTRATION,
    forbidden: NO_ADMINISTRATION,
    hides: 'organizationId',
  }),
]

const ofInvitations: Row[] = [
  row(invitations.createInvitation)('of pupils to the class', {
    input: ({ cast }) => ({
      id: id(),
      organizationId: cast.organizationId,
      classId: cast.class7a,
      role: 'pupil',
      approval: false,
    }),
    allow: LEADERS,
    forbidden: ['teacher'],
    hides: 'classId',
    can: canOfClass('lead'),
  }),
  row(invitations.createInvitation)('of teachers to the school', {
    input: ({ cast }) => ({ id: id(), organizationId: cast.organizationId, role: 'teacher', approval: true }),
    allow: ADMINISTRATION,
    forbidden: NO_ADMINISTRATION,
    hides: 'organizationId',
  }),
  row(invitations.listInvitations)('', {
    input: ({ cast }) => ({ organizationId: cast.organizationId }),
    allow: [...LEADERS, 'otherTeacher'], // each the own ones
    forbidden: except(MEMBERS, ...LEADERS, 'otherTeacher'),
    hides: 'organizationId',
  }),
  row(invitations.revokeInvitation)('of pupils to the class', {
    input: ({ cast }) => ({ id: id(), invitationId: cast.pupilLink.id }),
    allow: LEADERS,
    hides: 'invitationId',
  }),
  row(invitations.revokeInvitation)('of teachers to the school', {
    input: ({ cast }) => ({ id: id(), invitationId: cast.staffLink.id }),
    allow: ADMINISTRATION,
    hides: 'invitationId',
  }),
  row(invitations.revokeUnclaimed)('', {
    input: ({ cast }) => ({ id: id(), organizationId: cast.organizationId, sheets: true }),
    allow: ADMINISTRATION,
    forbidden: NO_ADMINISTRATION,
    hides: 'organizationId',
  }),
  row(invitations.openInvitation)('', { input: ({ cast }) => ({ token: cast.pupilLink.token }), allow: EVERYBODY }),
  row(invitations.openInvitation)('with a token of nobody’s', {
    input: () => ({ token: id() }),
    allow: [],
    not_found: EVERYBODY,
  }),
  row(invitations.join)('with a new account', {
    input: ({ cast }) => ({ token: cast.pupilLink.token, name: NAME, account: newAccount() }),
    allow: EVERYBODY,
  }),
  row(invitations.join)('as a pupil with the account that is signed in', {
    input: ({ cast }) => ({ token: cast.pupilLink.token, name: NAME }),
    allow: ['operator', 'removedMember'], // are nobody in any school now
    unauthenticated: ['nobody'],
    conflict: except(SIGNED_IN, 'operator', 'removedMember'), // a pupil's way in is never an adult's, nor another child's
  }),
  row(invitations.listJoinRequests)('', {
    input: ({ cast }) => ({ organizationId: cast.organizationId }),
    allow: [...LEADERS, 'otherTeacher'],
    forbidden: except(MEMBERS, ...LEADERS, 'otherTeacher'),
    hides: 'organizationId',
  }),
  row(invitations.acceptRequest)('', {
    input: ({ cast }) => ({ id: id(), requestId: cast.requestId }),
    allow: LEADERS,
    hides: 'requestId',
  }),
  row(invitations.refuseRequest)('', {
    input: ({ cast }) => ({ id: id(), requestId: cast.requestId, reason: 'Нет в списке класса' }),
    allow: LEADERS,
    hides: 'requestId',
  }),
  row(invitations.listMyRequests)('', { input: nothing, allow: SIGNED_IN }),
  row(invitations.printSheets)('of the class', {
    input: ({ cast }) => ({ organizationId: cast.organizationId, classId: cast.class7a }),
    allow: LEADERS,
    forbidden: ['teacher'],
    hides: 'classId',
    can: canDoWithSheet('print'),
  }),
  row(invitations.printSheets)('of the staff', {
    input: ({ cast }) => ({ organizationId: cast.organizationId }),
    allow: ADMINISTRATION,
    forbidden: NO_ADMINISTRATION,
    hides: 'organizationId',
  }),
  row(invitations.listSheets)('of the class', {
    input: ({ cast }) => ({ organizationId: cast.organizationId, classId: cast.class7a }),
    allow: LEADERS,
    forbidden: ['teacher'],
    hides: 'classId',
  }),
  row(invitations.listSheets)('of the staff', {
    input: ({ cast }) => ({ organizationId: cast.organizationId }),
    allow: ADMINISTRATION,
    forbidden: NO_ADMINISTRATION,
    hides: 'organizationId',
  }),
  row(invitations.replaceSheet)('of a pupil of the class', {
    input: ({ cast }) => ({ id: id(), personId: cast.newcomer.personId }),
    allow: LEADERS,
    forbidden: ['teacher'],
    hides: 'personId',
    can: canDoWithSheet('replace'),
  }),
  row(invitations.replaceSheet)('of an employee', {
    input: ({ cast }) => ({ id: id(), personId: cast.colleague.personId }),
    allow: ADMINISTRATION,
    hides: 'personId',
  }),
  row(invitations.openSheet)('', { input: ({ cast }) => ({ code: cast.pupilSheet }), allow: EVERYBODY }),
  row(invitations.claimSheet)('with a new account', {
    input: ({ cast }) => ({ code: cast.pupilSheet, account: newAccount() }),
    allow: EVERYBODY,
  }),
  row(invitations.claimSheet)('a pupil’s with the account that is signed in', {
    input: ({ cast }) => ({ code: cast.pupilSheet }),
    allow: ['operator', 'removedMember'],
    unauthenticated: ['nobody'],
    conflict: except(SIGNED_IN, 'operator', 'removedMember'),
    can: async ({ cast, caller }) =>
      caller === 'nobody'
        ? undefined
        : (await cast.as(caller).does(invitations.openSheet, { code: cast.pupilSheet })).body.can.bindMine,
  }),
  row(invitations.disputeSheet)('', { input: ({ cast }) => ({ code: cast.pupilSheet }), allow: EVERYBODY }),
]

const ofChats: Row[] = [
  row(chats.listChats)('', { input: nothing, allow: SIGNED_IN }),
  ...CHATS.flatMap((chat) => [
    row(chats.getChat)(chat, { input: chatId(chat), allow: SEATS[chat].sit, hides: 'chatId' }),
    row(chats.listMembers)(chat, { input: chatId(chat), allow: SEATS[chat].sit, hides: 'chatId' }),
    row(chats.listMessages)(chat, { input: chatId(chat), allow: SEATS[chat].sit, hides: 'chatId' }),
    row(chats.markRead)(chat, {
      input: ({ cast }) => ({ chatId: cast.chats[chat], msgNo: 1 }),
      allow: SEATS[chat].sit,
      hides: 'chatId',
    }),
    row(chats.sendMessage)(chat, {
      input: ({ cast }) => ({ id: id(), chatId: cast.chats[chat], text: 'Сбор у входа' }),
      allow: SEATS[chat].write,
      forbidden: except(SEATS[chat].sit, ...SEATS[chat].write),
      hides: 'chatId',
      can: canInChat(chat, 'post'),
    }),
  ]),
  row(chats.editMessage)('the class teacher’s', {
    input: ({ cast }) => ({ id: id(), ...teachersMessage(cast), text: 'Сбор в девять' }),
    allow: ['classTeacher'],
    forbidden: ['pupil'],
    hides: 'messageId',
  }),
  row(chats.editMessage)('the pupil’s', {
    input: ({ cast }) => ({ id: id(), ...pupilsMessage(cast), text: 'Сбор в девять' }),
    allow: ['pupil'],
    forbidden: ['classTeacher'], // hides it, but never puts words into a child's mouth
    hides: 'messageId',
  }),
  row(chats.removeMessage)('the class teacher’s', {
    input: ({ cast }) => ({ id: id(), ...teachersMessage(cast) }),
    allow: ['classTeacher'],
    forbidden: ['pupil'],
    hides: 'messageId',
  }),
  row(chats.removeMessage)('the pupil’s', {
    input: ({ cast }) => ({ id: id(), ...pupilsMessage(cast) }),
    allow: ['pupil', 'classTeacher'],
    hides: 'messageId',
  }),
  row(chats.react)('', {
    input: ({ cast }) => ({ ...pupilsMessage(cast), word: 'thanks', on: true }),
    allow: SEATS.class.sit,
    hides: 'chatId',
  }),
  row(chats.listContacts)('', {
    input: ({ cast }) => ({ organizationId: cast.organizationId }),
    allow: MEMBERS,
    hides: 'organizationId',
  }),
  row(chats.startDirect)('with a pupil', {
    input: ({ cast }) => directWith(cast, cast.pupil),
    allow: ['teacher', 'classTeacher', 'guardian'],
    forbidden: except(MEMBERS, 'teacher', 'classTeacher', 'guardian', 'pupil'), // the administration too
    hides: 'personId',
  }),
  row(chats.startDirect)('with a guardian', {
    input: ({ cast }) => directWith(cast, cast.guardian),
    allow: [...LEADERS, 'teacher', 'pupil'],
    forbidden: except(MEMBERS, ...LEADERS, 'teacher', 'pupil', 'guardian'),
    hides: 'personId',
  }),
  row(chats.startDirect)('with a teacher', {
    input: ({ cast }) => directWith(cast, cast.teacher),
    allow: [...except(STAFF, 'teacher'), 'pupil', 'guardian'],
    forbidden: ['otherPupil', 'otherGuardian'],
    hides: 'personId',
  }),
  row(chats.startDirect)('with somebody of another school', {
    input: ({ cast }) => directWith(cast, cast.theirPupil),
    allow: [],
    hides: 'personId',
  }),
  row(chats.createChat)('alone', {
    input: ({ cast }) => newChat(cast, []),
    allow: STAFF,
    forbidden: except(MEMBERS, ...STAFF),
    hides: 'organizationId',
  }),
  row(chats.createChat)('with a pupil', {
    input: ({ cast }) => newChat(cast, [cast.pupil.personId]),
    allow: [...LEADERS, 'teacher'],
    forbidden: except(MEMBERS, ...LEADERS, 'teacher'),
    hides: 'organizationId',
  }),
  row(chats.createChat)('with somebody of another school', {
    input: ({ cast }) => newChat(cast, [cast.theirPupil.personId]),
    allow: [],
    forbidden: except(MEMBERS, ...STAFF),
    hides: 'personIds',
  }),
  row(chats.addMembers)('to a chat made by hand', {
    input: ({ cast }) => ({ id: id(), chatId: cast.chats.group, personIds: [cast.guardian.personId] }),
    allow: ['classTeacher'],
    forbidden: ['pupil', 'otherTeacher'],
    hides: 'chatId',
    can: canInChat('group', 'addPeople'),
  }),
  row(chats.addMembers)('to the chat of the class', {
    input: ({ cast }) => ({ id: id(), chatId: cast.chats.class, personIds: [cast.guardian.personId] }),
    allow: [],
    forbidden: ['pupil', 'classTeacher'],
    hides: 'chatId',
    can: canInChat('class', 'addPeople'),
  }),
  row(chats.removeMember)('from a chat made by hand', {
    input: ({ cast }) => ({ id: id(), chatId: cast.chats.group, personId: cast.otherTeacher.personId }),
    allow: ['classTeacher', 'otherTeacher'], // its owner, and whoever leaves
    forbidden: ['pupil'],
    hides: 'chatId',
  }),
  row(chats.removeMember)('from the chat of the class', {
    input: ({ cast }) => ({ id: id(), chatId: cast.chats.class, personId: cast.pupil.personId }),
    allow: [],
    forbidden: ['pupil', 'classTeacher'],
    hides: 'chatId',
  }),
  row(chats.listHeld)('', { input: nothing, allow: SIGNED_IN }),
  row(chats.cancelHeld)('that is not there', {
    input: ({ cast }) => ({ id: id(), chatId: cast.chats.class, messageId: id() }),
    allow: [],
    hides: 'messageId',
  }),
  row(chats.pinMessage)('of the class', {
    input: ({ cast }) => ({ ...pupilsMessage(cast), on: true }),
    allow: ['classTeacher'],
    forbidden: ['pupil'],
    hides: 'messageId',
    can: canInChat('class', 'pin'),
  }),
  row(chats.listPinned)('', { input: chatId('class'), allow: SEATS.class.sit, hides: 'chatId' }),
  row(chats.bookmark)('', {
    input: ({ cast }) => ({ ...pupilsMessage(cast), on: true }),
    allow: SEATS.class.sit,
    hides: 'messageId',
  }),
  row(chats.listBookmarks)('', { input: nothing, allow: SIGNED_IN }),
  row(chats.listReaders)('of the pupil’s message', {
    input: ({ cast }) => pupilsMessage(cast),
    allow: ['pupil'],
    forbidden: ['classTeacher'],
    hides: 'messageId',
  }),
  row(chats.setOptions)('', {
    input: ({ cast }) => ({
      chatId: cast.chats.class,
      notify: 'mentions',
      mutedUntil: null,
      archived: false,
      folder: null,
    }),
    allow: SEATS.class.sit,
    hides: 'chatId',
  }),
  row(chats.setRules)('of the class', {
    input: ({ cast }) => ({ chatId: cast.chats.class, slowSeconds: 30, links: 'staff' }),
    allow: ['classTeacher'],
    forbidden: ['pupil'],
    hides: 'chatId',
    can: canInChat('class', 'moderate'),
  }),
  row(chats.getContactRules)('', {
    input: ({ cast }) => ({ organizationId: cast.organizationId }),
    allow: ADMINISTRATION,
    forbidden: NO_ADMINISTRATION,
    hides: 'organizationId',
  }),
  row(chats.setContactRules)('', {
    input: ({ cast }) => ({ organizationId: cast.organizationId, allowed: ['colleague'] }),
    allow: ADMINISTRATION,
    forbidden: NO_ADMINISTRATION,
    hides: 'organizationId',
  }),
  row(chats.listSchoolChats)('', {
    input: ({ cast }) => ({ organizationId: cast.organizationId }),
    allow: ADMINISTRATION,
    forbidden: NO_ADMINISTRATION,
    hides: 'organizationId',
  }),
  row(chats.lookInto)('the chat of the class', {
    input: ({ cast }) => ({ id: id(), chatId: cast.chats.class, reason: 'Жалоба родителей' }),
    allow: ADMINISTRATION,
    hides: 'chatId',
  }),
  row(chats.listLookedMessages)('without a look', { input: chatId('class'), allow: [], hides: 'chatId' }),
  row(chats.listLooks)('', { input: chatId('class'), allow: SEATS.class.sit, hides: 'chatId' }),
]

const ofQuiet: Row[] = [
  row(quiet.getQuietHours)('', {
    input: ({ cast }) => ({ organizationId: cast.organizationId }),
    allow: MEMBERS,
    hides: 'organizationId',
  }),
  row(quiet.setQuietHours)('', {
    input: ({ cast }) => ({ id: id(), organizationId: cast.organizationId, hours: BYLAW_HOURS, act: null }),
    allow: ADMINISTRATION,
    forbidden: NO_ADMINISTRATION,
    hides: 'organizationId',
    can: async ({ ask, cast }) => (await ask(quiet.getQuietHours, { organizationId: cast.organizationId }))?.can.edit,
  }),
  row(quiet.setOwnHours)('', {
    input: ({ cast }) => ({
      id: id(),
      organizationId: cast.organizationId,
      own: { fromMinute: 1140, toMinute: 480, daysOff: [7] },
    }),
    allow: MEMBERS,
    hides: 'organizationId',
  }),
  row(quiet.getOwnHoursOf)('of the class teacher', {
    input: ({ cast }) => ({ organizationId: cast.organizationId, personId: cast.classTeacher.personId }),
    allow: MEMBERS, // everybody reads the school's channel with her
    hides: 'personId',
  }),
  row(quiet.listUrgent)('', {
    input: ({ cast }) => ({ organizationId: cast.organizationId }),
    allow: MEMBERS,
    hides: 'organizationId',
  }),
]

/** Files travel with messages: whoever sits in the chat has them, whoever does not has never heard of them. */
const ofFiles: Row[] = [
  ...(['class', 'staff', 'direct'] as const).flatMap((chat) => [
    row(files.open)(`in ${chat}`, { input: fileIn(chat), allow: SEATS[chat].sit, hides: 'fileId' }),
    row(files.getFile)(`in ${chat}`, { input: fileIn(chat), allow: SEATS[chat].sit, hides: 'fileId' }),
    row(files.listMaterials)(`of ${chat}`, { input: chatId(chat), allow: SEATS[chat].sit, hides: 'chatId' }),
  ]),
  row(files.listMaterials)('of the school', {
    input: ({ cast }) => ({ organizationId: cast.organizationId }),
    allow: MEMBERS,
    hides: 'organizationId',
  }),
  row(files.listMaterials)('of the class', {
    input: ({ cast }) => ({ classId: cast.class7a }),
    allow: ['classTeacher', 'teacher', 'pupil', 'guardian'],
    hides: 'classId',
  }),
  row(files.open)('not sent yet', { input: fileIn(null), allow: ['classTeacher'], hides: 'fileId' }),
  row(files.removeFile)('not sent yet', { input: fileIn(null), allow: ['classTeacher'], hides: 'fileId' }),
  row(files.removeFile)('sent', { input: fileIn('class'), allow: [], conflict: ['classTeacher'], hides: 'fileId' }),
  row(files.pinMaterial)('in the class', {
    input: async (stage) => ({ ...(await fileIn('class')(stage)), on: true }),
    allow: ['classTeacher'],
    forbidden: ['pupil'],
    hides: 'fileId',
    can: canPinIn('class'),
  }),
  row(files.pinMaterial)('in the staff room', {
    input: async (stage) => ({ ...(await fileIn('staff')(stage)), on: true }),
    allow: STAFF,
    hides: 'fileId',
    can: canPinIn('staff'),
  }),
  row(files.getQuota)('', {
    input: ({ cast }) => ({ organizationId: cast.organizationId }),
    allow: MEMBERS,
    hides: 'organizationId',
  }),
  row(files.changeLimits)('', {
    input: ({ cast }) => ({
      id: id(),
      organizationId: cast.organizationId,
      limits: { pupil: 2 ** 24, guardian: 2 ** 25, staff: 2 ** 29, quota: 2 ** 36 },
    }),
    allow: ADMINISTRATION,
    forbidden: NO_ADMINISTRATION,
    hides: 'organizationId',
    can: async ({ ask, cast }) => (await ask(files.getQuota, { organizationId: cast.organizationId }))?.can.change,
  }),
]

/** A poll stands in a chat: whoever sits there has it. */
const ofPolls: Row[] = [
  ...(['class', 'channel', 'schoolChannel'] as const).map((chat) =>
    row(polls.createPoll)(`in ${chat}`, {
      input: ({ cast }) => newPoll(cast.chats[chat]),
      allow: SEATS[chat].write,
      forbidden: except(SEATS[chat].sit, ...SEATS[chat].write),
      hides: 'chatId',
      can: canInChat(chat, 'post'),
    }),
  ),
  row(polls.getPoll)('of the class', { input: pollIn('class'), allow: SEATS.class.sit, hides: 'pollId' }),
  row(polls.listMyVotes)('', { input: chatId('class'), allow: SEATS.class.sit, hides: 'chatId' }),
  row(polls.vote)('in a channel', {
    input: async (stage) => ({ ...(await pollIn('channel')(stage)), choices: [1] }),
    allow: SEATS.channel.sit,
    hides: 'pollId',
    can: canWithPoll('vote', 'channel'),
  }),
  row(polls.vote)('once closed', {
    input: async (stage) => {
      const { pollId } = await pollIn('class')(stage)
      expectDone(await stage.cast.as('classTeacher').does(polls.closePoll, { id: id(), pollId }))
      return { pollId, choices: [0] }
    },
    allow: [],
    conflict: SEATS.class.sit,
    hides: 'pollId',
    can: canWithPoll('vote', 'class'),
  }),
  row(polls.closePoll)('', {
    input: async (stage) => ({ id: id(), ...(await pollIn('class')(stage)) }),
    allow: ['classTeacher'],
    forbidden: ['pupil'],
    hides: 'pollId',
    can: canWithPoll('close', 'class'),
  }),
  row(polls.listVotes)('of a channel', {
    input: pollIn('channel'),
    allow: ['classTeacher'],
    forbidden: ['pupil', 'guardian'],
    hides: 'pollId',
    can: canWithPoll('names', 'channel'),
  }),
  row(polls.listVotes)('anonymous', {
    input: pollIn('class', { anonymous: true }),
    allow: [],
    forbidden: SEATS.class.sit,
    hides: 'pollId',
    can: canWithPoll('names', 'class'),
  }),
  row(polls.exportVotes)('', {
    input: async (stage) => ({ ...(await pollIn('class')(stage)), format: 'csv' as const }),
    allow: ['classTeacher'],
    forbidden: ['pupil'],
    hides: 'pollId',
    can: canWithPoll('export', 'class'),
  }),
]

const LEADS_OR_OWNS = [...ADMINISTRATION, 'classTeacher', 'otherTeacher'] as const
const inSchool = ({ cast }: Stage) => ({ organizationId: cast.organizationId })

const ofModeration: Row[] = [
  row(moderation.report)('the pupil’s message', {
    input: ({ cast }) => ({ id: id(), ...pupilsMessage(cast), kind: 'insult' }),
    allow: ['classTeacher'],
    conflict: ['pupil'], // one's own
    hides: 'chatId',
  }),
  row(moderation.report)('the class teacher’s message', {
    input: ({ cast }) => ({ id: id(), ...teachersMessage(cast), kind: 'other' }),
    allow: ['pupil'],
    conflict: ['classTeacher'],
    hides: 'messageId',
  }),
  row(moderation.listMyReports)('', { input: inSchool, allow: MEMBERS, hides: 'organizationId' }),
  row(moderation.listDesk)('', {
    input: inSchool,
    allow: LEADS_OR_OWNS,
    forbidden: except(MEMBERS, ...LEADS_OR_OWNS),
    hides: 'organizationId',
  }),
  row(moderation.openEvidence)('a file of a case', {
    input: async ({ cast, db }) => evidenceFile(cast, db),
    allow: LEADERS,
    hides: 'caseId',
  }),
  row(moderation.countDesk)('', { input: nothing, allow: SIGNED_IN }),
  row(moderation.releaseMessage)('held by the filter', {
    input: async ({ cast, db }) => ({ id: id(), ...(await heldMessage(cast, db)) }),
    allow: LEADERS,
    hides: 'messageId',
  }),
  row(moderation.refuseMessage)('held by the filter', {
    input: async ({ cast, db }) => ({ id: id(), ...(await heldMessage(cast, db)), reason: 'Скажи иначе' }),
    allow: LEADERS,
    hides: 'messageId',
  }),
  row(moderation.decide)('a pupil’s message', {
    input: async ({ cast, db }) => ({
      id: id(),
      caseId: await caseAbout(db, cast, 'pupil'),
      measures: [{ kind: 'warn' }],
      reason: 'Так не говорят',
    }),
    allow: LEADERS,
    hides: 'caseId',
  }),
  row(moderation.decide)('the class teacher’s message', {
    input: async ({ cast, db }) => ({
      id: id(),
      caseId: await caseAbout(db, cast, 'classTeacher'),
      measures: [{ kind: 'hide' }],
      reason: 'Так не говорят',
    }),
    allow: ADMINISTRATION, // nobody sits over oneself
    hides: 'caseId',
  }),
  row(moderation.liftMeasure)('a pupil’s', {
    input: async ({ cast, db }) => ({ id: id(), measureId: await measureOf(db, cast), reason: 'Извинился' }),
    allow: LEADERS,
    hides: 'measureId',
  }),
  row(moderation.listMyMeasures)('', { input: inSchool, allow: MEMBERS, hides: 'organizationId' }),
  row(moderation.confirmMeasure)('a pupil’s', {
    input: async ({ cast, db }) => ({ id: id(), measureId: await measureOf(db, cast) }),
    allow: ['pupil'],
    hides: 'measureId',
  }),
  row(moderation.appeal)('a pupil’s', {
    input: async ({ cast, db }) => ({ id: id(), measureId: await measureOf(db, cast), words: 'Это не я' }),
    allow: ['pupil'],
    hides: 'measureId',
  }),
  row(moderation.decideAppeal)('a pupil’s, of the deputy’s decision', {
    input: async ({ cast, db }) => {
      const measureId = await measureOf(db, cast)
      await db.insertInto('appeals').values({ measure_id: measureId, words: 'Это не я' }).execute()
      return { id: id(), measureId, upheld: false, answer: 'И правда' }
    },
    allow: except(ADMINISTRATION, 'deputy'),
    forbidden: ['deputy'],
    hides: 'measureId',
  }),
  row(moderation.listJournal)('', {
    input: inSchool,
    allow: ADMINISTRATION,
    forbidden: NO_ADMINISTRATION,
    hides: 'organizationId',
  }),
  row(moderation.printJournal)('', {
    input: inSchool,
    allow: ADMINISTRATION,
    forbidden: NO_ADMINISTRATION,
    hides: 'organizationId',
  }),
  row(moderation.getSettings)('', { input: inSchool, allow: MEMBERS, hides: 'organizationId' }),
  row(moderation.setSettings)('', {
    input: ({ cast }) => ({
      id: id(),
      organizationId: cast.organizationId,
      settings: { filter: 'hold', trustedHosts: ['schoolbus.ru'] },
    }),
    allow: ADMINISTRATION,
    forbidden: NO_ADMINISTRATION,
    hides: 'organizationId',
    can: async ({ ask, cast }) =>
      (await ask(moderation.getSettings, { organizationId: cast.organizationId }))?.can.edit,
  }),
  row(moderation.getGuard)('', { input: inSchool, allow: MEMBERS, hides: 'organizationId' }),
  row(moderation.getConduct)('', { input: inSchool, allow: MEMBERS, hides: 'organizationId' }),
  row(moderation.setConduct)('', {
    input: ({ cast }) => ({ id: id(), organizationId: cast.organizationId, text: 'Пишем вежливо. '.repeat(5) }),
    allow: ADMINISTRATION,
    forbidden: NO_ADMINISTRATION,
    hides: 'organizationId',
    can: async ({ ask, cast }) => (await ask(moderation.getConduct, { organizationId: cast.organizationId }))?.can.edit,
  }),
  row(moderation.acceptConduct)('', {
    input: ({ cast }) => ({ organizationId: cast.organizationId, version: 1 }),
    allow: MEMBERS,
    hides: 'organizationId',
  }),
  ...[moderation.listAcceptances, moderation.printAcceptances].flatMap((contract): Row[] => [
    row(contract)('of class 7А', {
      input: ({ cast }) => ({ organizationId: cast.organizationId, classId: cast.class7a }),
      allow: LEADERS,
      forbidden: ['teacher'],
      hides: 'classId',
    }),
    row(contract)('of the school', {
      input: inSchool,
      allow: ADMINISTRATION,
      forbidden: NO_ADMINISTRATION,
      hides: 'organizationId',
    }),
  ]),
]

/** What is found is what one may read anyway; a chat of others is not there. */
const ofSearch: Row[] = [
  row(search.find)('everywhere', { input: () => ({ text: 'собрание' }), allow: SIGNED_IN }),
  row(search.rebuildIndex)('', { input: nothing, allow: OPERATOR }),
  row(search.findAuthors)('everywhere', { input: () => ({ text: 'а' }), allow: SIGNED_IN }),
  ...(['class', 'staff', 'direct'] as const).flatMap((chat) => [
    row(search.find)(`in ${chat}`, {
      input: ({ cast }) => ({ text: 'собрание', chatId: cast.chats[chat] }),
      allow: SEATS[chat].sit,
      hides: 'chatId',
    }),
    row(search.findAuthors)(`in ${chat}`, {
      input: ({ cast }) => ({ text: 'а', chatId: cast.chats[chat] }),
      allow: SEATS[chat].sit,
      hides: 'chatId',
    }),
  ]),
]

/** Prepared by anybody of the staff, published by editors everywhere and by those who lead a chat in it. */
const EDITORS = ['administrator', 'additionalAdministrator', 'director'] as const
const FAMILIES = ['pupil', 'otherPupil', 'guardian', 'otherGuardian'] as const
const HEAR = [...ADMINISTRATION, 'classTeacher', 'guardian'] as const // what is published in the parents' chat

const ofAnnouncements: Row[] = [
  row(announcements.createAnnouncement)('', {
    input: ({ cast }) => newAnnouncement(cast),
    allow: STAFF,
    forbidden: FAMILIES,
    hides: 'organizationId',
    can: async ({ ask, cast }) =>
      (await ask(announcements.listAnnouncements, { organizationId: cast.organizationId, which: 'drafts' }))?.can.draft,
  }),
  row(announcements.listAudiences)('', {
    input: ({ cast }) => ({ organizationId: cast.organizationId }),
    allow: STAFF,
    forbidden: FAMILIES,
    hides: 'organizationId',
  }),
  ...(['published', 'drafts', 'queue'] as const).map((which) =>
    row(announcements.listAnnouncements)(which, {
      input: ({ cast }) => ({ organizationId: cast.organizationId, which }),
      allow: MEMBERS,
      hides: 'organizationId',
    }),
  ),
  row(announcements.editAnnouncement)('a draft', {
    input: async (stage) => edited(stage.cast, await announcementOf('teacher', 'draft')(stage)),
    allow: ['teacher'],
    hides: 'announcementId',
    can: canWithAnnouncement('edit'),
  }),
  row(announcements.editAnnouncement)('proposed', {
    input: async (stage) => edited(stage.cast, await announcementOf('teacher', 'proposed')(stage)),
    allow: EDITORS,
    conflict: ['teacher'],
    hides: 'announcementId',
    can: canWithAnnouncement('edit'),
  }),
  row(announcements.proposeAnnouncement)('', {
    input: announcementOf('teacher', 'draft'),
    allow: ['teacher'],
    hides: 'announcementId',
    can: canWithAnnouncement('propose'),
  }),
  row(announcements.publishAnnouncement)('proposed', {
    input: announcementOf('teacher', 'proposed'),
    allow: EDITORS,
    forbidden: ['teacher'],
    hides: 'announcementId',
    can: canWithAnnouncement('publish'),
  }),
  row(announcements.publishAnnouncement)('in the own class’s chat', {
    input: announcementOf('classTeacher', 'draft'),
    allow: ['classTeacher'],
    hides: 'announcementId',
    can: canWithAnnouncement('publish'),
  }),
  row(announcements.refuseAnnouncement)('', {
    input: async (stage) => ({ ...(await announcementOf('teacher', 'proposed')(stage)), reason: 'Нет приказа' }),
    allow: EDITORS,
    forbidden: ['teacher'],
    hides: 'announcementId',
    can: canWithAnnouncement('refuse'),
  }),
  row(announcements.withdrawAnnouncement)('', {
    input: announcementOf('teacher', 'proposed'),
    allow: ['teacher'],
    forbidden: EDITORS,
    hides: 'announcementId',
    can: canWithAnnouncement('withdraw'),
  }),
  row(announcements.removeAnnouncement)('', {
    input: announcementOf('teacher', 'draft'),
    allow: ['teacher'],
    hides: 'announcementId',
    can: canWithAnnouncement('remove'),
  }),
  row(announcements.getAnnouncement)('proposed', {
    input: announcementOf('teacher', 'proposed'),
    allow: [...EDITORS, 'teacher'],
    hides: 'announcementId',
  }),
  row(announcements.getAnnouncement)('published', {
    input: announcementOf('classTeacher', 'published'),
    allow: HEAR,
    hides: 'announcementId',
  }),
  row(announcements.listWaiting)('', { input: nothing, allow: SIGNED_IN }),
  row(announcements.acknowledge)('', {
    input: announcementOf('classTeacher', 'published'),
    allow: ['guardian'],
    conflict: [...ADMINISTRATION, 'classTeacher'],
    hides: 'announcementId',
  }),
  row(announcements.listAcknowledgements)('', {
    input: announcementOf('classTeacher', 'published'),
    allow: LEADERS,
    forbidden: ['guardian'],
    hides: 'announcementId',
    can: canWithAnnouncement('names'),
  }),
  row(announcements.markOnPaper)('of somebody who has not joined', {
    input: async (stage) => {
      const { personId } = stage.cast.newcomersMother
      return { ...(await announcementOf('classTeacher', 'published')(stage)), personId, aboutId: personId, on: true }
    },
    allow: LEADERS,
    forbidden: ['guardian'],
    hides: 'announcementId',
    can: canWithAnnouncement('names'),
  }),
  row(announcements.remind)('', {
    input: announcementOf('classTeacher', 'published'),
    allow: LEADERS,
    forbidden: ['guardian'],
    hides: 'announcementId',
    can: canWithAnnouncement('remind'),
  }),
  row(announcements.printAcknowledgements)('', {
    input: async (stage) => {
      const { announcementId } = await announcementOf('classTeacher', 'published')(stage)
      return { announcementId }
    },
    allow: LEADERS,
    forbidden: ['guardian'],
    hides: 'announcementId',
    can: canWithAnnouncement('names'),
  }),
]

/** Of oneself only: the account is the one that asks. */
const ofNotifications: Row[] = [
  row(notifications.getSettings)('', { input: nothing, allow: SIGNED_IN }),
  row(notifications.setSettings)('', {
    input: () => ({ showText: false, digest: false, digestMinute: 1080 }),
    allow: SIGNED_IN,
  }),
  row(notifications.subscribe)('at a push service', {
    input: newDevice,
    allow: SIGNED_IN,
  }),
  row(notifications.subscribe)('inside the network', {
    input: () => ({ ...newDevice(), endpoint: 'https://10.0.0.7/admin' }),
    allow: [],
    invalid: SIGNED_IN,
  }),
  row(notifications.unsubscribe)('of one’s own', {
    input: async ({ cast, caller }) => {
      const device = newDevice()
      if (caller !== 'nobody') expectDone(await cast.as(caller).does(notifications.subscribe, device))
      return { endpoint: device.endpoint }
    },
    allow: SIGNED_IN,
  }),
  row(notifications.listNews)('', { input: nothing, allow: SIGNED_IN }),
  row(notifications.listWaiting)('', { input: nothing, allow: SIGNED_IN }),
]

export const MATRIX: Row[] = [
  ...ofAccounts,
  ...ofPeople,
  ...ofClasses,
  ...ofOrganizations,
  ...ofInvitations,
  ...ofChats,
  ...ofPolls,
  ...ofAnnouncements,
  ...ofFiles,
  ...ofQuiet,
  ...ofModeration,
  ...ofSearch,
  ...ofNotifications,
]

function newDevice() {
  return {
    endpoint: `https://fcm.googleapis.com/fcm/send/${id()}`,
    keys: { p256dh: 'B'.padEnd(87, 'a'), auth: 'a'.repeat(22) },
  }
}

/** What the table says of a caller: 'ok', or the code of the refusal. */
export function expectedOf({ contract, allow, refuse }: Row, caller: Caller): 'ok' | ErrorCode {
  const said = Object.entries(refuse).filter(([, callers]) => callers.includes(caller))
  const codes = [...(allow.includes(caller) ? ['ok'] : []), ...said.map(([code]) => code)]
  if (codes.length > 1) throw new Error(`${contract.name}: ${caller} gets ${codes.join(' and ')}`)
  return (codes[0] ?? (caller === 'nobody' && contract.who !== 'anyone' ? 'unauthenticated' : 'not_found')) as ErrorCode
}

function chatId(chat: ChatName) {
  return ({ cast }: Stage) => ({ chatId: cast.chats[chat] })
}

/** A file of the class teacher’s, or in the direct chat of one of its two: sent with a message there, or not yet. */
function fileIn(chat: 'class' | 'staff' | 'direct' | null) {
  return async ({ cast, db }: Stage) => ({
    fileId: await placeFile(db, {
      organizationId: cast.organizationId,
      owner: chat === 'direct' ? cast.employee : cast.classTeacher,
      chatId: chat && cast.chats[chat],
    }),
  })
}

function canPinIn(chat: 'class' | 'staff') {
  return async ({ ask, cast }: Stage) =>
    (await ask(files.listMaterials, { chatId: cast.chats[chat] }))?.materials[0]?.can.pin
}

const newPoll = (chatId: string) => ({
  id: id(),
  chatId,
  question: 'Куда поедем?',
  options: ['В музей', 'В лес'],
  multiple: false,
  anonymous: false,
  quiz: null,
  closesAt: null,
})

/** The class teacher’s, put there a moment ago; the newest of the chat. */
function pollIn(chat: 'class' | 'channel', more: { anonymous?: boolean } = {}) {
  return async ({ cast }: Stage) => {
    const poll = { ...newPoll(cast.chats[chat]), ...more }
    expectDone(await cast.as('classTeacher').does(polls.createPoll, poll))
    return { pollId: poll.id }
  }
}

function canWithPoll(what: 'vote' | 'close' | 'names' | 'export', chat: 'class' | 'channel') {
  return async ({ ask, cast, db }: Stage) => {
    const newest = db.selectFrom('polls').select('id').where('chat_id', '=', cast.chats[chat])
    const { id: pollId } = await newest.orderBy('created_at', 'desc').executeTakeFirstOrThrow()
    return (await ask(polls.getPoll, { pollId }))?.can[what]
  }
}

const newAnnouncement = ({ organizationId, chats: { parents } }: Cast) => ({
  id: id(),
  organizationId,
  title: 'Собрание',
  text: 'В четверг в 18:00',
  deadline: null,
  acknowledge: true,
  perChild: false,
  chatIds: [parents],
})

const edited = (cast: Cast, { announcementId }: { announcementId: string }) => ({
  ...newAnnouncement(cast),
  announcementId,
  title: 'Собрание родителей',
})

/** For the parents of 7А, brought as far as said by its author; the administrator does what an editor must. */
function announcementOf(author: 'teacher' | 'classTeacher', state: 'draft' | 'proposed' | 'published') {
  return async ({ cast }: Stage) => {
    const content = newAnnouncement(cast)
    const step = () => ({ id: id(), announcementId: content.id })
    expectDone(await cast[author].does(announcements.createAnnouncement, content))
    if (state === 'proposed') expectDone(await cast[author].does(announcements.proposeAnnouncement, step()))
    if (state === 'published') expectDone(await cast[author].does(announcements.publishAnnouncement, step()))
    return step()
  }
}

function canWithAnnouncement(what: keyof OutputOf<typeof announcements.getAnnouncement>['can']) {
  return async ({ ask, db }: Stage) => {
    const newest = db.selectFrom('announcements').select('id').orderBy('created_at', 'desc')
    const { id: announcementId } = await newest.executeTakeFirstOrThrow()
    return (await ask(announcements.getAnnouncement, { announcementId }))?.can[what]
  }
}

function teachersMessage(cast: Cast) {
  return { chatId: cast.chats.class, messageId: cast.chats.saidByTeacher.class }
}

function pupilsMessage(cast: Cast) {
  return { chatId: cast.chats.class, messageId: cast.chats.saidByPupil.class }
}

function directWith({ organizationId }: Cast, { personId }: { personId: string }) {
  return { id: id(), organizationId, personId }
}

function newChat({ organizationId }: Cast, personIds: string[]) {
  return { id: id(), organizationId, kind: 'group' as const, title: 'Поход', personIds }
}

/** A message of the pupil that the filter holds. */
async function heldMessage({ chats: { class: chatId }, pupil }: Cast, db: Db) {
  const messageId = id()
  const held = { chat_id: chatId, id: messageId, author_id: pupil.personId, text: 'дурак', why: 'review' as const }
  await db
    .insertInto('held_messages')
    .values({
      ...held,
      mentions: [],
      file_ids: [],
      reply_to: null,
      forwarded_from: null,
      rule: 'дура',
      until: null,
      ended_at: null,
      ended_how: null,
      reason: null,
    })
    .execute()
  return { chatId, messageId }
}

/** A case about what somebody of the cast has said in the chat of class 7А. */
async function caseAbout(db: Db, cast: Cast, author: 'pupil' | 'classTeacher'): Promise<string> {
  const messageId = author === 'pupil' ? cast.chats.saidByPupil.class : cast.chats.saidByTeacher.class
  // One case for a message: where nothing is taken back, the next row goes on with it.
  const open = await db
    .selectFrom('moderation_cases')
    .select('id')
    .where('message_id', '=', messageId)
    .executeTakeFirst()
  if (open) return open.id
  const caseId = id()
  await db
    .insertInto('moderation_cases')
    .values({
      id: caseId,
      organization_id: cast.organizationId,
      chat_id: cast.chats.class,
      class_id: cast.class7a,
      message_id: messageId,
      msg_no: 1,
      author_id: cast[author].personId,
      rule: null,
      text: 'Завтра сбор в восемь у входа',
      files: '[]',
      sha256: '',
      around: '[]',
      sent_at: new Date(),
    })
    .execute()
  return caseId
}

/** A case about the pupil's message with a file, whose content the school keeps. */
async function evidenceFile(cast: Cast, db: Db): Promise<{ caseId: string; fileId: string }> {
  const caseId = await caseAbout(db, cast, 'pupil')
  const fileId = await placeFile(db, { organizationId: cast.organizationId, owner: cast.pupil, chatId: null })
  const { name, size, sha256 } = await db
    .selectFrom('files')
    .select(['name', 'size', 'sha256'])
    .where('id', '=', fileId)
    .executeTakeFirstOrThrow()
  await db
    .insertInto('kept_contents')
    .values({ sha256: sha256!, kept_for: caseId })
    .onConflict((oc) => oc.doNothing())
    .execute()
  const files = JSON.stringify([{ id: fileId, name, size: Number(size), mediaType: 'text/plain', sha256 }])
  await db.updateTable('moderation_cases').set({ files }).where('id', '=', caseId).execute()
  return { caseId, fileId }
}

/** A term of the deputy's decision about the pupil. */
async function measureOf(db: Db, cast: Cast): Promise<string> {
  const measureId = id()
  const caseId = await caseAbout(db, cast, 'pupil')
  const before = db.selectFrom('measures').select('id').where('case_id', '=', caseId)
  await db.deleteFrom('appeals').where('measure_id', 'in', before).execute()
  await db.deleteFrom('measures').where('case_id', '=', caseId).execute()
  await db
    .insertInto('measures')
    .values({
      id: measureId,
      case_id: caseId,
      organization_id: cast.organizationId,
      person_id: cast.pupil.personId,
      kind: 'readOnly',
      reason: 'Так не говорят',
      until: new Date(Date.now() + 86_400_000),
      taken_by: cast.deputy.personId,
    })
    .execute()
  return measureId
}

/** As if nobody had been appointed yet. */
async function setupToken(db: Db): Promise<string> {
  await db.deleteFrom('operators').execute()
  return new URL((await operatorSetupLink(db, 'http://school'))!).searchParams.get('token')!
}

/** The very phone of the approved application, and the code sent to it. */
async function registrationOf(cast: Cast, db: Db): Promise<{ phone: string; code: string }> {
  const phone = anyPhone().replaceAll(' ', '')
  await db.updateTable('applications').set({ phone }).where('id', '=', cast.applications.approved).execute()
  expectDone(await cast.as('nobody').does(organizations.requestRegistrationCode, { phone }))
  return { phone, code: await codeSentTo(db, phone) }
}

async function codeSentTo(db: Db, address: string): Promise<string> {
  const letter = await db
    .selectFrom('outgoing')
    .select('body')
    .where('address', '=', address)
    .orderBy('created_at', 'desc')
    .executeTakeFirstOrThrow()
  return /\b\d{6}\b/.exec(letter.body)![0]
}

async function sessionOf(db: Db, cast: Cast, caller: Caller): Promise<string> {
  if (caller === 'nobody') return id()
  const { accountId } = cast[caller]
  const session = await db
    .selectFrom('sessions')
    .select('id')
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow()
  return session.id
}

function expectDone({ status, body }: { status: number; body: unknown }): void {
  if (status !== 200) throw new Error(`the stage cannot be set: ${status} ${JSON.stringify(body)}`)
}
