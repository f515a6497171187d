import { sql } from 'kysely'
import type { InvitedRole } from '#contract/invitations'
import type { PersonName, Role } from '#contract/people'
import type { Db } from '#server/db'
import { normaliseName } from '../rules.ts'
import { fitsRole, type Known } from './policy.ts'

// Who of the school's list a typed name may be. Names are compared in one place, rules.ts, so the rows are read first.

export interface Listed {
  id: string
  name: PersonName
  roles: Role[]
  className: string | null
  accountId: string | null
}

type ShortName = Pick<PersonName, 'lastName' | 'firstName'>

/** Pupils who sit in the class now. */
export async function readPupilsOf(db: Db, classId: string): Promise<Listed[]> {
  const rows = await selectListed(db)
    .innerJoin('class_seats', 'class_seats.person_id', 'people.id')
    .where('class_seats.class_id', '=', classId)
    .where('class_seats.part', '=', 'pupil')
    .where('class_seats.left_at', 'is', null)
    .execute()
  return rows.map(viewListed)
}

/** Everybody of the school's list. */
export async function readEverybody(db: Db, organizationId: string): Promise<Listed[]> {
  const rows = await selectListed(db).where('people.organization_id', '=', organizationId).execute()
  return rows.map(viewListed)
}

export const isUnjoined = ({ accountId }: Listed): boolean => accountId === null

/** Exactly this name: a patronymic must agree where both give one. */
export const findLikely = (listed: readonly Listed[], role: InvitedRole, name: PersonName): Listed[] =>
  listed.filter((one) => fitsRole(role, one.roles) && isSameName(one.name, name))

export const findByShortName = (listed: readonly Listed[], name: ShortName): Listed[] =>
  listed.filter((one) => isSameName(one.name, name))

/** What an account is in all its schools. */
export async function readSelves(
  db: Db,
  accountId: string,
): Promise<(Known & { organizationId: string; id: string })[]> {
  const rows = await selectListed(db).where('people.account_id', '=', accountId).execute()
  return rows.map((row) => ({ ...viewListed(row), organizationId: row.organization_id }))
}

/** The person that the account already is in this school. */
export const readSelf = async (db: Db, accountId: string, organizationId: string) =>
  (await readSelves(db, accountId)).find((self) => self.organizationId === organizationId)

/** Класс is one: would a seat in this one take the pupil out of another? */
export async function sitsElsewhere(db: Db, pupilId: string, classId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from class_seats s join classes k on k.id = s.class_id
     where s.person_id = ${pupilId} and s.part = 'pupil' and s.left_at is null and k.kind = 'class' and k.id <> ${classId}
       and exists (select 1 from classes where id = ${classId} and kind = 'class')`.execute(db)
  return rows.length > 0
}

export async function readListed(db: Db, personId: string) {
  const row = await selectListed(db).where('people.id', '=', personId).executeTakeFirst()
  return row && { ...viewListed(row), organizationId: row.organization_id }
}

const selectListed = (db: Db) =>
  db
    .selectFrom('people')
    .where('people.left_at', 'is', null)
    .select([
      'people.id',
      'people.organization_id',
      'people.account_id',
      'people.last_name',
      'people.first_name',
      'people.patronymic',
      sql<Role[]>`array(select role from person_roles where person_id = people.id)`.as('roles'),
      sql<string | null>`(select k.name from class_seats s join classes k on k.id = s.class_id
         where s.person_id = people.id and s.part = 'pupil' and s.left_at is null order by k.kind <> 'class', k.name limit 1)`.as(
        'class_name',
      ),
    ])
    .orderBy('people.last_name')
    .orderBy('people.first_name')

const viewListed = (row: {
  id: string
  account_id: string | null
  last_name: string
  first_name: string
  patronymic: string | null
  roles: Role[]
  class_name: string | null
}): Listed => ({
  id: row.id,
  name: { lastName: row.last_name, firstName: row.first_name, patronymic: row.patronymic ?? undefined },
  roles: row.roles,
  className: row.class_name,
  accountId: row.account_id,
})

function isSameName(
  one: ShortName & { patronymic?: string | undefined },
  other: ShortName & { patronymic?: string | undefined },
) {
  const same = (a: string, b: string) => normaliseName(a) === normaliseName(b)
  const middle = one.patronymic && other.patronymic ? same(one.patronymic, other.patronymic) : true
  return same(one.lastName, other.lastName) && same(one.firstName, other.firstName) && middle
}
