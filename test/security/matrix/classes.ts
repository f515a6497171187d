import * as classes from '#contract/classes'
import { ADMINISTRATION, canOfClass, id, LEADERS, MEMBERS, NAME, NO_ADMINISTRATION } from './parts.ts'
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
  row(classes.removeSubject)('', {
    input: ({ cast }) => ({ id: id(), subjectId: cast.drawing }),
    allow: ADMINISTRATION,
    forbidden: NO_ADMINISTRATION,
    hides: 'subjectId',
    can: canEditSubjects,
  }),
]
