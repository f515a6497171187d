import { note } from '#server/audit'
import { now } from '#server/clock'
import { append } from '#server/events'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessInvitation } from './access.ts'
import { loadInvitation } from './invitation-views.ts'

/** A link once revoked stays so; who joined by it stays, too. */
export const revokeInvitation = handleCommand(contract.revokeInvitation, async ({ tx, actor, input, call }) => {
  const { invitation, hat } = await accessInvitation(tx, actor, input.invitationId)
  const revoked = await tx
    .updateTable('invitations')
    .set({ revoked_at: now(), revoked_by: hat.personId })
    .where('id', '=', invitation.id)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (revoked) {
    note(tx, {
      organizationId: hat.organizationId,
      action: 'invitations.revokeInvitation',
      byPersonId: hat.personId,
      object: { kind: 'invitation', id: invitation.id },
    })
    await append(tx, `organization:${hat.organizationId}`, contract.invitationsChanged, {}, hat.personId, { view: {} })
  }
  return loadInvitation(tx, invitation.id, call.origin)
})
