import { now } from '#server/clock'
import type { Tx } from '#server/db'
import { forbidden } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { canEnd } from '../rules.ts'
import { accessOpenCall, type CallRow } from './access.ts'
import { tellEnded } from './doors.ts'
import { settleLater } from './media/studio.ts'
import { tellPlanned } from './planned/saying.ts'
import { endStay } from './stays.ts'
import { tellCall, tellChat, tellMine } from './tell.ts'

export const endCall = handleCommand(contract.endCall, async ({ tx, actor, input, after }) => {
  const { row, seat, host, personId } = await accessOpenCall(tx, actor, input.callId)
  if (!canEnd(seat, host)) {
    throw forbidden(
      'Завершить звонок для всех может ведущий. Вы можете выйти сами',
      'Ending it for all is for the host. You can leave by yourself',
    )
  }
  await end(tx, row, personId)
  after(() => settleLater(row.id))
  return {}
})

/** For everybody: nobody is in it, nothing rings, the chat's line says how long it was. */
export async function end(tx: Tx, row: CallRow, byPersonId: string | null): Promise<void> {
  const at = now()
  const here = await tx
    .updateTable('call_people')
    .set({ left_at: at, mic_at: null, camera_at: null, screen_at: null, hand_at: null })
    .where('call_id', '=', row.id)
    .where('asked_at', 'is not', null)
    .where('left_at', 'is', null)
    .returning('account_id')
    .execute()
  const rung = await tx
    .selectFrom('call_people')
    .select('account_id')
    .where('call_id', '=', row.id)
    .where('rang_at', 'is not', null)
    .where('asked_at', 'is', null)
    .where('declined_at', 'is', null)
    .execute()
  await endStay(tx, row.id)
  await tx
    .updateTable('calls')
    .set({ ended_at: at, ended_by: byPersonId, captions: '[]' })
    .where('id', '=', row.id)
    .execute()
  await tellEnded(tx, row.id)
  const accounts = here.map(({ account_id }) => account_id)
  await tellCall(tx, row.id, byPersonId, { leaves: accounts })
  await tellChat(tx, row.id, byPersonId)
  if (row.planned_id) await tellPlanned(tx, row.planned_id, byPersonId)
  await tellMine(tx, row.id, [...new Set([...accounts, ...rung.map(({ account_id }) => account_id)])], byPersonId)
}
