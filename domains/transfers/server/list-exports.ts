import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { accessExports } from './access.ts'
import { viewExports } from './views.ts'

export const listExports = handleQuery(contract.listExports, async ({ tx, actor, input }) => {
  await accessExports(tx, actor, input.organizationId)
  return { exports: await viewExports(tx, input.organizationId) }
})
