import { sql } from 'kysely'
import { hoursOf, readHours, readOwnHours } from '#domains/quiet'
import { silentUntil } from '#rules/quiet'
import { now } from '#server/clock'
import type { Db } from '#server/db'
import type { Case } from '../rules.ts'
import type { Subscription } from './send-wake.ts'

interface Row {
  chat_id: string
  account_id: string
  person_id: string
  organization_id: string
  last_msg_no: number
  notify: Case['notify'] | null
  muted_until: Date | null
  told_at: Date | null
  fresh: boolean
  mentioned: boolean
  urgent: boolean
  announced: boolean
  devices: Subscription[]
}

/** Whoever has not looked in for long is woken by what is new, not by a count of what is old. */
const RECENT = 200

export type Receiver = Row & { about: Case }

/**
 * Those who sit in a chat and have a device that may be woken, with all that decides about it. What one has said
 * oneself, what is read and what one was told of is nothing new.
 */
export async function readReceivers(db: Db, chatId: string): Promise<Receiver[]> {
  const { rows } = await sql<Row>`
    with devices as (
      select p.account_id, jsonb_agg(jsonb_build_object('id', p.id, 'endpoint', p.endpoint, 'p256dh', p.p256dh, 'auth', p.auth)) as devices
        from push_subscriptions p join sessions on sessions.id = p.session_id and sessions.ended_at is null
       group by p.account_id)
    select s.chat_id, s.account_id, s.person_id, c.organization_id, t.last_msg_no, o.notify, o.muted_until, told.at as told_at,
      d.devices, news.fresh, news.urgent, news.announced,
      exists (select from mentions n where n.person_id = s.person_id and n.chat_id = s.chat_id
                 and n.msg_no > greatest(s.read_msg_no, coalesce(told.msg_no, 0))) as mentioned
    from chat_seats s
      join devices d on d.account_id = s.account_id
      join chats c on c.id = s.chat_id
      join topics t on t.topic_id = s.chat_id
      left join chat_options o on o.chat_id = s.chat_id and o.person_id = s.person_id
      left join push_told told on told.account_id = s.account_id and told.chat_id = s.chat_id
      cross join lateral (
        select count(*) > 0 as fresh, coalesce(bool_or(u.message_id is not null), false) as urgent,
          coalesce(bool_or(m.attachment_type = 'announcement'), false) as announced
        from messages m left join urgent_messages u on u.chat_id = m.chat_id and u.message_id = m.id
       where m.chat_id = s.chat_id and m.msg_no > greatest(s.read_msg_no, coalesce(told.msg_no, 0), t.last_msg_no - ${RECENT}::int)
         and m.author_id <> s.person_id and m.removed_at is null) news
   where s.chat_id = ${chatId} and s.left_at is null and t.last_msg_no > greatest(s.read_msg_no, coalesce(told.msg_no, 0))`.execute(
    db,
  )
  const own = await readOwnHours(
    db,
    rows.map((row) => row.person_id),
  )
  const schools = await readHours(db, [...new Set(rows.map((row) => row.organization_id))])
  return rows.map((row) => {
    const school = schools.get(row.organization_id)
    const silent = silentUntil(school?.hours ?? hoursOf(null), own.get(row.person_id) ?? null, {
      now: now(),
      zone: school?.zone ?? 'UTC',
    })
    return { ...row, about: caseOf(row, silent) }
  })
}

const caseOf = (row: Row, silentUntil: Date | null): Case => ({
  fresh: row.fresh,
  mentioned: row.mentioned,
  urgent: row.urgent,
  notify: row.notify ?? 'all',
  mutedUntil: row.muted_until,
  silentUntil,
  toldAt: row.told_at,
})
