import { sql } from 'kysely'
import type { Db } from '#server/db'
import { invalid } from '#server/errors'
import type { Actor } from '#server/operation'
import { type Sought, writeQuery } from './read-query.ts'
import type { Seat } from './seats.ts'

export interface Entry {
  chat_id: string
  msg_no: number
  item_id: string
  at: Date
}

export interface Narrow {
  authorId?: string | undefined
  from?: string | undefined
  to?: string | undefined
  before?: string | undefined
}

/**
 * The newest entries, chat by chat: each chat gives its own few, the newest of all are kept. The seat is asked in the
 * same statement, so whoever has been taken out a moment ago finds nothing more.
 */
export async function findEntries(
  db: Db,
  actor: Actor,
  seats: Seat[],
  kind: 'm' | 'f' | 'a',
  sought: Sought,
  { authorId, from, to, before }: Narrow,
  limit: number,
): Promise<Entry[]> {
  if (seats.length === 0) return []
  const page = before === undefined ? undefined : readPlace(before)
  const { rows } = await sql<Entry>`
    select s.chat_id, e.msg_no, e.item_id, e.at
      from unnest(${seats.map(({ chatId }) => chatId)}::uuid[], ${seats.map(({ chatNo }) => writeQuery(sought, chatNo, kind))}::text[])
             as q (chat_id, words)
      join chat_seats s on s.chat_id = q.chat_id and s.account_id = ${actor.accountId} and s.left_at is null
      join chats c on c.id = s.chat_id
      join organizations o on o.id = c.organization_id
      cross join lateral (
        select msg_no, item_id, at from search_entries
         where search_entries.words @@ q.words::tsquery
           ${authorId ? sql`and author_id = ${authorId}` : sql``}
           ${from ? sql`and at >= (${from}::date::timestamp at time zone o.time_zone)` : sql``}
           ${to ? sql`and at < ((${to}::date + 1)::timestamp at time zone o.time_zone)` : sql``}
           ${page ? sql`and (at, msg_no, item_id) < (${page.at}::timestamptz, ${page.msgNo}::int, ${page.itemId}::uuid)` : sql``}
         order by at desc, msg_no desc, item_id desc limit ${limit}) e
     order by e.at desc, e.msg_no desc, e.item_id desc limit ${limit}`.execute(db)
  return rows
}

export const writePlace = ({ at, msg_no, item_id }: Entry): string => `${at.toISOString()}_${msg_no}_${item_id}`

function readPlace(text: string): { at: string; msgNo: number; itemId: string } {
  const [, at, msgNo, itemId] = /^(\d{4}-[\dT:.-]+Z)_(\d{1,9})_([\da-f-]{36})$/.exec(text) ?? []
  if (!at || !msgNo || !itemId || Number.isNaN(Date.parse(at))) {
    throw invalid('Начните поиск заново', 'Begin the search anew', 'before')
  }
  return { at, msgNo: Number(msgNo), itemId }
}
