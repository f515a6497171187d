import { note } from '#server/audit'
import { now } from '#server/clock'
import { forbidden, invalid } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessSelf } from './access.ts'
import { canChangeLimits } from './policy.ts'

/** Someone of the administration decides how much the school keeps and who may send how large a file. */
export const changeLimits = handleCommand(contract.changeLimits, async ({ tx, actor, input }) => {
  const self = await accessSelf(tx, actor, input.organizationId)
  if (!canChangeLimits(self.roles)) {
    throw forbidden(
      'Размеры файлов меняет администрация школы: попросите её',
      'The administration changes the sizes of files: ask them',
    )
  }
  const { pupil, guardian, staff, quota } = input.limits
  if (Math.max(pupil, guardian, staff) > quota) {
    throw invalid(
      'Один файл не может быть больше всего хранилища',
      'One file cannot be larger than all the room there is',
      'limits.quota',
    )
  }
  const chosen = { pupil, guardian, staff, quota, changed_by: self.personId, changed_at: now() }
  await tx
    .insertInto('file_limits')
    .values({ organization_id: input.organizationId, ...chosen })
    .onConflict((oc) => oc.column('organization_id').doUpdateSet(chosen))
    .execute()
  note(tx, {
    organizationId: input.organizationId,
    action: 'files.changeLimits',
    byPersonId: self.personId,
    details: { pupil, guardian, staff, quota },
  })
  return {}
})
