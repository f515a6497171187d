import { note } from '#server/audit'
import { now } from '#server/clock'
import { conflict } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessLimit, isGuardianOf } from './access.ts'
import { mayNotLimit } from './limit-guardian.ts'
import { canLimit } from './policy.ts'
import { settleFamily } from './settle.ts'
import { tellClassTeachers } from './tell.ts'
import { viewOne } from './views.ts'

export const liftLimit = handleCommand(contract.liftLimit, async ({ tx, actor, input }) => {
  const { row, hat } = await accessLimit(tx, actor, input.limitId)
  if (!canLimit(hat, await isGuardianOf(hat, tx, row.pupil_id))) throw mayNotLimit(hat.administers)
  if (row.lifted_at) throw conflict('Это ограничение уже снято', 'This limit is lifted already')

  const { organizationId, personId } = hat
  await tx
    .updateTable('guardian_limits')
    .set({ lifted_by: personId, lifted_at: now(), lifted_reason: input.reason })
    .where('id', '=', row.id)
    .execute()
  note(tx, {
    organizationId,
    action: 'families.liftLimit',
    byPersonId: personId,
    object: { kind: 'limit', id: row.id },
    about: [row.guardian_id, row.pupil_id],
    reason: input.reason,
  })
  await settleFamily(tx, organizationId, [row.guardian_id, row.pupil_id], personId)
  await tellClassTeachers(tx, row.pupil_id, personId)
  return viewOne(tx, row.id)
})
