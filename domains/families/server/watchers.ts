import { sql } from 'kysely'
import { GOVERNING } from '#rules/people'
import type { Db } from '#server/db'
import type { WhoSees } from '../contract.ts'

type Watchers = Omit<WhoSees, 'pupil'> & { class_name: string | null }

/** Those in force today; names of other families are no answer to «who sees», so they are counted. */
export async function readWatchers(db: Db, pupilId: string, organizationId: string): Promise<Watchers> {
  const { rows } = await sql<Watchers>`
    with seat as (select s.class_id, c.name, c.kind from class_seats s join classes c on c.id = s.class_id and c.archived_at is null
        where s.person_id = ${pupilId} and s.part = 'pupil' and s.left_at is null),
      adult as (select s.person_id, s.part, u.name as subject from class_seats s join seat using (class_id)
        left join subjects u on u.id = s.subject_id where s.part <> 'pupil' and s.left_at is null),
      mate as (select distinct s.person_id from class_seats s join seat using (class_id) join people p on p.id = s.person_id and p.left_at is null
        where s.part = 'pupil' and s.left_at is null and s.person_id <> ${pupilId})
    select (select name from seat order by array_position(array['class', 'group', 'association'], kind), name limit 1) as class_name,
      coalesce((select jsonb_agg(jsonb_build_object('fullName', ${named('p')}, 'relation', b.relation,
          'talks', exists (select from bonds_talking t where t.guardian_id = b.guardian_id and t.pupil_id = b.pupil_id),
          'signs', exists (select from bonds_signing t where t.guardian_id = b.guardian_id and t.pupil_id = b.pupil_id)) order by b.created_at, p.id)
        from bonds_seeing b join people p on p.id = b.guardian_id and p.left_at is null where b.pupil_id = ${pupilId}), '[]') as guardians,
      coalesce((select jsonb_agg(distinct ${named('p')}) from adult a join people p on p.id = a.person_id and p.left_at is null
        where a.part = 'classTeacher'), '[]') as "classTeachers",
      coalesce((select jsonb_agg(distinct jsonb_build_object('fullName', ${named('p')}, 'subject', a.subject))
        from adult a join people p on p.id = a.person_id and p.left_at is null where a.part = 'teacher'), '[]') as teachers,
      coalesce((select jsonb_agg(jsonb_build_object('fullName', ${named('p')}, 'post', p.post) order by p.last_name)
        from people p where p.organization_id = ${organizationId} and p.left_at is null and exists (select from person_roles r
          where r.person_id = p.id and r.role = any(${GOVERNING}))), '[]') as administration,
      (select count(*)::int from mate) as classmates,
      (select count(distinct b.guardian_id)::int from bonds_talking b join mate m on m.person_id = b.pupil_id
        join people p on p.id = b.guardian_id and p.left_at is null) as "otherParents"`.execute(db)
  return rows[0]!
}

const named = (table: string) => sql.raw(`concat_ws(' ', ${table}.last_name, ${table}.first_name, ${table}.patronymic)`)
