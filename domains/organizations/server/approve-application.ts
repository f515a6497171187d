import { addPerson } from '#domains/people'
import { note } from '#server/audit'
import type { Tx } from '#server/db'
import { conflict } from '#server/errors'
import { newId } from '#server/ids'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessApplication, accessApplicationForDecision } from './access.ts'
import { writeApproved } from './letters.ts'
import { canApprove } from './policy.ts'
import { tellOperators } from './tell.ts'
import { rowOfProfile, stateOf, viewApplication } from './views.ts'

export const approveApplication = handleCommand(contract.approveApplication, async ({ tx, actor, input, call }) => {
  const row = await accessApplicationForDecision(tx, input.applicationId)
  if (!canApprove(stateOf(row))) {
    throw conflict(
      'Этой заявке уже отказано. Школа может подать новую',
      'This application has been refused. The school may apply anew',
    )
  }
  if (row.approved) return viewApplication(row)

  const { organization, administrator } = viewApplication(row)
  const organizationId = await openOrganization(tx, organization)
  const administratorId = await addPerson(tx, {
    organizationId,
    name: administrator,
    roles: ['administrator', 'employee'],
    verifiedBy: actor.accountId,
    grantedBy: actor.accountId,
  })
  await tx
    .insertInto('application_decisions')
    .values({
      application_id: row.id,
      approved: true,
      reason: null,
      decided_by: actor.accountId,
      organization_id: organizationId,
      administrator_id: administratorId,
    })
    .execute()
  note(tx, {
    organizationId: null,
    action: 'organizations.approveApplication',
    byAccountId: actor.accountId,
    object: { kind: 'application', id: row.id },
    details: { organization: organizationId },
  })
  await writeApproved(tx, administrator, organization.name, `${call.origin}/register`)
  await tellOperators(tx, actor.accountId)
  return viewApplication(await accessApplication(tx, row.id))
})

/** R005: the closed space. Its chats appear with the first person seated in it. */
async function openOrganization(tx: Tx, profile: contract.Profile): Promise<string> {
  const id = newId()
  await tx
    .insertInto('organizations')
    .values({ id, ...rowOfProfile(profile) })
    .execute()
  return id
}
