import { accessHat } from '#domains/people'
import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { viewClasses } from './views.ts'

export const listClasses = handleQuery(contract.listClasses, async ({ tx, actor, input }) => {
  const hat = await accessHat(tx, actor, input.organizationId)
  const can = { add: hat.administers }
  if (!hat.administers && hat.taughtClassIds.length === 0) return { classes: [], can }
  const rows = await tx
    .selectFrom('classes')
    .selectAll()
    .where('organization_id', '=', hat.organizationId)
    .where('archived_at', 'is', null)
    .$if(!hat.administers, (q) => q.where('id', 'in', hat.taughtClassIds))
    .execute()
  return { classes: await viewClasses(tx, hat, rows), can }
})
