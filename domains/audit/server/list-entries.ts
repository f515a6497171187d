import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { accessAudit } from './access.ts'
import { pageOf } from './page.ts'

export const listEntries = handleQuery(contract.listEntries, async ({ tx, actor, input }) => {
  const hat = await accessAudit(tx, actor, input.organizationId)
  return pageOf(tx, hat.organizationId, input)
})
