import type { ClassKind, SeatPart } from '#contract/classes'
import type { PersonName, Relation, Role } from '#contract/people'
import { currentYear } from '#domains/classes'
import { asSchoolCounts } from '#rules/classes'
import { isStaff } from '#rules/people'
import type { Db } from '#server/db'

// The school's list as it goes out, whatever the form.

export interface OutClass {
  id: string
  kind: ClassKind
  name: string
  parallel: number | null
  letter: string | null
}
export interface OutPerson {
  id: string
  name: PersonName
  roles: Role[]
  post: string | null
  birthDay: string | null
  phones: string[]
  email: string | null
  seats: { classId: string; part: SeatPart; subject: { id: string; name: string } | null }[]
  guardians: { id: string; relation: Relation }[]
}
export interface OutList {
  organization: { id: string; name: string }
  year: string
  classes: OutClass[]
  people: Map<string, OutPerson>
  pupils: OutPerson[]
  staff: OutPerson[]
}

const inRussian = new Intl.Collator('ru')

export async function readOutList(db: Db, organizationId: string): Promise<OutList> {
  const organization = await db
    .selectFrom('organizations')
    .select(['id', 'name'])
    .where('id', '=', organizationId)
    .executeTakeFirstOrThrow()
  const year = await currentYear(db, organizationId)
  const rows = await db
    .selectFrom('people')
    .leftJoin('roster_details', 'roster_details.person_id', 'people.id')
    .select(['people.id', 'last_name', 'first_name', 'patronymic', 'post', 'birth_day', 'phones', 'email'])
    .where('people.organization_id', '=', organizationId)
    .where('left_at', 'is', null)
    .execute()
  const people = new Map(
    rows.map((row): [string, OutPerson] => [
      row.id,
      {
        id: row.id,
        name: { lastName: row.last_name, firstName: row.first_name, patronymic: row.patronymic ?? undefined },
        roles: [],
        post: row.post,
        birthDay: row.birth_day,
        phones: row.phones ?? [],
        email: row.email,
        seats: [],
        guardians: [],
      },
    ]),
  )
  await addRoles(db, organizationId, people)
  await addSeats(db, organizationId, people)
  await addBonds(db, organizationId, people)
  const classes = await db
    .selectFrom('classes')
    .select(['id', 'kind', 'name', 'parallel', 'letter'])
    .where('organization_id', '=', organizationId)
    .where('archived_at', 'is', null)
    .execute()
  classes.sort(asSchoolCounts)
  const orderOf = new Map(classes.map(({ id }, place) => [id, place]))
  const classOf = (person: OutPerson) =>
    Math.min(...person.seats.map(({ classId }) => orderOf.get(classId) ?? 9999), 9999)
  const byName = (one: OutPerson, other: OutPerson) => inRussian.compare(sortName(one), sortName(other))
  const all = [...people.values()]
  return {
    organization,
    year,
    classes,
    people,
    pupils: all
      .filter(({ roles }) => roles.includes('pupil'))
      .sort((one, other) => classOf(one) - classOf(other) || byName(one, other)),
    staff: all.filter(({ roles }) => isStaff(roles)).sort(byName),
  }
}

const sortName = ({ name }: OutPerson) => `${name.lastName} ${name.firstName} ${name.patronymic ?? ''}`

async function addRoles(db: Db, organizationId: string, people: Map<string, OutPerson>): Promise<void> {
  const rows = await db
    .selectFrom('person_roles')
    .innerJoin('people', 'people.id', 'person_id')
    .select(['person_id', 'role'])
    .where('organization_id', '=', organizationId)
    .execute()
  for (const { person_id, role } of rows) people.get(person_id)?.roles.push(role)
}

async function addSeats(db: Db, organizationId: string, people: Map<string, OutPerson>): Promise<void> {
  const rows = await db
    .selectFrom('class_seats')
    .innerJoin('classes', 'classes.id', 'class_id')
    .leftJoin('subjects', 'subjects.id', 'subject_id')
    .select(['person_id', 'class_id', 'part', 'subjects.id as subject_id', 'subjects.name as subject_name'])
    .where('classes.organization_id', '=', organizationId)
    .where('left_at', 'is', null)
    .where('archived_at', 'is', null)
    .orderBy('taken_at')
    .execute()
  for (const { person_id, class_id, part, subject_id, subject_name } of rows) {
    const subject = subject_id ? { id: subject_id, name: subject_name! } : null
    people.get(person_id)?.seats.push({ classId: class_id, part, subject })
  }
}

async function addBonds(db: Db, organizationId: string, people: Map<string, OutPerson>): Promise<void> {
  const rows = await db
    .selectFrom('guardianships')
    .innerJoin('people', 'people.id', 'guardian_id')
    .select(['guardian_id', 'pupil_id', 'relation'])
    .where('organization_id', '=', organizationId)
    .where('left_at', 'is', null)
    .orderBy('guardianships.created_at')
    .orderBy('guardian_id')
    .execute()
  for (const { guardian_id, pupil_id, relation } of rows) {
    people.get(pupil_id)?.guardians.push({ id: guardian_id, relation })
  }
}
