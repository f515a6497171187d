import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessHosted } from './access.ts'
import { accessInside } from './hosting.ts'
import { tellCall } from './tell.ts'

export const lowerHands = handleCommand(contract.lowerHands, async ({ tx, actor, input }) => {
  const { row, personId } = await accessHosted(tx, actor, input.callId)
  if (input.personId) await accessInside(tx, row.id, input.personId)
  let raised = tx.updateTable('call_people').set({ hand_at: null }).where('call_id', '=', row.id)
  raised = raised.where('hand_at', 'is not', null)
  if (input.personId) raised = raised.where('person_id', '=', input.personId)
  const { numUpdatedRows } = await raised.executeTakeFirstOrThrow()
  if (numUpdatedRows > 0) await tellCall(tx, row.id, personId)
  return {}
})
