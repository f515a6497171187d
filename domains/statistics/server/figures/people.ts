import { sql } from 'kysely'
import type { Db } from '#server/db'
import type { Figures } from '../../contract.ts'

/** At this moment: everybody in the school's list. A teacher who is also a parent counts among both. */
export async function countPeople(db: Db, organizationId: string): Promise<Figures['people']> {
  const { rows } = await sql<Figures['people']>`
    with everybody as materialized (
      select p.account_id, bool_or(r.role = 'pupil') as pupil, bool_or(r.role = 'guardian') as guardian,
        bool_or(r.role = 'teacher') as teacher, bool_or(r.role not in ('pupil', 'guardian')) as staff
      from people p join person_roles r on r.person_id = p.id
      where p.organization_id = ${organizationId} and p.left_at is null
      group by p.id)
    select ${joined('pupil')} as pupils, ${joined('guardian')} as guardians, ${joined('teacher')} as teachers,
      ${joined('staff')} as staff, count(distinct account_id)::int as accounts
    from everybody`.execute(db)
  return rows[0]!
}

const joined = (who: string) =>
  sql`json_build_object('known', count(*) filter (where ${sql.raw(who)}),
    'joined', count(account_id) filter (where ${sql.raw(who)}))`

/** Pupils in classes: is anybody of the family here, and if not, is it told another way at its own wish? */
export async function countFamilies(db: Db, organizationId: string): Promise<Figures['families']> {
  const { rows } = await sql<Figures['families']>`
    select count(*)::int as known, count(*) filter (where here)::int as reached,
      count(*) filter (where not here and otherwise)::int as otherwise
    from (
      select exists (select from guardianships g join people a on a.id = g.guardian_id
          where g.pupil_id = p.id and a.left_at is null and a.account_id is not null) as here,
        exists (select from refusals r where r.subject_id = p.id and r.ended_on is null) as otherwise
      from people p
      where p.organization_id = ${organizationId} and p.left_at is null
        and exists (select from person_roles r where r.person_id = p.id and r.role = 'pupil')) pupils`.execute(db)
  return rows[0]!
}

/** R110: as lessons understand it, where a phone is no device for a lesson. A family that has said nothing is not ready. */
export async function countEquipment(db: Db, organizationId: string): Promise<Figures['equipment']> {
  const { rows } = await sql<Figures['equipment']>`
    select count(*)::int as known, count(*) filter (where e.devices && array['pc', 'laptop', 'tablet'] and e.internet and e.sound
        and e.microphone)::int as ready
      from people p left join equipment e on e.person_id = p.id
     where p.organization_id = ${organizationId} and p.left_at is null
       and exists (select from person_roles r where r.person_id = p.id and r.role in ('pupil', 'teacher'))`.execute(db)
  return rows[0]!
}
