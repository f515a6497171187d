import { readBirthDay, readClassLabel, readMail, readPhones, readRelation, relationByName } from './cells.ts'
import { readNameParts } from './names.ts'
import { faultOf, type Record, readTables, type Tables } from './records.ts'
import type { Problem, Roster, RosterGuardian, RosterPupil, RosterStaff, Sheet } from './roster.ts'
import * as say from './sentences.ts'

/** What both formats say, each in its own tables. */
interface Archive {
  prefix: 'oneroster' | 'sds'
  users: Record[]
  /** user → what they are: student, teacher, guardian … */
  roles: Map<string, Set<string>>
  classes: Record[]
  courses: Map<string, Record>
  enrollments: Record[]
  /** pupil → [guardian, word for the relation] */
  kin: Map<string, [string, string][]>
  birthDays: Map<string, Record>
}

/** OneRoster 1.1 and 1.2 (IMS Global), CSV binding. */
export const readOneRoster = (sheets: Sheet[], today: string): Roster => rosterOf(oneRoster(readTables(sheets)), today)

/** Microsoft School Data Sync v2.1. */
export const readSds = (sheets: Sheet[], today: string): Roster => rosterOf(sds(readTables(sheets)), today)

function oneRoster(tables: Tables): Archive {
  const users = tables.get('users') ?? []
  const roles = Map.groupBy(tables.get('roles') ?? [], (record) => record.of('userSourcedId'))
  const rolesOf = (user: Record) =>
    new Set(
      [user.of('role'), ...(roles.get(user.of('sourcedId')) ?? []).map((record) => record.of('role'))].filter(Boolean),
    )
  const roleOf = new Map(users.map((user) => [user.of('sourcedId'), rolesOf(user)]))
  const kin = users
    .filter((user) => roleOf.get(user.of('sourcedId'))?.has('student'))
    .map((user): [string, [string, string][]] => [
      user.of('sourcedId'),
      user.list('agentSourcedIds').map((id) => [id, [...(roleOf.get(id) ?? [])][0] ?? 'guardian']),
    ])
  return {
    prefix: 'oneroster',
    users,
    roles: roleOf,
    classes: tables.get('classes') ?? [],
    courses: byId(tables.get('courses') ?? []),
    enrollments: tables.get('enrollments') ?? [],
    kin: new Map(kin),
    birthDays: byId(tables.get('demographics') ?? []),
  }
}

function sds(tables: Tables): Archive {
  const roles = Map.groupBy(tables.get('roles') ?? [], (record) => record.of('userSourcedId'))
  const kin = Map.groupBy(tables.get('relationships') ?? [], (record) => record.of('userSourcedId'))
  return {
    prefix: 'sds',
    users: tables.get('users') ?? [],
    roles: new Map([...roles].map(([user, records]) => [user, new Set(records.map((record) => record.of('role')))])),
    classes: tables.get('classes') ?? [],
    courses: byId(tables.get('courses') ?? []),
    enrollments: tables.get('enrollments') ?? [],
    kin: new Map(
      [...kin].map(([user, records]) => [
        user,
        records.map((record): [string, string] => [
          record.of('relationshipUserSourcedId'),
          record.of('relationshipRole'),
        ]),
      ]),
    ),
    birthDays: byId(tables.get('demographics') ?? []),
  }
}

const byId = (records: Record[]) =>
  new Map(records.map((record) => [record.of('sourcedId') || record.of('userSourcedId'), record]))

const FAMILY = new Set([
  'guardian',
  'parent',
  'relative',
  'aide',
  'caregiver',
  'doctor',
  'emergency',
  'other',
  'childcare',
])
const isStudent = (roles: ReadonlySet<string>) => [...roles].some((role) => role.toLowerCase() === 'student')
const isStaff = (roles: ReadonlySet<string>) =>
  [...roles].some((role) => !FAMILY.has(role.toLowerCase()) && !/^(student|user|guest)$/i.test(role))

