import { accessCall, settleLater } from '#domains/calls'
import { now } from '#server/clock'
import type { Tx } from '#server/db'
import { forbidden } from '#server/errors'
import { addJob } from '#server/jobs'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessRecording, type RecordingRow } from './access.ts'
import { composeRecording } from './compose/compose-recording.ts'
import { findRunning } from './start-recording.ts'
import { readRecording, tellRecording } from './views.ts'

export const stopRecording = handleCommand(contract.stopRecording, async ({ tx, actor, input, after }) => {
  const held = await accessRecording(tx, actor, input.recordingId, { lock: true })
  const { row, personId } = held
  const may = held.administers || row.started_by === personId || (await accessCall(tx, actor, row.call_id)).host
  if (!may) {
    throw forbidden('Остановить запись может тот, кто ведёт звонок', 'Stopping it is for whoever conducts the call')
  }
  if (row.stopped_at) return readRecording(tx, row.id)
  await stop(tx, row, personId)
  after(() => settleLater(row.call_id))
  return readRecording(tx, row.id)
})

/** The call is over: so is its recording. */
export async function stopWithCall(tx: Tx, callId: string): Promise<void> {
  const row = await findRunning(tx, callId)
  if (row) await stop(tx, row, null)
}

/** The engine needs a moment to close its files. */
const LATER = 2000

async function stop(tx: Tx, row: RecordingRow, byPersonId: string | null): Promise<void> {
  await tx
    .updateTable('recordings')
    .set({ state: 'waiting', stopped_at: now(), stopped_by: byPersonId, progress: 0 })
    .where('id', '=', row.id)
    .execute()
  await composeLater(tx, row.id, LATER)
  await tellRecording(tx, row.id, byPersonId)
}

/** One after another: a school's films do not take the whole machine. */
export const composeLater = (tx: Tx, recordingId: string, inMs = 0): Promise<void> =>
  addJob(
    tx,
    composeRecording,
    { recordingId },
    {
      runAt: new Date(Date.now() + inMs),
      queue: 'recordings',
      key: `recording ${recordingId} ${Date.now()}`,
      attempts: 5,
    },
  )
