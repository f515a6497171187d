import { sql } from 'kysely'
import type { Db } from '#server/db'
import type { Figures } from '../../contract.ts'
import { LEAST_ANSWERS, USUAL_HOURS, type WorkingHours, workingMinutes } from '../../rules.ts'
import type { Period } from '../period.ts'

const MOST = 20_000

/**
 * How long a family waits for the first answer of the school, in the school's working time: one figure for the whole
 * school, the middle one of all. Whose answer it was is not even read; below ten it is not told.
 */
export async function measureAnswers(
  db: Db,
  organizationId: string,
  { from, to }: Period,
): Promise<Figures['answers']> {
  const { rows } = await sql<{ asked: number; answered: number }>`
    with talks as materialized (
      select c.id from chats c
       where c.organization_id = ${organizationId} and c.kind = 'direct'
         and exists (select from chat_seats s join person_roles r on r.person_id = s.person_id
           where s.chat_id = c.id and r.role = 'guardian')),
    said as (
      select m.chat_id, m.msg_no, m.sent_at,
        exists (select from person_roles r where r.person_id = m.author_id and r.role not in ('pupil', 'guardian')) as staff
        from messages m join talks on talks.id = m.chat_id where m.sent_at >= ${from} and m.sent_at < ${to}),
    turned as (
      select *, lag(staff) over (partition by chat_id order by msg_no) is distinct from staff as turns from said),
    turns as (
      select staff, sent_at, lead(sent_at) over (partition by chat_id order by msg_no) as next from turned where turns)
    select ${wallMinutes('t.sent_at')} as asked, ${wallMinutes('t.next')} as answered
      from turns t cross join (select time_zone as zone from organizations where id = ${organizationId}) o
     where not t.staff and t.next is not null limit ${MOST}`.execute(db)
  if (rows.length < LEAST_ANSWERS) return null
  const hours = await readWorkingHours(db, organizationId)
  const waits = rows.map(({ asked, answered }) => workingMinutes(hours, asked, answered)).sort((a, b) => a - b)
  return { count: rows.length, medianMinutes: Math.round(waits[Math.floor(waits.length / 2)]!) }
}

const wallMinutes = (at: string) => sql`(extract(epoch from ${sql.raw(at)} at time zone o.zone) / 60)::float8`

async function readWorkingHours(db: Db, organizationId: string): Promise<WorkingHours> {
  const row = await db
    .selectFrom('quiet_hours')
    .select(['working_from', 'working_to', 'working_days'])
    .where('organization_id', '=', organizationId)
    .executeTakeFirst()
  if (!row || row.working_from === null || row.working_to === null) return USUAL_HOURS
  return { fromMinute: row.working_from, toMinute: row.working_to, days: row.working_days }
}
