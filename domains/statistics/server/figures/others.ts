import { sql } from 'kysely'
import { now } from '#server/clock'
import type { Db } from '#server/db'
import type { Figures } from '../../contract.ts'
import type { Period } from '../period.ts'

/** Calls of the period in which two people at least have met; a call that goes on counts up to now. */
export async function countCalls(db: Db, organizationId: string, { from, to }: Period): Promise<Figures['calls']> {
  const { rows } = await sql<Figures['calls']>`
    select count(*)::int as held,
      coalesce(round(sum(extract(epoch from coalesce(k.ended_at, ${now()}::timestamptz) - k.started_at)) / 60), 0)::int as minutes
    from calls k where k.organization_id = ${organizationId} and k.started_at >= ${from} and k.started_at < ${to}
      and (select count(distinct y.person_id) from call_stays y where y.call_id = k.id) > 1`.execute(db)
  return rows[0]!
}

/** Lessons of the period's days: held by a call in which somebody has met somebody, and those whose topic stands. */
export async function countLessons(db: Db, organizationId: string, { days }: Period): Promise<Figures['lessons']> {
  const { rows } = await sql<Figures['lessons']>`
    select (count(*) filter (where l.recorded_at is not null))::int as recorded,
      (count(*) filter (where exists (select from lesson_calls c
        where c.lesson_id = l.id and (select count(distinct y.person_id) from call_stays y where y.call_id = c.call_id) > 1)))::int as held
    from lessons l where l.organization_id = ${organizationId} and l.day between ${days.from}::date and ${days.to}::date`.execute(
    db,
  )
  return rows[0]!
}

/** In force now, by how these families are told instead. */
export async function countRefusals(db: Db, organizationId: string): Promise<Figures['refusals']> {
  const rows = await db
    .selectFrom('refusals')
    .select(['route', ({ fn }) => fn.countAll<number>().as('count')])
    .where('organization_id', '=', organizationId)
    .where('ended_on', 'is', null)
    .groupBy('route')
    .execute()
  const none = { phone: 0, mail: 0, sms: 0, paper: 0, reception: 0 }
  return { ...none, ...Object.fromEntries(rows.map(({ route, count }) => [route, Number(count)])) }
}

/** What waits at the desk now, and how long what was closed in the period had waited: reports and held messages. */
export async function countDesk(db: Db, organizationId: string, { from, to }: Period): Promise<Figures['desk']> {
  const { rows } = await sql<Figures['desk']>`
    select (count(*) filter (where closed_at is null))::int as open,
      floor(extract(epoch from ${now()}::timestamptz - min(opened_at) filter (where closed_at is null)) / 3600)::int as "oldestHours",
      (count(*) filter (where closed_at >= ${from} and closed_at < ${to}))::int as closed,
      round((percentile_cont(0.5) within group (order by extract(epoch from closed_at - opened_at))
        filter (where closed_at >= ${from} and closed_at < ${to}) / 3600)::numeric, 1)::float8 as "medianHours"
    from (
      select opened_at, closed_at from moderation_cases where organization_id = ${organizationId}
      union all
      select h.held_at, h.ended_at from held_messages h join chats c on c.id = h.chat_id
       where c.organization_id = ${organizationId} and h.why = 'review') waiting`.execute(db)
  return rows[0]!
}
