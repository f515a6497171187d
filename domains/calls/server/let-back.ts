import { now } from '#server/clock'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessHosted, noPerson } from './access.ts'
import { tellMine } from './tell.ts'

/** They come in by the door, as anybody: the stay that they had is over. */
export const letBack = handleCommand(contract.letBack, async ({ tx, actor, input }) => {
  const { row, personId } = await accessHosted(tx, actor, input.callId)
  const back = await tx
    .updateTable('call_people')
    .set({ removed_at: null, removed_by: null, left_at: now(), stay_id: null })
    .where('call_id', '=', row.id)
    .where('person_id', '=', input.personId)
    .where('removed_at', 'is not', null)
    .returning('account_id')
    .executeTakeFirst()
  if (!back) throw noPerson()
  await tellMine(tx, row.id, [back.account_id], personId)
  return {}
})
