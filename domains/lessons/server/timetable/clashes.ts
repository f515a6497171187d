import { sql } from 'kysely'
import type { Db } from '#server/db'
import type { Clash } from '../../contract.ts'

interface Where {
  organizationId: string
  classId: string
  today: string
}

/** The same teacher or room in two classes at one hour. Hours are compared, not numbers: classes have bells of their own. */
export async function findClashes(db: Db, { organizationId, classId, today }: Where): Promise<Clash[]> {
  const { rows } = await sql<Clash>`
    with hours as (
      select s.*, c.name as class_name, b.periods->(s.no - 1)->>0 as starts, b.periods->(s.no - 1)->>1 as ends
        from timetable_slots s
        join classes c on c.id = s.class_id and c.organization_id = ${organizationId} and c.archived_at is null
        join timetables t on t.class_id = s.class_id
        join bell_schedules b on b.id = t.bells_id
       where s.to_day is null or s.to_day >= ${today}
    )
    select mine.id as "slotId", k.kind, min(other.class_name) as "className"
      from hours mine
      join hours other on other.class_id <> mine.class_id and other.weekday = mine.weekday
       and other.starts < mine.ends and mine.starts < other.ends
      cross join lateral (values ('teacher', mine.teacher_id = other.teacher_id),
        ('room', mine.room <> '' and lower(mine.room) = lower(other.room))) k (kind, meets)
     where mine.class_id = ${classId} and k.meets
     group by mine.id, k.kind`.execute(db)
  return rows
}
