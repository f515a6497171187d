import { sql } from 'kysely'
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

const noChat = () => notFound('Такого чата нет или он для вас закрыт', 'There is no such chat, or it is closed to you')
