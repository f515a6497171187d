import { followDeletion, registerExport } from '#domains/accounts'
import { bindSeats } from '#domains/chats'
import type { Tx } from '#server/db'
import { tellHats, tellSchool } from './tell.ts'
import { viewHats } from './view-hats.ts'

// Whose account is gone is in the school's list still, as somebody who has not joined: the school keeps its own records,
// and what was written stays under its author's name for as long as the school keeps its chats.
followDeletion(async (tx, accountId) => {
  const rows = await tx
    .selectFrom('people')
    .select(['id', 'organization_id'])
    .where('account_id', '=', accountId)
    .where('left_at', 'is', null)
    .orderBy('id')
    .execute()
  for (const { id, organization_id } of rows) await unbind(tx, id, organization_id, accountId)
})

async function unbind(tx: Tx, personId: string, organizationId: string, accountId: string): Promise<void> {
  await tellHats(tx, [personId], personId)
  await tx.updateTable('people').set({ account_id: null, joined_at: null }).where('id', '=', personId).execute()
  await bindSeats(tx, { personId, accountId: null })
  await tellSchool(tx, organizationId, personId, { leaves: [accountId] })
}

registerExport('people', async (db, accountId) => ({ data: { schools: await viewHats(db, accountId) } }))
