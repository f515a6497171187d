import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#server/db'
import { invalid } from '#server/errors'
import type { Actor } from '#server/operation'
import { type Sought, writeQuery } from './read-query.ts'
import { governs, type Seat } from './seats.ts'

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

/** By what one holds a chat, or only what one has announced there. */
interface Hold {
  join: RawBuilder<unknown>
  only: RawBuilder<unknown>
}

export const bySeat = ({ accountId }: Actor): Hold => ({
  join: sql`join chat_seats s on s.chat_id = c.id and s.account_id = ${accountId} and s.left_at is null`,
  only: sql``,
})

export const asAnnounced = ({ accountId }: Actor): Hold => ({
  join: sql`join people me on me.organization_id = c.organization_id and me.account_id = ${accountId} and me.left_at is null`,
  only: sql`and (author_id = me.id or ${governs})`,
})

/**
 * The newest entries, chat by chat: each chat gives its own few, the newest of all are kept. The seat is asked in the
 * same statement, so whoever has been taken out a moment ago finds nothing more.
 */
export async function findEntries(
  db: Db,
  hold: Hold,
  seats: Seat[],
  kind: 'm' | 'f' | 'a',
  sought: Sought,
  { authorId, from, to, before }: Narrow,
  limit: number,
): Promise<Entry[]> {
  if (seats.length === 0) return []
  const page = before === undefined ? undefined : readPlace(before)
  const { rows } = await sql<Entry>`
    select c.id as chat_id, e.msg_no, e.item_id, e.at
      from unnest(${seats.map(({ chatId }) => chatId)}::uuid[], ${seats.map(({ chatNo }) => writeQuery(sought, chatNo, kind))}::text[])
             as q (chat_id, words)
      join chats c on c.id = q.chat_id
      ${hold.join}
      join organizations o on o.id = c.organization_id
      cross join lateral (
        select msg_no, item_id, at from search_entries
         where search_entries.words @@ q.words::tsquery ${hold.only}
           ${authorId ? sql`and author_id = ${authorId}` : sql``}
           ${from ? sql`and at >= (${from}::date::timestamp at time zone o.time_zone)` : sql``}
           ${to ? sql`and at < ((${to}::date + 1)::timestamp at time zone o.time_zone)` : sql``}
           ${page ? sql`and (at, msg_no, item_id) < (${page.at}::timestamptz, ${page.msgNo}::int, ${page.itemId}::uuid)` : sql``}
         order by at desc, msg_no desc, item_id desc limit ${limit}) e
     order by e.at desc, e.msg_no desc, e.item_id desc limit ${limit}`.execute(db)
  return rows
}

/** As the statement orders them. */
export const latestFirst = (one: Entry, other: Entry): number =>
  other.at.getTime() - one.at.getTime() || other.msg_no - one.msg_no || (other.item_id > one.item_id ? 1 : -1)

export const writePlace = ({ at, msg_no, item_id }: Entry): string => `${at.toISOString()}_${msg_no}_${item_id}`

function readPlace(text: string): { at: string; msgNo: number; itemId: string } {
  const [, at, msgNo, itemId] = /^(\d{4}-[\dT:.-]+Z)_(\d{1,9})_([\da-f-]{36})$/.exec(text) ?? []
  if (!at || !msgNo || !itemId || Number.isNaN(Date.parse(at))) {
    throw invalid('Начните поиск заново', 'Begin the search anew', 'before')
  }
  return { at, msgNo: Number(msgNo), itemId }
}
