import { hash } from '@node-rs/argon2'
import { sql } from 'kysely'
import { openSubjectChats, seatPeople } from '#domains/chats'
import type { Db, Tx } from '#server/db'
import { inTransaction } from '#server/events'
import type { Operation } from '#server/operation'
import { CURATOR_LOGIN } from './demo/papers.ts'
import { demoSchool } from './demo/school.ts'
import type { DemoSchool, Person } from './demo/types.ts'
import { seedHistory } from './seed-history.ts'
import { seedLessons } from './seed-lessons.ts'
import { seedLife } from './seed-life.ts'
import { seedCurator } from './seed-papers.ts'
import { chunks, idOf } from './seed-rows.ts'

const HOUR = 3_600_000
const SCHOOL_OFFSET = 5 * HOUR
const HALF_PAST_NINE = 21.5 * HOUR

/**
 * Fills an empty database with the demo school. Says the logins; null if the school is there already.
 * It writes rows past the operations, a thing only a seeding may do: a thousand sign-ups would take minutes. What goes
 * on today, of which there is little, is done through the `operations`.
 */
export async function seedDemo(db: Db, operations: Operation[], now: Date): Promise<DemoSchool['logins'] | null> {
  const school = demoSchool(lastEvening(now))
  const organizationId = idOf('organization', school.organization.name)
  const there = await db.selectFrom('organizations').select('id').where('id', '=', organizationId).executeTakeFirst()
  if (there) return null
  const password = await hash(school.password)
  await inTransaction(db, async (tx) => {
    await seedOrganization(tx, organizationId, school)
    await seedPeople(tx, organizationId, school, password)
    await seedClasses(tx, organizationId, school)
    await seatPeople(tx, { organizationId, actorId: null })
    await openSubjectChats(tx, { organizationId, actorId: null })
    await seedHistory(tx, organizationId, school)
    await seedLessons(tx, organizationId, school, now)
    await seedCurator(tx, school, password)
  })
  await sql`analyze`.execute(db)
  await seedLife(db, operations, school, now)
  return [...school.logins, CURATOR_LOGIN]
}

/** The demo talks until half past nine in the evening, school time: before that hour its last day is yesterday. */
function lastEvening(now: Date): string {
  const local = new Date(now.getTime() + SCHOOL_OFFSET - HALF_PAST_NINE)
  return local.toISOString().slice(0, 10)
}

async function seedOrganization(tx: Tx, id: string, { organization: o }: DemoSchool): Promise<void> {
  const { name, kind, region, municipality, address, phone, site, email } = o
  const row = {
    id,
    name,
    short_name: o.shortName,
    kind,
    region,
    municipality,
    time_zone: o.timeZone,
    address,
    phone,
    site,
    email,
  }
  await tx.insertInto('organizations').values(row).execute()
}

async function seedPeople(tx: Tx, organizationId: string, school: DemoSchool, password: string): Promise<void> {
  const joined = school.people.filter((person) => person.joined)
  const accounts = joined.map((person) => ({
    id: idOf('account', person.key),
    name: `${person.given} ${person.surname}`,
    login: person.login ?? person.key,
    email: null,
    phone: null,
    password_hash: password,
  }))
  for (const some of chunks(accounts)) await tx.insertInto('accounts').values(some).execute()

  const operators = school.people.filter(isOperator).map((person) => ({ account_id: idOf('account', person.key) }))
  await tx.insertInto('operators').values(operators).execute()

  const people = school.people.filter((person) => !isOperator(person))
  const staff = (person: Person) => person.roles.some((role) => role !== 'pupil' && role !== 'guardian')
  const start = new Date(`${school.schoolYear.slice(0, 4)}-08-28T09:00:00Z`)
  const rows = people.map((person) => ({
    id: idOf('person', person.key),
    organization_id: organizationId,
    account_id: person.joined ? idOf('account', person.key) : null,
    last_name: person.surname,
    first_name: person.given,
    patronymic: person.patronymic || null,
    post: person.post ?? null,
    verified_at: staff(person) ? start : null,
    verified_by: staff(person) ? idOf('person', 'admin') : null,
    joined_at: person.joined ? start : null,
    left_at: null,
  }))
  for (const some of chunks(rows)) await tx.insertInto('people').values(some).execute()

  const roles = people.flatMap((person) =>
    person.roles.flatMap((role) =>
      role === 'operator' ? [] : [{ person_id: idOf('person', person.key), role, granted_by: null }],
    ),
  )
  for (const some of chunks(roles)) await tx.insertInto('person_roles').values(some).execute()

  const accepted = people
    .filter((person) => person.joined)
    .map((person) => ({ person_id: idOf('person', person.key), version: 1 }))
  for (const some of chunks(accepted)) await tx.insertInto('conduct_acceptances').values(some).execute()

  const guardianships = school.guardianships.map(({ guardian, pupil, relation }) => ({
    guardian_id: idOf('person', guardian),
    pupil_id: idOf('person', pupil),
    relation,
    created_by: null,
  }))
  for (const some of chunks(guardianships)) await tx.insertInto('guardianships').values(some).execute()
}

const isOperator = (person: Person) => person.roles.includes('operator')

async function seedClasses(tx: Tx, organizationId: string, school: DemoSchool): Promise<void> {
  const classes = school.classes.map(({ name, grade, letter }) => ({
    id: idOf('class', name),
    organization_id: organizationId,
    kind: 'class' as const,
    name,
    parallel: grade,
    letter,
    year: school.schoolYear,
    archived_at: null,
  }))
  await tx.insertInto('classes').values(classes).execute()
  const subjects = school.subjects.map((name) => ({
    id: idOf('subject', name),
    organization_id: organizationId,
    name,
    removed_at: null,
  }))
  await tx.insertInto('subjects').values(subjects).execute()

  const pupils = school.classes.flatMap(({ name, pupils }) => pupils.map((key) => seat(name, key, 'pupil')))
  const leaders = school.classes.map(({ name, classTeacher }) => seat(name, classTeacher, 'classTeacher'))
  const teachers = school.teachings.map((teaching) =>
    seat(teaching.class, teaching.teacher, 'teacher', teaching.subject),
  )
  for (const some of chunks([...pupils, ...leaders, ...teachers]))
    await tx.insertInto('class_seats').values(some).execute()
}

const seat = (className: string, key: string, part: 'pupil' | 'classTeacher' | 'teacher', subject?: string) => ({
  id: idOf('seat', `${className} ${key} ${part} ${subject ?? ''}`),
  class_id: idOf('class', className),
  person_id: idOf('person', key),
  part,
  subject_id: subject ? idOf('subject', subject) : null,
  left_at: null,
})
