import { dropFiles } from '#domains/files'
import { note } from '#server/audit'
import { now } from '#server/clock'
import type { Tx } from '#server/db'
import { conflict } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../../contract.ts'
import { accessPresented } from '../access.ts'
import type { BroadcastRow } from '../feeds.ts'
import { canRemoveFilm } from '../reading.ts'
import { tellBroadcast } from '../views.ts'
import { dropTape } from './tapes.ts'

export const removeFilm = handleCommand(contract.removeFilm, async ({ tx, actor, input, after }) => {
  const held = await accessPresented(tx, actor, input.broadcastId, { lock: true })
  if (!canRemoveFilm(held)) throw conflict('Записи, которую можно удалить, нет', 'There is no recording to delete')
  const { row, personId } = held
  await forget(tx, row, personId, input.reason)
  note(tx, {
    organizationId: row.organization_id,
    action: 'broadcasts.removeFilm',
    byPersonId: personId,
    object: { kind: 'broadcast', id: row.id },
    reason: input.reason,
  })
  after(() => dropTape(row.id))
  return tellBroadcast(tx, row.id, personId)
})

/** The film goes; that it was there, who deleted it and why, stays. */
export async function forget(tx: Tx, row: BroadcastRow, byPersonId: string | null, reason: string | null) {
  if (row.file_id) await dropFiles(tx, [row.file_id])
  await tx
    .updateTable('broadcasts')
    .set({ film: 'deleted', deleted_at: now(), deleted_by: byPersonId, reason, file_id: null })
    .where('id', '=', row.id)
    .execute()
}
