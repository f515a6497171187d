import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { selectRequests } from './request-views.ts'

export const listMyRequests = handleQuery(contract.listMyRequests, async ({ tx, actor }) => {
  const rows = await selectRequests(tx)
    .innerJoin('organizations', 'organizations.id', 'join_requests.organization_id')
    .select(['organizations.name as organization_name', 'organizations.short_name'])
    .where('join_requests.account_id', '=', actor.accountId)
    .orderBy('join_requests.created_at', 'desc')
    .limit(50)
    .execute()
  return {
    requests: rows.map((row) => ({
      id: row.id,
      organizationName: row.short_name || row.organization_name,
      className: row.class_name,
      role: row.role,
      state: row.state,
      reason: row.reason,
    })),
  }
})
