import { sql } from 'kysely'
import type { PersonRef } from '#contract/people'
import { now } from '#server/clock'
import type { Db } from '#server/db'
import type { Occurrence, PlannedCall } from '../../contract.ts'
import { type Held, nextOf, type Plan } from '../../rules/occurrences.ts'
import type { PlannedRow } from './access.ts'

interface Row extends PlannedRow {
  card: PersonRef | null
  chat_ids: string[]
  skipped: string[]
  call_id: string | null
}

export const planOf = (row: PlannedRow): Plan => ({
  firstDay: row.first_day,
  startMinute: row.start_minute,
  minutes: row.minutes,
  timeZone: row.time_zone,
  repeat: row.repeat,
  untilDay: row.until_day,
})

export interface Viewed {
  view: PlannedCall
  plan: Plan
  skipped: ReadonlySet<string>
}

export async function viewPlanned(db: Db, ids: string[]): Promise<Map<string, Viewed>> {
  const { rows } = await sql<Row>`
    select p.*, chats.ids as chat_ids, s.card,
      coalesce((select array_agg(k.day::text) from planned_call_skips k where k.planned_id = p.id), '{}') as skipped,
      (select c.id from calls c where c.planned_id = p.id and c.ended_at is null limit 1) as call_id
    from planned_calls p
      cross join lateral (select array_agg(c.chat_id order by c.place) as ids from planned_call_chats c where c.planned_id = p.id) chats
      left join chat_seats s on s.chat_id = chats.ids[1] and s.person_id = p.created_by
   where p.id = any(${ids}::uuid[])`.execute(db)
  return new Map(
    rows.map((row) => {
      const skipped = new Set(row.skipped)
      const plan = planOf(row)
      return [row.id, { view: viewOf(row, plan, skipped), plan, skipped }]
    }),
  )
}

export const readPlanned = async (db: Db, id: string): Promise<PlannedCall> =>
  (await viewPlanned(db, [id])).get(id)!.view

export const viewOccurrence = (held: Held, calledOff: boolean): Occurrence => ({
  day: held.day,
  startsAt: held.startsAt.toISOString(),
  endsAt: held.endsAt.toISOString(),
  calledOff,
})

export const clockOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
export const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

function viewOf(row: Row, plan: Plan, skipped: ReadonlySet<string>): PlannedCall {
  const next = row.called_off_at ? undefined : nextOf(plan, now(), skipped)
  return {
    id: row.id,
    organizationId: row.organization_id,
    kind: row.kind,
    title: row.title,
    agenda: row.agenda,
    when: {
      day: row.first_day,
      time: clockOf(row.start_minute),
      minutes: row.minutes,
      repeat: row.repeat,
      until: row.until_day,
    },
    chatId: row.chat_ids[0]!,
    chatIds: row.chat_ids,
    timeZone: row.time_zone,
    createdBy: row.card,
    calledOffAt: row.called_off_at?.toISOString() ?? null,
    next: next ? viewOccurrence(next, false) : null,
    callId: row.call_id,
  }
}