function rosterOf(archive: Archive, today: string): Roster {
  const problems: Problem[] = []
  const users = byId(archive.users)
  const labels = new Map(archive.classes.map((one) => [one.of('sourcedId'), readClassLabel(one.of('title'))]))
  const homes = new Set(
    archive.classes
      .filter((one) => labels.get(one.of('sourcedId'))?.kind === 'class' || one.of('classType') === 'homeroom')
      .map((one) => one.of('sourcedId')),
  )
  const known = new Set(archive.classes.map((one) => one.of('sourcedId')))
  for (const seat of archive.enrollments) {
    if (!known.has(seat.of('classSourcedId'))) problems.push(faultOf(seat, 'classSourcedId', noSuchClass(), false))
    if (!users.has(seat.of('userSourcedId'))) problems.push(faultOf(seat, 'userSourcedId', noSuchUser(), false))
  }
  const seatsOf = Map.groupBy(
    archive.enrollments.filter((seat) => known.has(seat.of('classSourcedId'))),
    (seat) => seat.of('userSourcedId'),
  )
  const titles = new Map(
    archive.classes.map((one) => [one.of('sourcedId'), labels.get(one.of('sourcedId'))?.name ?? one.of('title')]),
  )
  const context: Context = { archive, users, homes, seatsOf, titles, problems, today }
  const taught = homesByPupils(context)
  const pupils: RosterPupil[] = []
  const staff: RosterStaff[] = []
  let rows = 0
  for (const user of archive.users) {
    const id = user.of('sourcedId')
    const roles = archive.roles.get(id) ?? new Set<string>()
    if (isStudent(roles)) {
      rows += 1
      const pupil = readPupil(user, context)
      if (pupil) pupils.push(pupil)
    } else if (isStaff(roles)) {
      rows += 1
      const one = readStaff(user, context, taught)
      if (one) staff.push(one)
    }
  }
  return { pupils, staff, problems, rows }
}

interface Context {
  archive: Archive
  users: Map<string, Record>
  /** Classes of the school, as against lessons. */
  homes: Set<string>
  seatsOf: Map<string, Record[]>
  titles: Map<string, string>
  problems: Problem[]
  today: string
}

function readPupil(user: Record, context: Context): RosterPupil | null {
  const person = readPerson(user, context, true)
  if (!person) return null
  const { archive, homes, seatsOf, titles, problems, users, today } = context
  const id = user.of('sourcedId')
  const classIds = (seatsOf.get(id) ?? [])
    .filter((seat) => isStudentSeat(seat))
    .map((seat) => seat.of('classSourcedId'))
  const ofClass = (classId: string) => readClassLabel(titles.get(classId) ?? '')?.kind === 'class'
  const home = classIds
    .filter((classId) => homes.has(classId))
    .sort((one, other) => Number(ofClass(other)) - Number(ofClass(one)))
  const className = home[0] && titles.get(home[0])
  // Lessons become groups only where the archive knows no classes: «Biology 10» of a college.
  const groups = className || homes.size > 0 ? home.slice(1) : classIds
  if (!className && groups.length === 0) {
    problems.push(faultOf(user, 'sourcedId', notEnrolled(), true))
    return null
  }
  const day = archive.birthDays.get(id)
  const birth = day?.of('birthDate') ? readBirthDay(day.of('birthDate'), today) : undefined
  if (day && birth?.fault) problems.push(faultOf(day, 'birthDate', say.birthDay(birth.fault), false))
  const guardians = (archive.kin.get(id) ?? []).flatMap(([guardianId, word]): RosterGuardian[] => {
    const guardian = users.get(guardianId)
    if (!guardian) {
      problems.push(faultOf(user, 'sourcedId', noSuchGuardian(guardianId), false))
      return []
    }
    const known = readPerson(guardian, context, false)
    return known ? [{ ...known, ...relationOf(word, known) }] : []
  })
  return {
    ...person,
    birthDay: birth?.day,
    className: className || undefined,
    groups: groups.flatMap((classId) => titles.get(classId) ?? []),
    guardians,
  }
}

/** «guardian» and «parent» say less than a patronymic does. */
function relationOf(word: string, { name }: Pick<RosterGuardian, 'name'>): Pick<RosterGuardian, 'relation' | 'said'> {
  const read = readRelation(word)
  if (read && read !== 'guardian') return { relation: read, said: true }
  return { relation: /[а-яё]/i.test(name.lastName) ? relationByName(name) : 'guardian', said: false }
}

