import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { accessLists, LIGHT } from './access.ts'
import { viewImports } from './views.ts'

export const listImports = handleQuery(contract.listImports, async ({ tx, actor, input }) => {
  const hat = await accessLists(tx, actor, input.organizationId)
  const rows = await tx
    .selectFrom('roster_imports')
    .select(LIGHT)
    .where('organization_id', '=', hat.organizationId)
    .where('state', '<>', 'dropped')
    .orderBy('started_at', 'desc')
    .limit(50)
    .execute()
  return { imports: await viewImports(tx, rows), can: { import: hat.administers } }
})
