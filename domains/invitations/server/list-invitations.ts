import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { accessDesk } from './access.ts'
import { selectInvitations, viewInvitation } from './invitation-views.ts'

export const listInvitations = handleQuery(contract.listInvitations, async ({ tx, actor, input, call }) => {
  const { organizationId, classId } = input
  const hat = await accessDesk(tx, actor, { organizationId, classId })
  const rows = await selectInvitations(tx)
    .where('invitations.organization_id', '=', organizationId)
    .$if(classId !== undefined, (q) => q.where('invitations.class_id', '=', classId!))
    .$if(!hat.administers, (q) => q.where('invitations.class_id', 'in', hat.ledClassIds))
    .orderBy('invitations.created_at', 'desc')
    .orderBy('invitations.id', 'desc')
    .limit(500)
    .execute()
  return { invitations: rows.map((row) => viewInvitation(row, call.origin)) }
})