const isStudentSeat = (seat: Record) => seat.of('role').toLowerCase() === 'student'

function readStaff(user: Record, context: Context, taught: Map<string, string[]>): RosterStaff | null {
  const person = readPerson(user, context, true)
  if (!person) return null
  const { archive, homes, seatsOf, titles } = context
  const seats = (seatsOf.get(user.of('sourcedId')) ?? []).filter((seat) => !isStudentSeat(seat))
  const leads = seats.map((seat) => seat.of('classSourcedId')).filter((id) => homes.has(id))
  const lessons = seats.map((seat) => seat.of('classSourcedId')).filter((id) => !homes.has(id))
  const classOf = new Map(archive.classes.map((one) => [one.of('sourcedId'), one]))
  const teaches = lessons.flatMap((id) => {
    const subject = subjectOf(classOf.get(id)!, archive.courses)
    const to = homes.size > 0 ? (taught.get(id) ?? []) : [titles.get(id)!]
    return to.map((className) => ({ className, subject }))
  })
  return {
    ...person,
    post: undefined,
    subjects: [...new Set(teaches.flatMap(({ subject }) => subject ?? []))],
    leads: leads.flatMap((id) => titles.get(id) ?? []),
    teaches,
  }
}

function subjectOf(one: Record, courses: Map<string, Record>): string | undefined {
  const course = courses.get(one.of('courseSourcedId'))
  const said = one.list('subjects')[0] ?? course?.list('subjects')[0] ?? course?.of('title')
  return said && !/^\d+$/.test(said) ? said.slice(0, 80) : course?.of('title').slice(0, 80) || undefined
}

/** A lesson is taught to the classes that its pupils sit in. */
function homesByPupils({ archive, homes, seatsOf, titles }: Context): Map<string, string[]> {
  const homeOf = new Map(
    [...seatsOf].map(([user, seats]) => [
      user,
      seats.map((seat) => seat.of('classSourcedId')).find((id) => homes.has(id)),
    ]),
  )
  const lessons = Map.groupBy(archive.enrollments.filter(isStudentSeat), (seat) => seat.of('classSourcedId'))
  return new Map(
    [...lessons].map(([id, seats]) => {
      const names = seats.flatMap((seat) => titles.get(homeOf.get(seat.of('userSourcedId')) ?? '') ?? [])
      return [id, [...new Set(names)]]
    }),
  )
}

function readPerson(user: Record, { archive, problems }: Context, own: boolean) {
  const read = readNameParts(user.of('familyName'), user.of('givenName'), user.of('middleName'))
  if (read.fault) {
    const column = user.of('familyName') && read.fault === 'noFirst' ? 'givenName' : 'familyName'
    problems.push(faultOf(user, column, own ? say.ownName(read.fault) : say.guardianName(read.fault), own))
    return null
  }
  const numbers = readPhones([user.of('phone'), user.of('sms')].filter(Boolean).join(', '))
  if (numbers.unread.length > 0)
    problems.push(faultOf(user, 'phone', say.unreadPhone(numbers.unread.join(', ')), false))
  const mail = user.of('email')
  return {
    sheet: `${user.sheet}.csv`,
    row: user.row,
    ids: [`${archive.prefix}:${user.of('sourcedId')}`],
    name: read.name,
    phones: numbers.phones,
    email: (mail && readMail(mail)) || undefined,
  }
}

const noSuchClass = () => ({ ru: 'Такого класса нет в classes.csv', en: 'There is no such class in classes.csv' })
const noSuchUser = () => ({ ru: 'Такого человека нет в users.csv', en: 'There is no such person in users.csv' })
const noSuchGuardian = (id: string) => ({
  ru: `Родителя «${id.slice(0, 60)}» нет в users.csv`,
  en: `There is no guardian “${id.slice(0, 60)}” in users.csv`,
})
const notEnrolled = () => ({
  ru: 'Ученик не записан ни в один класс. Строку не загрузим',
  en: 'The pupil is enrolled in no class. The row is left out',
})
