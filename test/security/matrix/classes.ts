import * as classes from '#contract/classes'
import {
  ADMINISTRATION,
  canOfClass,
  expectDone,
  id,
  inSchool,
  LEADERS,
  MEMBERS,
  NAME,
  NO_ADMINISTRATION,
} from './parts.ts'
import { type Row, row, type Stage } from './row.ts'

const canAddClasses = async ({ ask, cast }: Stage) =>
  (await ask(classes.listClasses, { organizationId: cast.organizationId }))?.can.add
const canEditSubjects = async ({ ask, cast }: Stage) =>
  (await ask(classes.listSubjects, { organizationId: cast.organizationId }))?.can.edit

export const ofClasses: Row[] = [
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
  row(classes.openSubjectChats)('', {
    input: ({ cast }) => ({ id: id(), organizationId: cast.organizationId }),
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
  row(classes.listMovements)('of the school', {
    input: inSchool,
    allow: ADMINISTRATION,
    forbidden: NO_ADMINISTRATION,
    hides: 'organizationId',
  }),
  row(classes.listMovements)('of one pupil', {
    input: ({ cast }) => ({ organizationId: cast.organizationId, personId: cast.pupil.personId }),
    allow: LEADERS,
    forbidden: ['teacher', 'pupil'], // they hold the pupil, but do not lead the class
    hides: 'personId',
  }),
  row(classes.exportMovements)('', {
    input: inSchool,
    allow: ADMINISTRATION,
    forbidden: NO_ADMINISTRATION,
    hides: 'organizationId',
  }),
  row(classes.movePupil)('', {
    input: ({ cast }) => ({ id: id(), personId: cast.pupil.personId, classId: cast.class7b, paper: PAPER }),
    allow: ADMINISTRATION,
    forbidden: ['teacher', 'classTeacher', 'pupil'],
    hides: 'personId',
  }),
  row(classes.dismissPupil)('', {
    input: ({ cast }) => ({ id: id(), personId: cast.pupil.personId, paper: PAPER }),
    allow: ADMINISTRATION,
    forbidden: ['teacher', 'classTeacher', 'pupil'],
    hides: 'personId',
  }),
  row(classes.returnPupil)('', {
    input: async ({ cast }) => {
      const gone = { id: id(), personId: cast.pupil.personId, paper: PAPER }
      expectDone(await cast.as('administrator').does(classes.dismissPupil, gone))
      const { organizationId, class7b: classId } = cast
      return { id: id(), organizationId, personId: cast.pupil.personId, classId, paper: PAPER }
    },
    allow: ADMINISTRATION,
    forbidden: NO_ADMINISTRATION.filter((caller) => caller !== 'pupil' && caller !== 'guardian'), // who are gone
    hides: 'organizationId',
  }),
  row(classes.handOver)('', {
    input: ({ cast }) => ({
      id: id(),
      fromPersonId: cast.classTeacher.personId,
      toPersonId: cast.otherTeacher.personId,
      seats: [{ classId: cast.class7a, part: 'classTeacher' as const, subjectId: null }],
      paper: PAPER,
    }),
    allow: ADMINISTRATION,
    hides: 'fromPersonId',
  }),
  row(classes.writePaper)('', {
    input: async (stage) => ({ id: id(), ...(await movement(stage)), paper: PAPER }),
    allow: ADMINISTRATION,
    hides: 'movementId',
  }),
  row(classes.undoMovement)('', {
    input: async (stage) => ({ id: id(), ...(await movement(stage)) }),
    allow: ADMINISTRATION,
    hides: 'movementId',
  }),
  row(classes.planSchoolYear)('', {
    input: inSchool,
    allow: ADMINISTRATION,
    forbidden: NO_ADMINISTRATION,
    hides: 'organizationId',
  }),
  row(classes.startSchoolYear)('', {
    input: yearOf,
    allow: ADMINISTRATION,
    forbidden: NO_ADMINISTRATION,
    hides: 'organizationId',
  }),
  row(classes.undoSchoolYear)('', {
    input: async (stage) => {
      const began = await stage.cast.as('administrator').does(classes.startSchoolYear, await yearOf(stage))
      expectDone(began)
      return { id: id(), organizationId: stage.cast.organizationId, schoolYearId: began.body.schoolYearId }
    },
    allow: ADMINISTRATION,
    forbidden: NO_ADMINISTRATION,
    hides: 'organizationId',
  }),
]

const PAPER = { day: '2026-09-01', order: '№ 118-к', reason: 'заявление' }

/** The pupil of 7А has just been moved. */
async function movement({ cast }: Stage) {
  const move = { id: id(), personId: cast.pupil.personId, classId: cast.class7b, paper: PAPER }
  const moved = await cast.as('administrator').does(classes.movePupil, move)
  expectDone(moved)
  return { movementId: moved.body.id }
}

/** Every class as it is, nobody graduates. */
async function yearOf({ cast }: Stage) {
  const { organizationId } = cast
  const plan = (await cast.as('administrator').reads(classes.planSchoolYear, { organizationId })).body
  const chosen = plan.classes.map(({ id: classId }) => ({ classId, graduateIds: [], classTeacherId: null }))
  return { id: id(), organizationId, toYear: plan.toYear, classes: chosen, keepTeachers: true, paper: PAPER }
}
