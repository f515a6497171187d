import { note } from '#server/audit'
import { now } from '#server/clock'
import { conflict } from '#server/errors'
import { addJob } from '#server/jobs'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessExports } from './access.ts'
import { makeExport } from './make-export.ts'
import { viewExports } from './views.ts'

export const requestExport = handleCommand(contract.requestExport, async ({ tx, actor, input }) => {
  const { id, organizationId, reason } = input
  const { personId } = await accessExports(tx, actor, organizationId)
  const busy = tx.selectFrom('school_exports').select('id').where('organization_id', '=', organizationId)
  if (await busy.where('state', '=', 'working').executeTakeFirst()) throw isMaking()

  await tx
    .insertInto('school_exports')
    .values({
      id,
      organization_id: organizationId,
      reason,
      by_person: personId,
      by_account: actor.accountId,
      requested_at: now(),
    })
    .execute()
  await addJob(tx, makeExport, { exportId: id }, { key: `school export ${id}`, attempts: 2 })
  note(tx, {
    organizationId,
    action: 'transfers.requestExport',
    byPersonId: personId,
    byAccountId: actor.accountId,
    object: { kind: 'export', id },
    reason,
  })
  return (await viewExports(tx, organizationId, id))[0]!
})

const isMaking = () =>
  conflict(
    'Архив уже собирается. Дождитесь его: новый будет таким же',
    'An archive is being made already. Wait for it: another would be the same',
  )
