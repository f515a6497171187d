import type { OutputOf } from '#contract'
import * as people from '#contract/people'
import type { Caller, Cast } from '../cast.ts'
import {
  ADMINISTRATION,
  APPOINTING,
  except,
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
