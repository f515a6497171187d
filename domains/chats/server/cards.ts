import { sql } from 'kysely'
import type { Kinship, PersonRef } from '#contract/people'
import type { Db } from '#server/db'
import { genitiveFirstName } from '#server/genitive'

export interface Subject {
  id: string
  accountId: string | null
  left: boolean
  lastName: string
  firstName: string
  patronymic: string | null
  post: string | null
  verified: boolean
  roles: string[]
  /** Children in the school, with the classes they sit in. */
  children: {
    id: string
    lastName: string
    firstName: string
    patronymic: string | null
    relation: Kinship['relation']
    classIds: string[]
  }[]
}

export const isStaff = (roles: string[]): boolean => roles.some((role) => role !== 'pupil' && role !== 'guardian')

/**
 * People as chats show them; `classId` narrows kinship to the children of that class («мама Артёма»). In a seat everybody
 * wears one hat: a teacher who sits here as a mother is shown as a mother without the badge, and elsewhere as a teacher
 * alone, so that it is seen at once in which hat a word was said.
 */
export function cardOf(subject: Subject, classId: string | null, seat?: { asGuardian: boolean }): PersonRef {
  const staff = isStaff(subject.roles) && !seat?.asGuardian
  const { lastName, firstName, patronymic } = subject
  const name = staff && patronymic ? `${firstName} ${patronymic} ${lastName}` : `${firstName} ${lastName}`
  return {
    id: subject.id,
    name,
    verified: staff && subject.verified,
    post: staff ? subject.post : null,
    kinship: staff && seat ? null : kinshipOf(subject, classId),
  }
}

function kinshipOf({ children }: Subject, classId: string | null): Kinship | null {
  const shown = children.filter((child) => !classId || child.classIds.includes(classId))
  const relation = shown[0]?.relation
  if (!relation) return null
  return {
    relation,
    children: shown.map((child) => ({
      id: child.id,
      name: child.firstName,
      genitive: genitiveFirstName(child),
    })),
  }
}

/** Everything the chats need to know of people, in three reads. */
export async function readSubjects(db: Db, personIds: string[]): Promise<Map<string, Subject>> {
  if (personIds.length === 0) return new Map()
  const people = await db.selectFrom('people').selectAll().where(sql<boolean>`id = any(${personIds}::uuid[])`).execute()
  const roles = await db
    .selectFrom('person_roles')
    .select(['person_id', 'role'])
    .where(sql<boolean>`person_id = any(${personIds}::uuid[])`)
    .execute()
  const children = await readChildren(db, personIds)
  const rolesOf = Map.groupBy(roles, (row) => row.person_id)
  const childrenOf = Map.groupBy(children, (row) => row.guardian_id)
  return new Map(
    people.map((row) => [
      row.id,
      {
        id: row.id,
        accountId: row.account_id,
        left: row.left_at !== null,
        lastName: row.last_name,
        firstName: row.first_name,
        patronymic: row.patronymic,
        post: row.post,
        verified: row.verified_at !== null,
        roles: (rolesOf.get(row.id) ?? []).map(({ role }) => role),
        children: (childrenOf.get(row.id) ?? []).map((child) => ({
          id: child.id,
          lastName: child.last_name,
          firstName: child.first_name,
          patronymic: child.patronymic,
          relation: child.relation,
          classIds: child.class_ids,
        })),
      },
    ]),
  )
}

interface ChildRow {
  guardian_id: string
  relation: Kinship['relation']
  id: string
  last_name: string
  first_name: string
  patronymic: string | null
  class_ids: string[]
}

const readChildren = async (db: Db, guardianIds: string[]): Promise<ChildRow[]> =>
  (
    await sql<ChildRow>`
      select g.guardian_id, g.relation, p.id, p.last_name, p.first_name, p.patronymic,
        array(select s.class_id from class_seats s where s.person_id = p.id and s.left_at is null) as class_ids
      from guardianships g join people p on p.id = g.pupil_id and p.left_at is null
     where g.guardian_id = any(${guardianIds}::uuid[])
     order by p.first_name, p.id`.execute(db)
  ).rows
