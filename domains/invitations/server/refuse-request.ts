import { note } from '#server/audit'
import { now } from '#server/clock'
import { append } from '#server/events'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessRequest } from './access.ts'
import { countUse } from './open-links.ts'
import { loadRequest } from './request-views.ts'
import { decided, tellDecided } from './tell-decided.ts'

/** The one who asked sees the reason and may ask again; the link's use is given back. */
export const refuseRequest = handleCommand(contract.refuseRequest, async ({ tx, actor, input }) => {
  const { request, hat } = await accessRequest(tx, actor, input.requestId)
  if (request.state !== 'waiting') throw decided()
  await tx
    .updateTable('join_requests')
    .set({ state: 'refused', reason: input.reason || null, decided_by: hat.personId, decided_at: now() })
    .where('id', '=', request.id)
    .execute()
  await countUse(tx, request.invitation_id, -1)
  await append(tx, `organization:${hat.organizationId}`, contract.requestsChanged, {}, hat.personId, { view: {} })
  note(tx, {
    organizationId: hat.organizationId,
    action: 'invitations.refuseRequest',
    byPersonId: hat.personId,
    object: { kind: 'request', id: request.id },
    reason: input.reason,
  })
  await tellDecided(tx, request, hat.personId)
  return loadRequest(tx, hat, request.id)
})
