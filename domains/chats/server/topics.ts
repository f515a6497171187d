import type { Db } from '#server/db'
import type { Topic } from '#server/events'

/** The chats that accounts hear, with where each one's log stands. */
export async function chatTopics(
  db: Db,
  accountIds: string[],
): Promise<{ accountId: string; topic: Topic; seq: number }[]> {
  const rows = await db
    .selectFrom('chat_seats')
    .innerJoin('topics', 'topics.topic_id', 'chat_seats.chat_id')
    .select(['account_id', 'chat_id', 'last_seq'])
    .where('account_id', 'in', accountIds)
    .where('left_at', 'is', null)
    .execute()
  return rows.map((row) => ({ accountId: row.account_id!, topic: `chat:${row.chat_id}`, seq: row.last_seq }))
}

/** Who types: one of those who may write. A channel's reader is not shown to the others. */
export async function whoWrites(
  db: Db,
  topic: Topic,
  accountId: string,
): Promise<{ personId: string; name: string } | null> {
  if (!topic.startsWith('chat:')) return null
  const seat = await db
    .selectFrom('chat_seats')
    .select(['person_id', 'card'])
    .where('chat_id', '=', topic.slice('chat:'.length))
    .where('account_id', '=', accountId)
    .where('left_at', 'is', null)
    .where('part', '!=', 'reader')
    .executeTakeFirst()
  return seat ? { personId: seat.person_id, name: seat.card.name } : null
}
