import { note } from '#server/audit'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessMovement } from './access-movement.ts'
import { findMovements, viewMovement } from './movement-views.ts'
import { refuseFuture } from './movements.ts'

export const writePaper = handleCommand(contract.writePaper, async ({ tx, actor, input }) => {
  const { row, hat } = await accessMovement(tx, actor, input.movementId)
  await refuseFuture(tx, hat.organizationId, input.paper)
  const { day, order, reason } = input.paper
  await tx
    .updateTable('movements')
    .set({ day, order_number: order || null, reason: reason || null })
    .where('id', '=', row.id)
    .execute()
  note(tx, {
    organizationId: hat.organizationId,
    action: 'classes.writePaper',
    byPersonId: hat.personId,
    about: row.person_id,
  })
  const [after] = await findMovements(tx, { organizationId: hat.organizationId, movementId: row.id })
  return viewMovement(after!, hat)
})
