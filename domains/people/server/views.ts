import { sql } from 'kysely'
import type { Db } from '#server/db'
import type { Person, Role } from '../contract.ts'
import { isStaff } from '../rules.ts'
import { fullName, nameOf } from './names.ts'

/** People as the school sees them, or, with `seeing`, as they see themselves; in the order asked, without those who left. */
export async function viewPeople(db: Db, personIds: string[], { seeing = false } = {}): Promise<Person[]> {
  if (personIds.length === 0) return []
  const rows = await db
    .selectFrom('people')
    .selectAll()
    .where('id', 'in', personIds)
    .where('left_at', 'is', null)
    .execute()
  const roles = Map.groupBy(await readRolesOf(db, personIds), (row) => row.person_id)
  const classes = Map.groupBy(await readClasses(db, personIds), (row) => row.person_id)
  const children = Map.groupBy(await readChildren(db, personIds, seeing), (row) => row.guardian_id)
  const guardians = Map.groupBy(await readGuardians(db, personIds), (row) => row.pupil_id)

  const people = new Map(
    rows.map((row): [string, Person] => {
      const own = inOrder((roles.get(row.id) ?? []).map(({ role }) => role))
      return [
        row.id,
        {
          id: row.id,
          organizationId: row.organization_id,
          name: nameOf(row),
          fullName: fullName(row),
          roles: own,
          post: row.post,
          verified: row.verified_at !== null && isStaff(own),
          joined: row.account_id !== null,
          classes: (classes.get(row.id) ?? []).map(({ id, name, part, subject }) => ({ id, name, part, subject })),
          children: (children.get(row.id) ?? []).map((child) => ({
            id: child.id,
            fullName: fullName(child),
            className: child.class_name,
            relation: child.relation,
          })),
          guardians: (guardians.get(row.id) ?? []).map((guardian) => ({
            id: guardian.id,
            fullName: fullName(guardian),
            relation: guardian.relation,
            joined: guardian.account_id !== null,
          })),
        },
      ]
    }),
  )
  return personIds.flatMap((id) => people.get(id) ?? [])
}

export async function viewPerson(db: Db, personId: string, wish?: { seeing: boolean }): Promise<Person> {
  const [person] = await viewPeople(db, [personId], wish)
  if (!person) throw new Error(`person ${personId} is not here`)
  return person
}

const ORDER: Role[] = [
  'administrator',
  'director',
  'deputy',
  'additionalAdministrator',
  'responsible',
  'teacher',
  'employee',
  'guardian',
  'pupil',
]
const inOrder = (roles: Role[]) => roles.sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b))

const readRolesOf = (db: Db, personIds: string[]) =>
  db.selectFrom('person_roles').select(['person_id', 'role']).where('person_id', 'in', personIds).execute()

const readClasses = (db: Db, personIds: string[]) =>
  db
    .selectFrom('class_seats')
    .innerJoin('classes', 'classes.id', 'class_seats.class_id')
    .leftJoin('subjects', 'subjects.id', 'class_seats.subject_id')
    .select(['person_id', 'classes.id', 'classes.name', 'part', 'subjects.name as subject'])
    .where('person_id', 'in', personIds)
    .where('left_at', 'is', null)
    .where('archived_at', 'is', null)
    .orderBy('parallel')
    .orderBy('classes.name')
    .execute()

/**
 * Children who are in the school, or, with `seeing`, those whom the guardian may see; each with the class that speaks for
 * them: класс before группа before объединение.
 */
export const readChildren = (db: Db, guardianIds: string[], seeing: boolean) =>
  db
    .selectFrom('guardianships as g')
    .innerJoin('people', 'people.id', 'pupil_id')
    .leftJoinLateral(
      (from) =>
        from
          .selectFrom('class_seats')
          .innerJoin('classes', 'classes.id', 'class_seats.class_id')
          .select(['classes.id as class_id', 'classes.name as class_name'])
          .whereRef('class_seats.person_id', '=', 'people.id')
          .where('class_seats.left_at', 'is', null)
          .where('archived_at', 'is', null)
          .where('part', '=', 'pupil')
          .orderBy(sql`array_position(array['class', 'group', 'association'], kind)`)
          .orderBy('taken_at')
          .limit(1)
          .as('seat'),
      (join) => join.onTrue(),
    )
    .select(['guardian_id', 'relation', 'people.id', 'last_name', 'first_name', 'patronymic', 'class_id', 'class_name'])
    .where('guardian_id', 'in', guardianIds)
    .$if(seeing, (q) =>
      q.where(({ exists, selectFrom }) =>
        exists(
          selectFrom('bonds_seeing as b')
            .select('b.pupil_id')
            .whereRef('b.guardian_id', '=', 'g.guardian_id')
            .whereRef('b.pupil_id', '=', 'g.pupil_id'),
        ),
      ),
    )
    .where('people.left_at', 'is', null)
    .orderBy('first_name')
    .execute()

const readGuardians = (db: Db, pupilIds: string[]) =>
  db
    .selectFrom('guardianships')
    .innerJoin('people', 'people.id', 'guardian_id')
    .select(['pupil_id', 'relation', 'people.id', 'last_name', 'first_name', 'patronymic', 'account_id'])
    .where('pupil_id', 'in', pupilIds)
    .where('left_at', 'is', null)
    .orderBy('guardianships.created_at')
    .execute()
