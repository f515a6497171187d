import type { OutputOf } from '#contract'
import * as people from '#contract/people'
import type { Caller, Cast } from '../cast.ts'
import {
  ADMINISTRATION,
  APPOINTING,
  except,
  expectDone,
  id,
  LEADERS,
  MEMBERS,
  NAME,
  NO_ADMINISTRATION,
  nothing,
  SIGNED_IN,
  TEACHERS,
} from './parts.ts'
import { type Row, row, type Stage } from './row.ts'

const personOf = (cast: Cast, caller: Caller) => (caller === 'nobody' ? id() : cast[caller].personId)
const canAppoint = async ({ ask, cast }: Stage) =>
  (await ask(people.listMyHats, {}))?.hats.find(({ organization }) => organization.id === cast.organizationId)?.can
    .appoint

// What screens are told before they show a button.
type OfPerson = OutputOf<typeof people.getPerson>['can']
const canPerson =
  (what: keyof OfPerson, who: (cast: Cast) => string) =>
  async ({ ask, cast }: Stage) =>
    (await ask(people.getPerson, { personId: who(cast) }))?.can[what]

export const ofPeople: Row[] = [
  row(people.listSuspended)('', { input: nothing, allow: SIGNED_IN }),
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
  ...(['director', 'deputy'] as const).map((role) =>
    row(people.addStaff)(`a ${role}`, {
      input: ({ cast }) => ({ id: id(), organizationId: cast.organizationId, name: NAME, roles: [role] }),
      allow: APPOINTING,
      forbidden: except(MEMBERS, ...APPOINTING),
      hides: 'organizationId',
      can: canAppoint,
    }),
  ),
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
  row(people.updatePerson)('the director', {
    input: ({ cast }) => ({ id: id(), personId: cast.director.personId, name: NAME }),
    allow: APPOINTING,
    forbidden: ['additionalAdministrator', 'deputy'],
    hides: 'personId',
    can: canPerson('edit', (cast) => cast.director.personId),
  }),
  row(people.setRoles)('a colleague in the class', {
    input: ({ cast }) => ({ id: id(), personId: cast.teacher.personId, roles: ['teacher', 'responsible'] }),
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
    allow: APPOINTING,
    forbidden: ['additionalAdministrator', 'deputy', 'employee'],
    hides: 'personId',
    can: canPerson('appoint', (cast) => cast.employee.personId),
  }),
  ...(['director', 'deputy'] as const).map((role) =>
    row(people.setRoles)(`make the class teacher a ${role}`, {
      input: ({ cast }) => ({ id: id(), personId: cast.classTeacher.personId, roles: [role] }),
      allow: APPOINTING,
      forbidden: ['additionalAdministrator', 'deputy', 'teacher', 'classTeacher'],
      hides: 'personId',
      can: canPerson('appoint', (cast) => cast.classTeacher.personId),
    }),
  ),
  row(people.setRoles)('make oneself the director', {
    input: ({ cast, caller }) => ({ id: id(), personId: personOf(cast, caller), roles: ['director', 'responsible'] }),
    allow: [...APPOINTING, 'memberOfAnotherSchool'], // its administrator
    forbidden: except(MEMBERS, ...APPOINTING),
    hides: 'personId',
  }),
  row(people.setRoles)('unseat the director', {
    input: ({ cast }) => ({ id: id(), personId: cast.director.personId, roles: ['employee'] }),
    allow: APPOINTING,
    forbidden: ['additionalAdministrator', 'deputy'],
    hides: 'personId',
    can: canPerson('appoint', (cast) => cast.director.personId),
  }),
  row(people.setRoles)('make a pupil an employee', {
    input: ({ cast }) => ({ id: id(), personId: cast.pupil.personId, roles: ['employee'] }),
    allow: [],
    conflict: ADMINISTRATION,
    forbidden: ['teacher', 'classTeacher', 'pupil'],
    hides: 'personId',
    can: canPerson('roles', (cast) => cast.pupil.personId),
  }),
  row(people.appointAdministrator)('a colleague in the class', {
    input: ({ cast }) => ({ id: id(), personId: cast.teacher.personId, order: { number: '14', day: '2026-09-03' } }),
    allow: APPOINTING,
    forbidden: ['additionalAdministrator', 'deputy', 'teacher', 'classTeacher'],
    hides: 'personId',
    can: canPerson('order', (cast) => cast.teacher.personId),
  }),
  row(people.appointAdministrator)('a pupil', {
    input: ({ cast }) => ({ id: id(), personId: cast.pupil.personId, order: { number: '14', day: '2026-09-03' } }),
    allow: [],
    conflict: APPOINTING,
    forbidden: ['additionalAdministrator', 'deputy', 'teacher', 'classTeacher', 'pupil'],
    hides: 'personId',
    can: canPerson('order', (cast) => cast.pupil.personId),
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
  row(people.removePerson)('the director', {
    input: ({ cast }) => ({ id: id(), personId: cast.director.personId }),
    allow: ['administrator'],
    forbidden: ['additionalAdministrator', 'deputy'],
    conflict: ['director'], // oneself
    hides: 'personId',
    can: canPerson('remove', (cast) => cast.director.personId),
  }),
  row(people.removePerson)('an additional administrator', {
    input: ({ cast }) => ({ id: id(), personId: cast.additionalAdministrator.personId }),
    allow: APPOINTING,
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
  row(people.getEntry)('', {
    input: ({ cast }) => ({ organizationId: cast.organizationId }),
    allow: ADMINISTRATION,
    forbidden: NO_ADMINISTRATION,
    hides: 'organizationId',
  }),
  row(people.settleIntrusion)('of a pupil of the class', {
    input: async ({ cast, db }) => {
      const reportId = id()
      const words = 'Писал не я'
      await db
        .insertInto('intrusion_reports')
        .values({
          id: reportId,
          account_id: cast.pupil.accountId,
          words,
          locked: false,
          settled_at: null,
          settled_by: null,
        })
        .execute()
      return { personId: cast.pupil.personId, reportId }
    },
    allow: ADMINISTRATION,
    forbidden: ['classTeacher', 'teacher', 'pupil'],
    hides: 'personId',
  }),
  row(people.countDuties)('', {
    input: ({ cast }) => ({ organizationId: cast.organizationId }),
    allow: [...ADMINISTRATION, 'classTeacher', 'otherTeacher'],
    forbidden: except(MEMBERS, ...ADMINISTRATION, 'classTeacher', 'otherTeacher'),
    hides: 'organizationId',
  }),
  row(people.demandSecondStep)('without one’s own', {
    input: ({ cast }) => ({ organizationId: cast.organizationId, on: true }),
    allow: [],
    conflict: APPOINTING,
    forbidden: except(MEMBERS, ...APPOINTING),
    hides: 'organizationId',
  }),
  row(people.demandSecondStep)('no more', {
    input: async ({ cast, db }) => {
      const demand = { organization_id: cast.organizationId, demanded_by: cast.director.personId }
      await db.insertInto('step_demands').values(demand).execute()
      const factor = { sealed_secret: Buffer.alloc(1), confirmed_at: new Date() }
      for (const { accountId } of [cast.administrator, cast.director, cast.additionalAdministrator, cast.deputy])
        await db
          .insertInto('totp_factors')
          .values({ account_id: accountId, ...factor })
          .execute()
      return { organizationId: cast.organizationId, on: false }
    },
    allow: APPOINTING,
    forbidden: except(MEMBERS, ...APPOINTING),
    hides: 'organizationId',
    can: async ({ ask, cast }) => (await ask(people.getEntry, { organizationId: cast.organizationId }))?.can.demand,
  }),
  row(people.listRoleChanges)('', {
    input: ({ cast }) => ({ personId: cast.teacher.personId }),
    allow: ADMINISTRATION,
    forbidden: ['teacher', 'classTeacher'],
    hides: 'personId',
  }),
  ...([ADMINISTRATION, APPOINTING] as const).map((allow) =>
    row(people.undoRoles)(allow === APPOINTING ? 'of a deputy' : 'of a colleague in the class', {
      input: async (stage) => ({
        id: id(),
        changeId: await changed(stage, allow === APPOINTING ? 'deputy' : 'responsible'),
      }),
      allow,
      forbidden: [
        'teacher',
        'classTeacher',
        ...ADMINISTRATION.filter((one) => !(allow as readonly Caller[]).includes(one)),
      ],
      hides: 'changeId',
      can: async ({ ask, cast }) =>
        (await ask(people.listRoleChanges, { personId: cast.teacher.personId }))?.changes[0]?.can.undo,
    }),
  ),
  row(people.listUnconfirmed)('', {
    input: ({ cast }) => ({ organizationId: cast.organizationId }),
    allow: [...ADMINISTRATION, 'classTeacher', 'otherTeacher'],
    forbidden: except(MEMBERS, ...ADMINISTRATION, 'classTeacher', 'otherTeacher'),
    hides: 'organizationId',
  }),
  row(people.confirmPerson)('a colleague in the class', {
    input: async ({ cast, db }) => {
      const { personId } = cast.teacher
      await db.updateTable('people').set({ verified_at: null }).where('id', '=', personId).execute()
      return { id: id(), personId }
    },
    allow: ADMINISTRATION,
    forbidden: ['teacher', 'classTeacher'],
    hides: 'personId',
  }),
  row(people.confirmPerson)('a guardian of the class', {
    input: ({ cast }) => ({ id: id(), personId: cast.guardian.personId }),
    allow: LEADERS,
    forbidden: ['teacher', 'guardian'],
    hides: 'personId',
  }),
  row(people.refuseProfile)('a guardian who came by a link', {
    input: ({ cast }) => ({ id: id(), personId: cast.guardian.personId, reason: 'Такого родителя нет' }),
    allow: LEADERS,
    forbidden: ['teacher'],
    conflict: ['guardian'], // oneself
    hides: 'personId',
  }),
  row(people.refuseProfile)('a colleague in the class', {
    input: ({ cast }) => ({ id: id(), personId: cast.teacher.personId, reason: 'Не работает в школе' }),
    allow: ADMINISTRATION,
    forbidden: ['classTeacher'],
    conflict: ['teacher'], // oneself
    hides: 'personId',
  }),
  row(people.getVerification)('', {
    input: ({ cast }) => ({ organizationId: cast.organizationId }),
    allow: MEMBERS,
    hides: 'organizationId',
  }),
  row(people.setVerificationText)('', {
    input: ({ cast }) => ({ id: id(), organizationId: cast.organizationId, text: 'Приходите с паспортом' }),
    allow: ADMINISTRATION,
    forbidden: NO_ADMINISTRATION,
    hides: 'organizationId',
    can: async ({ ask, cast }) =>
      (await ask(people.getVerification, { organizationId: cast.organizationId }))?.can.edit,
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

async function changed({ cast, db }: Stage, role: 'deputy' | 'responsible'): Promise<string> {
  const { personId } = cast.teacher
  const roles = ['teacher' as const, role]
  expectDone(await cast.director.does(people.setRoles, { id: id(), personId, roles }))
  const change = db.selectFrom('role_changes').select('id').where('person_id', '=', personId)
  return (await change.orderBy('at', 'desc').executeTakeFirstOrThrow()).id
}
