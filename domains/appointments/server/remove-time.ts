import { now } from '#server/clock'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessTime, noTime } from './access.ts'
import { tellChanged, wake } from './tell.ts'

export const removeTime = handleCommand(contract.removeTime, async ({ tx, actor, input }) => {
  const { row, hat } = await accessTime(tx, actor, input.timeId)
  if (row.teacher_id !== hat.personId) throw noTime()
  if (row.taken_by) {
    const cancelled = { cancelled_at: now(), reason: input.reason || null }
    await tx.updateTable('appointment_times').set(cancelled).where('id', '=', row.id).execute()
    await wake(tx, row.id, [row.taken_by], hat.personId)
  } else {
    await tx.deleteFrom('appointment_times').where('id', '=', row.id).execute()
  }
  await tellChanged(tx, [hat.personId, row.taken_by])
  return {}
})
