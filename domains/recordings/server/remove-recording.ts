import { dropFiles } from '#domains/files'
import { note } from '#server/audit'
import { now } from '#server/clock'
import type { Tx } from '#server/db'
import { conflict, forbidden } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessRecording, canRemove, type RecordingRow } from './access.ts'
import { dropTapes } from './tapes.ts'
import { tellRecording } from './views.ts'

export const removeRecording = handleCommand(contract.removeRecording, async ({ tx, actor, input, after }) => {
  const held = await accessRecording(tx, actor, input.recordingId, { lock: true })
  const { row, personId } = held
  if (row.started_by !== personId && !held.administers) {
    throw forbidden(
      'Удалить запись может тот, кто её сделал, или администрация',
      'Deleting it is for whoever has made it, or for the administration',
    )
  }
  if (!canRemove(held)) throw conflict('Эту запись сейчас удалить нельзя', 'It cannot be deleted just now')
  await forget(tx, row, personId, input.reason)
  note(tx, {
    organizationId: row.organization_id,
    action: 'recordings.removeRecording',
    byPersonId: personId,
    object: { kind: 'recording', id: row.id },
    reason: input.reason,
  })
  after(() => dropTapes(row.id))
  return tellRecording(tx, row.id, personId)
})

/** The film goes; that it was there, who deleted it and why, stays. */
export async function forget(tx: Tx, row: RecordingRow, byPersonId: string | null, reason: string | null) {
  if (row.file_id) await dropFiles(tx, [row.file_id])
  await tx
    .updateTable('recordings')
    .set({ state: 'deleted', deleted_at: now(), deleted_by: byPersonId, reason, file_id: null })
    .where('id', '=', row.id)
    .execute()
}
