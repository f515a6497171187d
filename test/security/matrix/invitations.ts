import * as invitations from '#contract/invitations'
import { addStaff } from '#contract/people'
import type { Cast } from '../cast.ts'
import {
  ADMINISTRATION,
  APPOINTING,
  canOfClass,
  EVERYBODY,
  except,
  expectDone,
  id,
  LEADERS,
  MEMBERS,
  NAME,
  NO_ADMINISTRATION,
  newAccount,
  nothing,
  SIGNED_IN,
} from './parts.ts'
import { type Row, row, type Stage } from './row.ts'

const canDoWithSheet =
  (what: 'print' | 'replace') =>
  async ({ ask, cast }: Stage) =>
    (await ask(invitations.listSheets, { organizationId: cast.organizationId, classId: cast.class7a }))?.sheets.find(
      ({ personId }) => personId === cast.newcomer.personId,
    )?.can[what]

export const ofInvitations: Row[] = [
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
  ...(['director', 'deputy'] as const).map((role) =>
    row(invitations.createInvitation)(`of a ${role} to the school`, {
      input: ({ cast }) => ({ id: id(), organizationId: cast.organizationId, role, approval: true }),
      allow: APPOINTING,
      forbidden: except(MEMBERS, ...APPOINTING),
      hides: 'organizationId',
    }),
  ),
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
    allow: ['operator', 'removedMember', 'curator'], // are nobody in any school now
    unauthenticated: ['nobody'],
    conflict: except(SIGNED_IN, 'operator', 'removedMember', 'curator'), // a pupil's way in is never an adult's, nor another child's
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
  row(invitations.acceptRequest)('of somebody who would be the director', {
    input: async ({ cast }) => ({ id: id(), requestId: await requestOfDirector(cast) }),
    allow: APPOINTING,
    forbidden: ['additionalAdministrator', 'deputy'],
    hides: 'requestId',
    can: canAcceptNewest,
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
  row(invitations.printSheets)('of a deputy who has not joined', {
    input: async ({ cast }) => ({ organizationId: cast.organizationId, personId: await newDeputy(cast) }),
    allow: APPOINTING,
    forbidden: except(MEMBERS, ...APPOINTING),
    hides: 'organizationId',
    can: canPrintForDeputy,
  }),
  row(invitations.replaceSheet)('of a deputy who has not joined', {
    input: async ({ cast }) => ({ id: id(), personId: await newDeputy(cast) }),
    allow: APPOINTING,
    forbidden: ['additionalAdministrator', 'deputy'],
    hides: 'personId',
    can: canPrintForDeputy,
  }),
  row(invitations.resetAccess)('of a pupil of the class', {
    input: ({ cast }) => ({ id: id(), personId: cast.pupil.personId }),
    allow: LEADERS,
    forbidden: ['teacher', 'pupil'],
    hides: 'personId',
    can: async ({ ask, cast }) =>
      (await ask(invitations.listSheets, { organizationId: cast.organizationId, classId: cast.class7a }))?.sheets.find(
        ({ personId }) => personId === cast.pupil.personId,
      )?.can.reset,
  }),
  row(invitations.resetAccess)('of the director', {
    input: ({ cast }) => ({ id: id(), personId: cast.director.personId }),
    allow: ['administrator'],
    forbidden: ['additionalAdministrator', 'deputy'],
    conflict: ['director'], // oneself
    hides: 'personId',
  }),
  row(invitations.openSheet)('', { input: ({ cast }) => ({ code: cast.pupilSheet }), allow: EVERYBODY }),
  row(invitations.claimSheet)('with a new account', {
    input: ({ cast }) => ({ code: cast.pupilSheet, account: newAccount() }),
    allow: EVERYBODY,
  }),
  row(invitations.claimSheet)('a pupil’s with the account that is signed in', {
    input: ({ cast }) => ({ code: cast.pupilSheet }),
    allow: ['operator', 'removedMember', 'curator'],
    unauthenticated: ['nobody'],
    conflict: except(SIGNED_IN, 'operator', 'removedMember', 'curator'),
    can: async ({ cast, caller }) =>
      caller === 'nobody'
        ? undefined
        : (await cast.as(caller).does(invitations.openSheet, { code: cast.pupilSheet })).body.can.bindMine,
  }),
  row(invitations.disputeSheet)('', { input: ({ cast }) => ({ code: cast.pupilSheet }), allow: EVERYBODY }),
]

async function requestOfDirector(cast: Cast): Promise<string> {
  const wish = { id: id(), organizationId: cast.organizationId, role: 'director' as const, approval: true }
  const { body } = await cast.administrator.does(invitations.createInvitation, wish)
  const token = body.url.split('/').at(-1)!
  expectDone(await cast.as('nobody').does(invitations.join, { token, name: NAME, account: newAccount() }))
  const requests = await cast.administrator.reads(invitations.listJoinRequests, { organizationId: cast.organizationId })
  return requests.body.requests.find(({ role }) => role === 'director')!.id
}

async function canAcceptNewest({ ask, cast }: Stage): Promise<boolean | undefined> {
  const all = await ask(invitations.listJoinRequests, { organizationId: cast.organizationId })
  return all?.requests.find(({ role }) => role === 'director')?.can.accept
}

async function newDeputy(cast: Cast): Promise<string> {
  const deputy = { id: id(), organizationId: cast.organizationId, name: NAME, roles: ['deputy' as const] }
  expectDone(await cast.administrator.does(addStaff, deputy))
  return deputy.id
}

async function canPrintForDeputy({ ask, cast }: Stage): Promise<boolean | undefined> {
  const all = await ask(invitations.listSheets, { organizationId: cast.organizationId })
  return all?.sheets.find(({ fullName }) => fullName.startsWith(NAME.lastName))?.can.print
}
