import { sql } from 'kysely'
import { accessHat } from '#domains/people'
import type { Db } from '#server/db'
import { forbidden } from '#server/errors'
import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { isProfileFilled } from './policy.ts'

export const getFirstDay = handleQuery(contract.getFirstDay, async ({ tx, actor, input }) => {
  const hat = await accessHat(tx, actor, input.organizationId)
  if (!hat.administers) throw forbidden('Это видит администрация школы', 'This is for the school’s administration')
  const id = hat.organizationId
  const [profile, structure, people, waiting] = await Promise.all([
    readProfile(tx, id),
    countStructure(tx, id),
    countPeople(tx, id),
    countWaiting(tx, id),
  ])
  return {
    profileFilled: isProfileFilled(profile),
    ...structure,
    staff: { known: people.staff, joined: people.staff_joined },
    pupils: { known: people.pupils, joined: people.pupils_joined },
    guardians: { known: people.guardians, joined: people.guardians_joined },
    ...waiting,
  }
})

const readProfile = (db: Db, id: string) =>
  db.selectFrom('organizations').select(['address', 'phone']).where('id', '=', id).executeTakeFirstOrThrow()

async function countStructure(db: Db, id: string) {
  const { rows } = await sql<{ classes: number; classesWithoutTeacher: number; subjects: number }>`
    select count(*) as classes,
      count(*) filter (where not exists (
        select from class_seats s where s.class_id = c.id and s.part = 'classTeacher' and s.left_at is null
      )) as "classesWithoutTeacher",
      (select count(*) from subjects where organization_id = ${id} and removed_at is null) as subjects
    from classes c where organization_id = ${id} and archived_at is null`.execute(db)
  return rows[0]!
}

interface Counted {
  staff: number
  staff_joined: number
  pupils: number
  pupils_joined: number
  guardians: number
  guardians_joined: number
}

/** One teacher who is also a parent counts among both. */
async function countPeople(db: Db, id: string): Promise<Counted> {
  const { rows } = await sql<Counted>`
    select count(*) filter (where staff) as staff, count(*) filter (where staff and joined) as staff_joined,
      count(*) filter (where pupil) as pupils, count(*) filter (where pupil and joined) as pupils_joined,
      count(*) filter (where guardian) as guardians, count(*) filter (where guardian and joined) as guardians_joined
    from (
      select p.account_id is not null as joined, bool_or(r.role = 'pupil') as pupil, bool_or(r.role = 'guardian') as guardian,
        bool_or(r.role not in ('pupil', 'guardian')) as staff
      from people p join person_roles r on r.person_id = p.id
      where p.organization_id = ${id} and p.left_at is null
      group by p.id
    ) everybody`.execute(db)
  return rows[0]!
}

async function countWaiting(db: Db, id: string) {
  const { rows } = await sql<{ sheetsPrinted: number; requestsWaiting: number }>`
    select (select count(distinct person_id) from activation_sheets where organization_id = ${id}) as "sheetsPrinted",
      (select count(*) from join_requests where organization_id = ${id} and state = 'waiting') as "requestsWaiting"`.execute(
    db,
  )
  return rows[0]!
}
