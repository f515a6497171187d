import { note } from '#server/audit'
import { now } from '#server/clock'
import { handleCommand } from '#server/operation'
import * as contract from '../../contract.ts'
import { accessMove } from './access.ts'

export const markMoved = handleCommand(contract.markMoved, async ({ tx, actor, input }) => {
  const { row, hat } = await accessMove(tx, actor, input.moveId)
  const { organizationId, personId } = hat
  const moved = input.on ? { moved_by: personId, moved_at: now() } : { moved_by: null, moved_at: null }
  await tx.updateTable('chat_moves').set(moved).where('id', '=', row.id).execute()
  const object = { kind: 'chatMove', id: row.id }
  note(tx, { organizationId, action: 'acts.markMoved', byPersonId: personId, object, details: { enabled: input.on } })
  return {}
})
