import type { OutputOf } from '#contract'
import * as people from '#contract/people'
import type { Cast } from '../cast.ts'
import { ADMINISTRATION, id, LEADERS, NAME, NO_ADMINISTRATION, nothing, SIGNED_IN, TEACHERS } from './parts.ts'
import { type Row, row, type Stage } from './row.ts'

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
