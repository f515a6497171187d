import type { Relation } from '#contract/people'
import type { OutClass, OutList, OutPerson } from './read-list.ts'

// Both forms say the same things in tables of their own. Our ids are their sourcedIds: what comes back is recognised.

interface Lesson {
  id: string
  title: string
  subject: { id: string; name: string } | null
  classId: string
  teacherIds: string[]
}

/** A subject in a class is a lesson with the pupils of the class; two who teach it teach one lesson. */
function lessonsOf({ staff, classes }: OutList): Lesson[] {
  const names = new Map(classes.map(({ id, name }) => [id, name]))
  const lessons = new Map<string, Lesson>()
  for (const one of staff) {
    for (const { classId, part, subject } of one.seats) {
      if (part !== 'teacher' || !names.has(classId)) continue
      const id = `${classId}.${subject?.id ?? 'lesson'}`
      const title = `${subject?.name ?? 'Занятия'} ${names.get(classId)}`
      const lesson = lessons.get(id) ?? { id, title, subject, classId, teacherIds: [] }
      lesson.teacherIds.push(one.id)
      lessons.set(id, lesson)
    }
  }
  return [...lessons.values()]
}

const pupilsOf = ({ pupils }: OutList) =>
  Map.groupBy(
    pupils.flatMap((pupil) =>
      pupil.seats.filter(({ part }) => part === 'pupil').map(({ classId }) => ({ classId, pupil })),
    ),
    ({ classId }) => classId,
  )

const leadersOf = ({ staff }: OutList) =>
  staff.flatMap((one) =>
    one.seats.filter(({ part }) => part === 'classTeacher').map(({ classId }) => ({ classId, id: one.id })),
  )

const guardiansOf = ({ pupils, people }: OutList): OutPerson[] => [
  ...new Set(pupils.flatMap(({ guardians }) => guardians.flatMap(({ id }) => people.get(id) ?? []))),
]

const gradeOf = (pupil: OutPerson, classes: Map<string, OutClass>) =>
  String(pupil.seats.map(({ classId }) => classes.get(classId)?.parallel).find((parallel) => parallel) ?? '')

const yearDays = (year: string) => [`${year.slice(0, 4)}-09-01`, `${Number(year.slice(0, 4)) + 1}-08-31`] as const

export function oneRosterTables(list: OutList): Record<string, string[][]> {
  const { organization, year, classes, pupils, staff } = list
  const [from, till] = yearDays(year)
  const school = organization.id
  const term = `${school}.${from.slice(0, 4)}`
  const lessons = lessonsOf(list)
  const seated = pupilsOf(list)
  const byId = new Map(classes.map((one) => [one.id, one]))
  const subjects = new Map(lessons.flatMap(({ subject }) => (subject ? [[subject.id, subject.name] as const] : [])))
  const user = (person: OutPerson, role: string, agents: string[], grade: string) => [
    person.id,
    '',
    '',
    'true',
    school,
    role,
    person.id,
    '',
    person.name.firstName,
    person.name.lastName,
    person.name.patronymic ?? '',
    '',
    person.email ?? '',
    '',
    person.phones.join(', '),
    agents.join(','),
    grade,
    '',
  ]
  const staffIds = new Set(staff.map(({ id }) => id))
  const enroll = (classId: string, userId: string, role: string) => [
    `${classId}.${userId}.${role}`,
    '',
    '',
    classId,
    school,
    userId,
    role,
    'false',
    from,
    till,
  ]
  return {
    manifest: manifestOf(),
    orgs: [['sourcedId', 'status', 'dateLastModified', 'name', 'type', 'identifier', 'parentSourcedId'], [school, '', '', organization.name, 'school', '', '']],
    academicSessions: [
      ['sourcedId', 'status', 'dateLastModified', 'title', 'type', 'startDate', 'endDate', 'parentSourcedId', 'schoolYear'],
      [term, '', '', year, 'schoolYear', from, till, '', till.slice(0, 4)],
    ],
    courses: [
      ['sourcedId', 'status', 'dateLastModified', 'schoolYearSourcedId', 'title', 'courseCode', 'grades', 'orgSourcedId', 'subjects', 'subjectCodes'],
      ...[...subjects].map(([id, name]) => [id, '', '', term, name, '', '', school, name, '']),
    ],
    classes: [
      ['sourcedId', 'status', 'dateLastModified', 'title', 'grades', 'courseSourcedId', 'classCode', 'classType', 'location', 'schoolSourcedId', 'termSourcedIds', 'subjects', 'subjectCodes', 'periods'],
      ...classes.map(({ id, name, parallel }) => [id, '', '', name, String(parallel ?? ''), '', '', 'homeroom', '', school, term, '', '', '']),
      ...lessons.map(({ id, title, subject }) => [id, '', '', title, '', subject?.id ?? '', '', 'scheduled', '', school, term, subject?.name ?? '', '', '']),
    ],
    users: [
      ['sourcedId', 'status', 'dateLastModified', 'enabledUser', 'orgSourcedIds', 'role', 'username', 'userIds', 'givenName', 'familyName', 'middleName', 'identifier', 'email', 'sms', 'phone', 'agentSourcedIds', 'grades', 'password'],
      ...pupils.map((pupil) => user(pupil, 'student', pupil.guardians.map(({ id }) => id), gradeOf(pupil, byId))),
      ...staff.map((one) => user(one, one.roles.includes('teacher') ? 'teacher' : 'administrator', [], '')),
      ...guardiansOf(list).filter(({ id }) => !staffIds.has(id)).map((one) => user(one, 'guardian', [], '')),
    ],
    demographics: [
      ['sourcedId', 'status', 'dateLastModified', 'birthDate', 'sex'],
      ...pupils.filter(({ birthDay }) => birthDay).map(({ id, birthDay }) => [id, '', '', birthDay!, '']),
    ],
    enrollments: [
      ['sourcedId', 'status', 'dateLastModified', 'classSourcedId', 'schoolSourcedId', 'userSourcedId', 'role', 'primary', 'beginDate', 'endDate'],
      ...classes.flatMap(({ id }) => (seated.get(id) ?? []).map(({ pupil }) => enroll(id, pupil.id, 'student'))),
      ...leadersOf(list).map(({ classId, id }) => enroll(classId, id, 'teacher')),
      ...lessons.flatMap(({ id, classId, teacherIds }) => [
        ...(seated.get(classId) ?? []).map(({ pupil }) => enroll(id, pupil.id, 'student')),
        ...teacherIds.map((teacherId) => enroll(id, teacherId, 'teacher')),
      ]),
    ],
  } // biome-ignore format: tables
}

