import { sql } from 'kysely'
import { fullName, spokenName } from '#domains/people'
import type { Db, Tx } from '#server/db'
import { append, type Fact } from '#server/events'
import * as contract from '../contract.ts'
import { stateOf } from '../rules.ts'

export async function viewBroadcasts(db: Db, ids: string[]): Promise<Map<string, contract.Broadcast>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('broadcasts')
    .innerJoin('people', (join) => join.on('people.id', '=', sql<string>`coalesce(led_by, planned_by)`))
    .leftJoin('people as remover', 'remover.id', 'deleted_by')
    .leftJoin('files', 'files.id', 'file_id')
    .selectAll('broadcasts')
    .select(['people.last_name', 'people.first_name', 'people.patronymic', 'files.size'])
    .select(['remover.first_name as by_first', 'remover.last_name as by_last', 'remover.patronymic as by_patronymic'])
    .where('broadcasts.id', 'in', ids)
    .execute()
  const chats = await db
    .selectFrom('broadcast_chats')
    .select(['broadcast_id', 'chat_id'])
    .where('broadcast_id', 'in', ids)
    .orderBy('place')
    .execute()
  const chatsOf = Map.groupBy(chats, ({ broadcast_id }) => broadcast_id)
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        organizationId: row.organization_id,
        title: row.title,
        about: row.about,
        startsAt: row.starts_at.toISOString(),
        recorded: row.recorded,
        comments: row.comments,
        chatIds: (chatsOf.get(row.id) ?? []).map(({ chat_id }) => chat_id),
        state: stateOf(row),
        ledBy: spokenName(row, ['teacher']),
        startedAt: row.started_at?.toISOString() ?? null,
        endedAt: row.ended_at?.toISOString() ?? null,
        film: row.film && {
          state: row.film,
          trouble: row.trouble,
          seconds: row.seconds,
          size: row.size,
          keptUntil: row.kept_until?.toISOString() ?? null,
          deleted: row.deleted_at
            ? {
                by: row.by_last
                  ? fullName({ last_name: row.by_last, first_name: row.by_first!, patronymic: row.by_patronymic })
                  : null,
                reason: row.reason,
              }
            : null,
        },
      },
    ]),
  )
}

export const readBroadcast = async (db: Db, id: string): Promise<contract.Broadcast> =>
  (await viewBroadcasts(db, [id])).get(id)!

/** Tells its chats, always in the same order. */
export async function tellBroadcast(tx: Tx, id: string, actorId: string | null): Promise<contract.Broadcast> {
  const view = await readBroadcast(tx, id)
  for (const chatId of view.chatIds.toSorted())
    await append(tx, `chat:${chatId}`, contract.broadcastChanged, { broadcastId: id }, actorId, { view })
  return view
}

export const eventViews = {
  [contract.broadcastChanged.name]: async (db: Db, facts: Fact[]) => {
    const ids = facts.map(({ key }) => (key as { broadcastId: string }).broadcastId)
    const known = await viewBroadcasts(db, [...new Set(ids)])
    return ids.map((id) => known.get(id) ?? null)
  },
}
