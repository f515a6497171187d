import { type SqlBool, sql } from 'kysely'
import { GOVERNING } from '#rules/people'
import type { Db } from '#server/db'
import { notFound } from '#server/errors'
import type { Actor } from '#server/operation'

export interface Seat {
  chatId: string
  chatNo: number
}

interface Where {
  organizationId?: string | undefined
  chatId?: string | undefined
}

/** The indexed chats where the actor sits. A chat named and not theirs is the same refusal as one that is not there. */
export async function readSeats(db: Db, actor: Actor, { organizationId, chatId }: Where): Promise<Seat[]> {
  const { rows } = await sql<{ chat_id: string; no: number | null }>`
    select s.chat_id, i.no from chat_seats s
      join chats c on c.id = s.chat_id
      left join search_chats i on i.chat_id = s.chat_id
     where s.account_id = ${actor.accountId} and s.left_at is null
       ${chatId ? sql`and s.chat_id = ${chatId}` : sql``}
       ${organizationId ? sql`and c.organization_id = ${organizationId}` : sql``}`.execute(db)
  if (chatId && rows.length === 0) throw noChat()
  return rows.flatMap(({ chat_id, no }) => (no === null ? [] : [{ chatId: chat_id, chatNo: no }]))
}

/**
 * The chats where an announcement of the actor's own stands, and for whoever runs a school all its announcements, as
 * their list shows them: whether they sit there or not. Those where they sit are found by their seats.
 */
export async function readAnnounced(db: Db, actor: Actor, { organizationId, chatId }: Where): Promise<Seat[]> {
  if (chatId) return []
  const { rows } = await sql<{ chat_id: string; no: number }>`
    select distinct ac.chat_id, i.no from people me
      join announcements a on a.organization_id = me.organization_id and a.state = 'published'
       and (a.author_id = me.id or ${governs})
      join announcement_chats ac on ac.announcement_id = a.id
      join search_chats i on i.chat_id = ac.chat_id
     where me.account_id = ${actor.accountId} and me.left_at is null
       ${organizationId ? sql`and me.organization_id = ${organizationId}` : sql``}
       and not exists (select from chat_seats s where s.chat_id = ac.chat_id and s.person_id = me.id and s.left_at is null)`.execute(
    db,
  )
  return rows.map(({ chat_id, no }) => ({ chatId: chat_id, chatNo: no }))
}

/** Of `people me`. */
export const governs = sql<SqlBool>`
  exists (select from person_roles r where r.person_id = me.id and r.role = any(${[...GOVERNING]}::text[]))`

const noChat = () => notFound('Такого чата нет или он для вас закрыт', 'There is no such chat, or it is closed to you')
