import { settleLater } from '#domains/calls'
import { now } from '#server/clock'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessRunning } from './get-of-call.ts'

/** Kept with its hour; whoever changes their mind answers again, and the last answer holds from then on. */
export const answerRecording = handleCommand(contract.answerRecording, async ({ tx, actor, input, after }) => {
  const { row, personId } = await accessRunning(tx, actor, input.recordingId)
  const answer = { answer: input.answer, at: now() }
  await tx
    .insertInto('recording_consents')
    .values({ recording_id: row.id, person_id: personId, ...answer })
    .onConflict((oc) => oc.columns(['recording_id', 'person_id']).doUpdateSet(answer))
    .execute()
  after(() => settleLater(row.call_id))
  return {}
})