const FILES = ['academicSessions', 'classes', 'courses', 'demographics', 'enrollments', 'orgs', 'users']
const ABSENT = ['categories', 'classResources', 'courseResources', 'lineItems', 'resources', 'results']

const manifestOf = (): string[][] => [
  ['propertyName', 'value'],
  ['manifest.version', '1.0'],
  ['oneroster.version', '1.1'],
  ...FILES.map((file) => [`file.${file}`, 'bulk']),
  ...ABSENT.map((file) => [`file.${file}`, 'absent']),
  ['source.systemName', 'Звонок'],
]

const RELATION: Record<Relation, string> = {
  mother: 'parent',
  father: 'parent',
  grandmother: 'relative',
  grandfather: 'relative',
  guardian: 'guardian',
}

export function sdsTables(list: OutList): Record<string, string[][]> {
  const { organization, year, classes, pupils, staff } = list
  const [from, till] = yearDays(year)
  const school = organization.id
  const term = `${school}.${from.slice(0, 4)}`
  const lessons = lessonsOf(list)
  const seated = pupilsOf(list)
  const byId = new Map(classes.map((one) => [one.id, one]))
  const subjects = new Map(lessons.flatMap(({ subject }) => (subject ? [[subject.id, subject.name] as const] : [])))
  const everybody = [...new Set([...pupils, ...staff, ...guardiansOf(list)])]
  const role = (person: OutPerson, name: string, grade: string) => [
    person.id,
    school,
    name,
    term,
    grade,
    'TRUE',
    from,
    till,
  ]
  return {
    orgs: [['sourcedId', 'name', 'type', 'parentSourcedId'], [school, organization.name, 'school', '']],
    academicSessions: [['sourcedId', 'title', 'type', 'schoolYear', 'startDate', 'endDate'], [term, year, 'schoolYear', till.slice(0, 4), from, till]],
    courses: [
      ['sourcedId', 'orgSourcedId', 'title', 'code', 'schoolYearSourcedId', 'subject', 'grade'],
      ...[...subjects].map(([id, name]) => [id, school, name, '', term, '', '']),
    ],
    classes: [
      ['sourcedId', 'orgSourcedId', 'title', 'sessionSourcedIds', 'courseSourcedId'],
      ...classes.map(({ id, name }) => [id, school, name, term, '']),
      ...lessons.map(({ id, title, subject }) => [id, school, title, term, subject?.id ?? '']),
    ],
    users: [
      ['sourcedId', 'username', 'givenName', 'familyName', 'password', 'activeDirectoryMatchId', 'email', 'phone', 'sms'],
      ...everybody.map((one) => [one.id, one.id, one.name.firstName, one.name.lastName, '', '', one.email ?? '', one.phones.join(', '), '']),
    ],
    roles: [
      ['userSourcedId', 'orgSourcedId', 'role', 'sessionSourcedId', 'grade', 'isPrimary', 'roleStartDate', 'roleEndDate'],
      ...pupils.map((pupil) => role(pupil, 'student', gradeOf(pupil, byId))),
      ...staff.map((one) => role(one, one.roles.includes('teacher') ? 'teacher' : 'staff', '')),
    ],
    enrollments: [
      ['classSourcedId', 'userSourcedId', 'role'],
      ...classes.flatMap(({ id }) => (seated.get(id) ?? []).map(({ pupil }) => [id, pupil.id, 'student'])),
      ...leadersOf(list).map(({ classId, id }) => [classId, id, 'teacher']),
      ...lessons.flatMap(({ id, classId, teacherIds }) => [
        ...(seated.get(classId) ?? []).map(({ pupil }) => [id, pupil.id, 'student']),
        ...teacherIds.map((teacherId) => [id, teacherId, 'teacher']),
      ]),
    ],
    relationships: [
      ['userSourcedId', 'relationshipUserSourcedId', 'relationshipRole'],
      ...pupils.flatMap((pupil) => pupil.guardians.map(({ id, relation }) => [pupil.id, id, RELATION[relation]])),
    ],
  } // biome-ignore format: tables
}
