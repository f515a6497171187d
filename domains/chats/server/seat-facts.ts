import { now } from '#server/clock'
import type { Db } from '#server/db'
import type { ChatFacts } from './policy.ts'

/** What a person may be judged by in a chat; null without a seat. */
export async function factsOfSeat(db: Db, chatId: string, personId: string): Promise<ChatFacts | null> {
  const row = await db
    .selectFrom('chats')
    .innerJoin('chat_seats', 'chat_seats.chat_id', 'chats.id')
    .select(['kind', 'automatic', 'archived_at', 'part', 'silenced_until'])
    .where('chats.id', '=', chatId)
    .where('person_id', '=', personId)
    .where('left_at', 'is', null)
    .executeTakeFirst()
  if (!row) return null
  const silenced = row.silenced_until !== null && row.silenced_until > now()
  return { kind: row.kind, automatic: row.automatic, archived: row.archived_at !== null, part: row.part, silenced }
}
