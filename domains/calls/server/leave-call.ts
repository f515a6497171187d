import { now } from '#server/clock'
import type { Tx } from '#server/db'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessCall, type CallRow, type InCall, isInside } from './access.ts'
import { end } from './end-call.ts'
import { settleLater } from './media/studio.ts'
import { endStay } from './stays.ts'
import { tellCall, tellChat } from './tell.ts'

/** Leaves by this device; a device that has been left behind already leaves nothing. */
export const leaveCall = handleCommand(contract.leaveCall, async ({ tx, actor, input, after }) => {
  const { row, mine } = await accessCall(tx, actor, input.callId, { lock: true })
  if (row.ended_at || !mine || mine.stay_id !== input.stayId || mine.left_at) return {}
  await leave(tx, row, mine)
  after(() => settleLater(row.id))
  return {}
})

/** Out; the last one ends it, and so does either of two. */
export async function leave(tx: Tx, row: CallRow, who: InCall): Promise<void> {
  const was = isInside(who)
  await tx
    .updateTable('call_people')
    .set({ left_at: now(), mic_at: null, camera_at: null, screen_at: null, hand_at: null })
    .where('call_id', '=', row.id)
    .where('person_id', '=', who.person_id)
    .execute()
  await endStay(tx, row.id, who.person_id)
  if (was && (await isOverWithout(tx, row))) return end(tx, row, null)
  await tellCall(tx, row.id, who.person_id, { leaves: [who.account_id] })
  if (was) await tellChat(tx, row.id, who.person_id)
}

async function isOverWithout(tx: Tx, row: CallRow): Promise<boolean> {
  const { kind } = await tx.selectFrom('chats').select('kind').where('id', '=', row.chat_id).executeTakeFirstOrThrow()
  if (kind === 'direct') return true
  const people = await tx
    .selectFrom('call_people')
    .select('person_id')
    .where('call_id', '=', row.id)
    .where('joined_at', 'is not', null)
    .where('left_at', 'is', null)
    .where('removed_at', 'is', null)
    .execute()
  return people.length === 0
}
