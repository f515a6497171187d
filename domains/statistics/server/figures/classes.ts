import { sql } from 'kysely'
import type { Db } from '#server/db'
import type { ClassFigures } from '../../contract.ts'
import type { Period } from '../period.ts'

/** Every class of this year: who has joined is of this moment, whether it has met in a call is of the period. */
export async function countClasses(db: Db, organizationId: string, { from, to }: Period): Promise<ClassFigures[]> {
  const { rows } = await sql<ClassFigures>`
    with ours as materialized (
      select id, name, parallel, kind from classes where organization_id = ${organizationId} and archived_at is null),
    seats as materialized (
      select s.class_id, s.person_id, s.part, s.subject_id, p.account_id
        from class_seats s join ours on ours.id = s.class_id join people p on p.id = s.person_id
       where s.left_at is null and p.left_at is null),
    pupils as (
      select class_id, count(*) as known, count(account_id) as joined from seats where part = 'pupil' group by 1),
    guardians as (
      select s.class_id, count(distinct g.guardian_id) as known,
        count(distinct g.guardian_id) filter (where a.account_id is not null) as joined
        from seats s join guardianships g on g.pupil_id = s.person_id
        join people a on a.id = g.guardian_id and a.left_at is null
       where s.part = 'pupil' group by 1),
    taught as (
      select class_id, count(*)::int as subjects, count(*) filter (where exists (
          select from chats c where c.class_id = t.class_id and c.subject_id = t.subject_id
             and c.follows = 'pupils' and c.archived_at is null))::int as made
        from (select distinct class_id, subject_id from seats where part = 'teacher' and subject_id is not null) t
       group by 1)
    select ours.id, ours.name, ours.parallel,
      json_build_object('known', coalesce(p.known, 0), 'joined', coalesce(p.joined, 0)) as pupils,
      json_build_object('known', coalesce(g.known, 0), 'joined', coalesce(g.joined, 0)) as guardians,
      exists (select from seats s where s.class_id = ours.id and s.part = 'classTeacher') as teacher,
      coalesce(t.subjects, 0) as subjects, coalesce(t.made, 0) as "subjectsMade",
      exists (select from calls k join chats c on c.id = k.chat_id
        where c.class_id = ours.id and k.started_at >= ${from} and k.started_at < ${to}
          and (select count(distinct person_id) from call_stays y where y.call_id = k.id) > 1) as called
    from ours left join pupils p on p.class_id = ours.id left join guardians g on g.class_id = ours.id
      left join taught t on t.class_id = ours.id
    order by array_position(array['class', 'group', 'association'], ours.kind), ours.parallel nulls last, ours.name`.execute(
    db,
  )
  return rows
}
