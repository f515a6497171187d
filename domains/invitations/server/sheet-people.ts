import { type SqlBool, sql } from 'kysely'
import type { PersonName, Relation, Role } from '#contract/people'
import { isStaff } from '#rules/people'
import type { Db } from '#server/db'

/** Somebody for whom a sheet may be printed, with all that stands on it. */
export interface SheetPerson {
  id: string
  organizationId: string
  accountId: string | null
  name: PersonName
  post: string | null
  roles: Role[]
  part: 'staff' | 'pupil' | 'guardian'
  classNames: string[]
  children: { id: string; name: PersonName; relation: Relation; className: string | null }[]
}

/** In the order a class teacher hands the sheets out: a pupil, then the pupil's guardians. */
export async function readClassPeople(db: Db, classId: string): Promise<SheetPerson[]> {
  const { rows } = await sql<{ id: string }>`
    with pupils as (
      select p.id, p.last_name, p.first_name from class_seats s join people p on p.id = s.person_id
       where s.class_id = ${classId} and s.part = 'pupil' and s.left_at is null and p.left_at is null
    ), everybody as (
      select id, last_name, first_name, id as pupil_id, 0 as turn from pupils
      union all
      select g.guardian_id, u.last_name, u.first_name, u.id, 1
        from guardianships g join pupils u on u.id = g.pupil_id join people p on p.id = g.guardian_id where p.left_at is null
    )
    select id from (
      select *, row_number() over (partition by id order by last_name, first_name, pupil_id, turn) as nth from everybody
    ) e where nth = 1 order by last_name, first_name, pupil_id, turn, id`.execute(db)
  const people = await readSheetPeople(
    db,
    rows.map(({ id }) => id),
  )
  // Among the class a colleague is somebody's parent.
  return people.map((person) => ({ ...person, part: person.roles.includes('pupil') ? 'pupil' : 'guardian' }))
}

export async function readStaff(db: Db, organizationId: string): Promise<SheetPerson[]> {
  const rows = await db
    .selectFrom('people')
    .select('people.id')
    .where('organization_id', '=', organizationId)
    .where('left_at', 'is', null)
    .where(
      sql<SqlBool>`exists (select 1 from person_roles r where r.person_id = people.id and r.role not in ('pupil', 'guardian'))`,
    )
    .orderBy('last_name')
    .orderBy('first_name')
    .orderBy('people.id')
    .execute()
  return readSheetPeople(
    db,
    rows.map(({ id }) => id),
  )
}

/** In the order of the ids; somebody who has left is not among them. */
export async function readSheetPeople(db: Db, ids: string[]): Promise<SheetPerson[]> {
  if (ids.length === 0) return []
  const [rows, children] = await Promise.all([selectPeople(db, ids), selectChildren(db, ids)])
  const people = new Map(rows.map((row) => [row.id, row]))
  const childrenOf = Map.groupBy(children, (child) => child.guardian_id)
  return ids.flatMap((id) => {
    const row = people.get(id)
    return row ? [viewPerson(row, childrenOf.get(id) ?? [])] : []
  })
}

const selectPeople = (db: Db, ids: string[]) =>
  db
    .selectFrom('people')
    .select([
      'id',
      'organization_id',
      'account_id',
      'last_name',
      'first_name',
      'patronymic',
      'post',
      sql<Role[]>`array(select role from person_roles r where r.person_id = people.id)`.as('roles'),
      classNamesOf(sql`people.id`).as('class_names'),
    ])
    .where('id', 'in', ids)
    .where('left_at', 'is', null)
    .execute()

const selectChildren = (db: Db, guardianIds: string[]) =>
  db
    .selectFrom('guardianships')
    .innerJoin('people', 'people.id', 'guardianships.pupil_id')
    .select([
      'guardian_id',
      'relation',
      'people.id',
      'last_name',
      'first_name',
      'patronymic',
      classNamesOf(sql`people.id`).as('class_names'),
    ])
    .where('guardian_id', 'in', guardianIds)
    .where('people.left_at', 'is', null)
    .orderBy('guardianships.created_at')
    .orderBy('first_name')
    .execute()

/** Where somebody sits as a pupil or leads as a class teacher; a child's class before its clubs. */
const classNamesOf = (personId: ReturnType<typeof sql>) => sql<string[]>`array(
  select k.name from class_seats s join classes k on k.id = s.class_id
   where s.person_id = ${personId} and s.part in ('pupil', 'classTeacher') and s.left_at is null and k.archived_at is null
   order by k.kind <> 'class', k.parallel, k.name)`

type Row = Awaited<ReturnType<typeof selectPeople>>[number]
type ChildRow = Awaited<ReturnType<typeof selectChildren>>[number]

const viewPerson = (row: Row, children: ChildRow[]): SheetPerson => ({
  id: row.id,
  organizationId: row.organization_id,
  accountId: row.account_id,
  name: nameOf(row),
  post: row.post,
  roles: row.roles,
  part: isStaff(row.roles) ? 'staff' : row.roles.includes('pupil') ? 'pupil' : 'guardian',
  classNames: row.class_names,
  children: children.map((child) => ({
    id: child.id,
    name: nameOf(child),
    relation: child.relation,
    className: child.class_names[0] ?? null,
  })),
})

const nameOf = (row: { last_name: string; first_name: string; patronymic: string | null }): PersonName => ({
  lastName: row.last_name,
  firstName: row.first_name,
  patronymic: row.patronymic ?? undefined,
})
