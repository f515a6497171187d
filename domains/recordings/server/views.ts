import { spokenName } from '#domains/people'
import type { Db, Tx } from '#server/db'
import { append, type Fact } from '#server/events'
import * as contract from '../contract.ts'

export async function viewRecordings(db: Db, ids: string[]): Promise<Map<string, contract.Recording>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('recordings')
    .innerJoin('people', 'people.id', 'started_by')
    .leftJoin('people as remover', 'remover.id', 'deleted_by')
    .leftJoin('files', 'files.id', 'file_id')
    .selectAll('recordings')
    .select(['people.last_name', 'people.first_name', 'people.patronymic', 'files.size'])
    .select(['remover.first_name as by_first', 'remover.last_name as by_last', 'remover.patronymic as by_patronymic'])
    .where('recordings.id', 'in', ids)
    .execute()
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        callId: row.call_id,
        chatId: row.chat_id,
        state: row.state,
        whoWatches: row.who_watches,
        pupils: row.pupils,
        startedBy: spokenName(row, ['teacher']),
        startedAt: row.started_at.toISOString(),
        stoppedAt: row.stopped_at?.toISOString() ?? null,
        progress: row.progress,
        trouble: row.trouble,
        seconds: row.seconds,
        size: row.size,
        keptUntil: row.kept_until?.toISOString() ?? null,
        deleted: row.deleted_at
          ? {
              by: row.by_last
                ? spokenName({ last_name: row.by_last, first_name: row.by_first!, patronymic: row.by_patronymic }, [
                    'teacher',
                  ])
                : null,
              reason: row.reason,
            }
          : null,
      },
    ]),
  )
}

export const readRecording = async (db: Db, id: string): Promise<contract.Recording> =>
  (await viewRecordings(db, [id])).get(id)!

/** Tells the chat, and those in the call, who may be of other chats. */
export async function tellRecording(tx: Tx, id: string, actorId: string | null): Promise<contract.Recording> {
  const view = await readRecording(tx, id)
  const key = { recordingId: id }
  await append(tx, `call:${view.callId}`, contract.recordingChanged, key, actorId, { view })
  await append(tx, `chat:${view.chatId}`, contract.recordingChanged, key, actorId, { view })
  return view
}

export const eventViews = {
  [contract.recordingChanged.name]: async (db: Db, facts: Fact[]) => {
    const ids = facts.map(({ key }) => (key as { recordingId: string }).recordingId)
    const known = await viewRecordings(db, [...new Set(ids)])
    return ids.map((id) => known.get(id) ?? null)
  },
}
