import type { Db } from '#server/db'
import type { Topic } from '#server/events'

/** Who is in a call hears it, and nobody else: not those who wait, not those who were removed. */
export async function callTopics(
  db: Db,
  accountIds: string[],
): Promise<{ accountId: string; topic: Topic; seq: number }[]> {
  const rows = await db
    .selectFrom('call_people')
    .innerJoin('calls', 'calls.id', 'call_people.call_id')
    .innerJoin('topics', 'topics.topic_id', 'calls.id')
    .select(['account_id', 'calls.id as call_id', 'last_seq'])
    .where('account_id', 'in', accountIds)
    .where('ended_at', 'is', null)
    .where('joined_at', 'is not', null)
    .where('left_at', 'is', null)
    .where('removed_at', 'is', null)
    .execute()
  return rows.map((row) => ({ accountId: row.account_id!, topic: `call:${row.call_id}`, seq: row.last_seq }))
}
