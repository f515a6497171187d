import { accessCall } from '#domains/calls'
import { accessHat } from '#domains/people'
import { isStaff } from '#rules/people'
import type { Db } from '#server/db'
import { conflict } from '#server/errors'
import { type Actor, handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { noRecording, type RecordingRow } from './access.ts'
import { canRecord, findRunning } from './start-recording.ts'
import { readRecording } from './views.ts'

export const getOfCall = handleQuery(contract.getOfCall, async ({ tx, actor, input }) => {
  const { row, personId } = await accessCall(tx, actor, input.callId)
  const running = await findRunning(tx, row.id)
  const mine = running && (await findAnswer(tx, running.id, personId))
  const { roles } = await accessHat(tx, actor, row.organization_id)
  return {
    recording: running ? await readRecording(tx, running.id) : null,
    mine: mine?.answer ?? null,
    staff: isStaff(roles),
    can: { record: await canRecord(tx, actor, row.id) },
  }
})

/** A recording that runs, by the right to enter its call. */
export async function accessRunning(
  db: Db,
  actor: Actor,
  recordingId: string,
): Promise<{ row: RecordingRow; personId: string }> {
  const row = await db.selectFrom('recordings').selectAll().where('id', '=', recordingId).executeTakeFirst()
  if (!row) throw noRecording()
  const { personId } = await accessCall(db, actor, row.call_id).catch((error) => {
    if (error.code === 'not_found') throw noRecording()
    throw error
  })
  if (row.stopped_at) throw conflict('Запись уже остановлена', 'The recording has ended already')
  return { row, personId }
}

export const findAnswer = (db: Db, recordingId: string, personId: string) =>
  db
    .selectFrom('recording_consents')
    .selectAll()
    .where('recording_id', '=', recordingId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
