import type { Db } from '#server/db'
import type { Topic } from '#server/events'

/** The schools that accounts hear, with where each one's log stands. */
export async function organizationTopics(
  db: Db,
  accountIds: string[],
): Promise<{ accountId: string; topic: Topic; seq: number }[]> {
  const rows = await db
    .selectFrom('people')
    .leftJoin('topics', 'topics.topic_id', 'people.organization_id')
    .select(['account_id', 'organization_id', 'last_seq'])
    .where('account_id', 'in', accountIds)
    .where('left_at', 'is', null)
    .execute()
  return rows.map((row) => ({
    accountId: row.account_id!,
    topic: `organization:${row.organization_id}`,
    seq: row.last_seq ?? 0,
  }))
}
