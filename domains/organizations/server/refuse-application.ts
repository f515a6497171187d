import { note } from '#server/audit'
import { conflict } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessApplication, accessApplicationForDecision } from './access.ts'
import { writeRefused } from './letters.ts'
import { canRefuse } from './policy.ts'
import { tellOperators } from './tell.ts'
import { stateOf, viewApplication } from './views.ts'

export const refuseApplication = handleCommand(contract.refuseApplication, async ({ tx, actor, input, call }) => {
  const row = await accessApplicationForDecision(tx, input.applicationId)
  if (!canRefuse(stateOf(row))) {
    throw conflict('Заявка уже одобрена, школа открыта', 'The application is approved, the school is open')
  }
  if (row.approved === false) return viewApplication(row)

  await tx
    .insertInto('application_decisions')
    .values({ application_id: row.id, approved: false, reason: input.reason, decided_by: actor.accountId })
    .execute()
  note(tx, {
    organizationId: null,
    action: 'organizations.refuseApplication',
    byAccountId: actor.accountId,
    object: { kind: 'application', id: row.id },
    reason: input.reason,
  })
  const { organization, administrator } = viewApplication(row)
  await writeRefused(tx, administrator, organization.name, input.reason, `${call.origin}/apply`)
  await tellOperators(tx, actor.accountId)
  return viewApplication(await accessApplication(tx, row.id))
})
