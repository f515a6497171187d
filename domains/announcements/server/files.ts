import { checkFiles, dropFiles, registerWayToFile } from '#domains/files'
import type { Db, Tx } from '#server/db'
import { conflict, Refusal } from '#server/errors'
import { accessAnnouncement } from './access.ts'

interface Wish {
  announcementId: string
  /** Undefined: as before. */
  fileIds: string[] | undefined
  personId: string
}

/** Those that stand there already, and own uploads of whoever writes, in this order; what is not named goes. */
export async function setFiles(tx: Tx, { announcementId, fileIds, personId }: Wish): Promise<void> {
  if (!fileIds) return
  const before = await listFileIds(tx, announcementId)
  const wished = [...new Set(fileIds)]
  const fresh = wished.filter((id) => !before.includes(id))
  await checkFiles(tx, { fileIds: fresh, personId })
  await refuseAnnounced(tx, fresh)
  await dropFiles(
    tx,
    before.filter((id) => !wished.includes(id)),
  )
  await tx.deleteFrom('announcement_files').where('announcement_id', '=', announcementId).execute()
  if (wished.length === 0) return
  const rows = wished.map((file_id, position) => ({ announcement_id: announcementId, file_id, position }))
  await tx.insertInto('announcement_files').values(rows).execute()
}

async function refuseAnnounced(tx: Tx, fileIds: string[]): Promise<void> {
  if (fileIds.length === 0) return
  const there = tx.selectFrom('announcement_files').select('file_id').where('file_id', 'in', fileIds)
  if (!(await there.executeTakeFirst())) return
  throw conflict(
    'Файл уже приложен к другому объявлению: загрузите его ещё раз',
    'The file belongs to another announcement already: upload it once more',
    'fileIds',
  )
}

export async function listFileIds(tx: Tx, announcementId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('announcement_files')
    .select('file_id')
    .where('announcement_id', '=', announcementId)
    .orderBy('position')
    .execute()
  return rows.map(({ file_id }) => file_id)
}

/** The words for those whom they reach on paper or by mail: what else there is to be had, by name. */
export async function withPapers(db: Db, announcementId: string, text: string): Promise<string> {
  const names = await db
    .selectFrom('announcement_files')
    .innerJoin('files', 'files.id', 'file_id')
    .select('name')
    .where('announcement_id', '=', announcementId)
    .orderBy('announcement_files.position')
    .execute()
  if (names.length === 0) return text
  return `${text}\n\nПриложено: ${names.map(({ name }) => name).join(', ')}. Попросите их у классного руководителя.`
}

/** Whoever sees an announcement sees what goes with it: an editor before it is published, everybody it is for after. */
registerWayToFile(async (db, actor, fileId) => {
  const row = await db
    .selectFrom('announcement_files')
    .select('announcement_id')
    .where('file_id', '=', fileId)
    .executeTakeFirst()
  if (!row) return false
  try {
    await accessAnnouncement(db, actor, row.announcement_id)
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
})
