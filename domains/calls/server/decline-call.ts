import { now } from '#server/clock'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessCall, isInside } from './access.ts'
import { end } from './end-call.ts'
import { settleLater } from './media/studio.ts'
import { tellMine } from './tell.ts'

/** «Не сейчас». Between two people that ends it; in a group it rings on for the others. */
export const declineCall = handleCommand(contract.declineCall, async ({ tx, actor, input, after }) => {
  const { row, mine, seat } = await accessCall(tx, actor, input.callId, { lock: true })
  if (row.ended_at || !mine?.rang_at || mine.declined_at || isInside(mine)) return {}
  await tx
    .updateTable('call_people')
    .set({ declined_at: now() })
    .where('call_id', '=', row.id)
    .where('person_id', '=', mine.person_id)
    .execute()
  await tellMine(tx, row.id, [actor.accountId], mine.person_id)
  if (seat.kind === 'direct') await end(tx, row, mine.person_id)
  after(() => settleLater(row.id))
  return {}
})
