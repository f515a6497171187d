import type { Db } from '#server/db'
import type { Fact } from '#server/events'
import * as contract from '../contract.ts'
import type { FileRow } from './access.ts'

export const viewState = (file: FileRow): contract.FileState => ({
  id: file.id,
  state: file.state,
  name: file.name,
  refusedFor: file.refused_for,
  file: file.card,
})

/** How messages show these files, in the order asked for; what is not ready is left out. */
export async function viewFiles(db: Db, fileIds: string[]): Promise<contract.FileRef[]> {
  if (fileIds.length === 0) return []
  const rows = await db.selectFrom('files').select(['id', 'card']).where('id', 'in', fileIds).execute()
  const cards = new Map(rows.map(({ id, card }) => [id, card]))
  return fileIds.flatMap((id) => cards.get(id) ?? [])
}

/** What the log tells later: the file as it is by then, null for one that is gone. */
async function states(db: Db, facts: Fact[]): Promise<(contract.FileState | null)[]> {
  const ids = facts.map(({ key }) => (key as { fileId: string }).fileId)
  const rows = await db.selectFrom('files').selectAll().where('id', 'in', ids).execute()
  const found = new Map(rows.map((row) => [row.id, viewState(row)]))
  return ids.map((id) => found.get(id) ?? null)
}

const shelves = async (_: Db, facts: Fact[]) =>
  facts.map(({ topic, key }) => ({ ...(key as { fileId: string }), chatId: topic.slice('chat:'.length) }))

export const eventViews = {
  [contract.fileChanged.name]: states,
  [contract.materialsChanged.name]: shelves,
}
