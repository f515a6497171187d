import { suggestLogin } from '#domains/accounts'
import { takeAttempt } from '#server/limits'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { findInvitation } from './access.ts'
import { readPlace, refuseClosed } from './open-links.ts'

export const openInvitation = handleCommand(contract.openInvitation, async ({ tx, input, call }) => {
  await takeAttempt('invitations.openInvitation', call.ip, 600, 600)
  const invitation = await findInvitation(tx, input.token)
  const place = await readPlace(tx, invitation)
  refuseClosed(invitation, place)
  const { role, approval, expires_at } = invitation
  return {
    organizationName: place.organizationName,
    organizationKind: place.kind,
    className: place.className,
    role,
    approval,
    expiresAt: expires_at.toISOString(),
    suggestedLogin: input.name ? await suggestLogin(tx, input.name) : null,
  }
})
