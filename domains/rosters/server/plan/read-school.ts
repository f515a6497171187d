import { kindsOf } from '#rules/classes'
import type { Db } from '#server/db'
import type { School } from './known.ts'

/** Everything a list is compared with, in a handful of reads: 5,000 people are a second of nothing but this otherwise. */
export async function readSchool(db: Db, organizationId: string): Promise<School> {
  const { kind } = await db
    .selectFrom('organizations')
    .select('kind')
    .where('id', '=', organizationId)
    .executeTakeFirstOrThrow()
  const people = await readPeople(db, organizationId)
  const roles = await db
    .selectFrom('person_roles')
    .innerJoin('people', 'people.id', 'person_id')
    .select(['person_id', 'role'])
    .where('organization_id', '=', organizationId)
    .execute()
  const rolesOf = Map.groupBy(roles, (row) => row.person_id)
  const classes = await db
    .selectFrom('classes')
    .select(['id', 'kind', 'name'])
    .where('organization_id', '=', organizationId)
    .where('archived_at', 'is', null)
    .execute()
  const seats = await db
    .selectFrom('class_seats')
    .innerJoin('classes', 'classes.id', 'class_id')
    .select(['person_id as personId', 'class_id as classId', 'part', 'subject_id as subjectId'])
    .where('organization_id', '=', organizationId)
    .where('left_at', 'is', null)
    .where('archived_at', 'is', null)
    .execute()
  const bonds = await db
    .selectFrom('guardianships')
    .innerJoin('people', 'people.id', 'pupil_id')
    .select(['guardian_id as guardianId', 'pupil_id as pupilId', 'relation'])
    .where('organization_id', '=', organizationId)
    .execute()
  const ids = await db
    .selectFrom('roster_ids')
    .select(['source_id', 'person_id'])
    .where('organization_id', '=', organizationId)
    .execute()
  const subjects = await db
    .selectFrom('subjects')
    .select(['id', 'name'])
    .where('organization_id', '=', organizationId)
    .where('removed_at', 'is', null)
    .execute()
  return {
    kinds: kindsOf(kind),
    people: new Map(
      people.map((row) => [
        row.id,
        {
          id: row.id,
          name: { lastName: row.last_name, firstName: row.first_name, patronymic: row.patronymic ?? undefined },
          roles: (rolesOf.get(row.id) ?? []).map(({ role }) => role),
          post: row.post,
          joined: row.account_id !== null,
          left: row.left_at !== null,
          birthDay: row.birth_day,
          phones: row.phones ?? [],
          email: row.email,
        },
      ]),
    ),
    classes,
    subjects,
    seats,
    bonds,
    ids: new Map(ids.map((row) => [row.source_id, row.person_id])),
  }
}

/** Those who left count too: they may come back. Whoever an import brought by mistake and took away again does not. */
const readPeople = (db: Db, organizationId: string) =>
  db
    .selectFrom('people')
    .leftJoin('roster_details', 'roster_details.person_id', 'people.id')
    .select(['people.id', 'last_name', 'first_name', 'patronymic', 'post', 'account_id', 'left_at'])
    .select(['birth_day', 'phones', 'email'])
    .where('people.organization_id', '=', organizationId)
    .where(({ not, exists, or, eb, selectFrom }) =>
      or([
        eb('left_at', 'is', null),
        not(
          exists(
            selectFrom('roster_changes')
              .innerJoin('roster_imports', 'roster_imports.id', 'import_id')
              .select('place')
              .whereRef('roster_changes.person_id', '=', 'people.id')
              .where('roster_changes.kind', '=', 'personAdded')
              .where('state', '=', 'undone'),
          ),
        ),
      ]),
    )
    .execute()
