import type { Tx } from '#server/db'
import { conflict } from '#server/errors'
import { findAnswer } from './get-of-call.ts'
import { findRunning } from './start-recording.ts'

/** Nobody enters a call that is recorded without having been asked; whoever was inside before is asked there. */
export async function askAtTheDoor(tx: Tx, { callId, personId }: { callId: string; personId: string }): Promise<void> {
  const running = await findRunning(tx, callId)
  if (!running || (await findAnswer(tx, running.id, personId))) return
  if (!(await isOfSchool(tx, personId)) || (await isInside(tx, callId, personId))) return
  throw conflict(
    'Звонок записывается. Ответьте, как вы войдёте: с камерой и звуком или без них',
    'The call is recorded. Answer how you come in: with camera and sound, or without',
    'recording',
  )
}

/** Guests are never recorded: they have no account to agree by. */
const isOfSchool = (tx: Tx, personId: string) =>
  tx.selectFrom('people').select('id').where('id', '=', personId).executeTakeFirst()

const isInside = (tx: Tx, callId: string, personId: string) =>
  tx
    .selectFrom('call_people')
    .select('person_id')
    .where('call_id', '=', callId)
    .where('person_id', '=', personId)
    .where('joined_at', 'is not', null)
    .where('left_at', 'is', null)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
