import { type SqlBool, sql } from 'kysely'
import { GOVERNING } from '#rules/people'
import type { Db } from '#server/db'
import type { Tie } from '../rules.ts'

const STAFF = sql`('administrator', 'additionalAdministrator', 'director', 'deputy', 'responsible', 'teacher', 'employee')`
const ADMINISTRATION = sql`(${sql.join(GOVERNING.map((role) => sql.lit(role)))})`

/** What binds a person to others of the school: to all of them, or to those asked about. */
export async function readTies(
  db: Db,
  organizationId: string,
  me: string,
  others?: string[],
): Promise<Map<string, Tie[]>> {
  const { rows } = await sql<{ id: string; ties: Tie[] }>`
    with confirmed as (select id from people where organization_id = ${organizationId} and verified_at is not null),
      my_role as (select role from person_roles where person_id = ${me} and (role in ('pupil', 'guardian') or person_id in (select id from confirmed))),
      my_seat as (select class_id, part from class_seats where person_id = ${me} and left_at is null
        and (part = 'pupil' or person_id in (select id from confirmed))),
      my_child as (select pupil_id as id from bonds_talking where guardian_id = ${me}),
      childs_class as (select s.class_id from class_seats s join my_child c on c.id = s.person_id where s.left_at is null and s.part = 'pupil'),
      seat as (select class_id, person_id, part from class_seats where left_at is null and (part = 'pupil' or person_id in (select id from confirmed))),
      tie (id, tie) as (
        select r.person_id, 'colleague' from person_roles r where r.role in ${STAFF} and r.person_id in (select id from confirmed)
          and exists (select from my_role where role in ${STAFF})
        union select s.person_id, 'classmate' from seat s join my_seat m using (class_id) where s.part = 'pupil' and m.part = 'pupil'
        union select s.person_id, 'ownTeacher' from seat s join my_seat m using (class_id) where s.part <> 'pupil' and m.part = 'pupil'
        union select s.person_id, 'ownPupil' from seat s join my_seat m using (class_id) where s.part = 'pupil' and m.part <> 'pupil'
        union select g.guardian_id, 'ownPupilsGuardian' from seat s join my_seat m using (class_id)
          join bonds_talking g on g.pupil_id = s.person_id where s.part = 'pupil' and m.part <> 'pupil'
        union select s.person_id, 'ownChildsTeacher' from seat s join childs_class using (class_id) where s.part <> 'pupil'
        union select r.person_id, 'administration' from person_roles r where r.role in ${ADMINISTRATION} and exists (select from guardianships where guardian_id = ${me})
        union select r.person_id, 'guardianOfSchool' from person_roles r where r.role = 'guardian' and exists (select from my_role where role in ${ADMINISTRATION})
        union select id, 'ownChild' from my_child
        union select guardian_id, 'ownGuardian' from bonds_talking where pupil_id = ${me}
        union select g.guardian_id, 'fellowParent' from seat s join childs_class using (class_id)
          join bonds_talking g on g.pupil_id = s.person_id where s.part = 'pupil')
    select p.id, array_agg(distinct tie.tie) as ties from tie join people p on p.id = tie.id
     where p.organization_id = ${organizationId} and p.left_at is null and p.id <> ${me}
       and ${others ? sql<SqlBool>`p.id = any(${others}::uuid[])` : sql<SqlBool>`true`}
     group by p.id`.execute(db)
  return new Map(rows.map((row) => [row.id, row.ties]))
}
