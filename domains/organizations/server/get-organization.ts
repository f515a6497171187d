import { accessHat } from '#domains/people'
import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { viewOrganization } from './views.ts'

export const getOrganization = handleQuery(contract.getOrganization, async ({ tx, actor, input }) => {
  const hat = await accessHat(tx, actor, input.organizationId)
  const row = await tx
    .selectFrom('organizations')
    .selectAll()
    .where('id', '=', hat.organizationId)
    .executeTakeFirstOrThrow()
  return { organization: viewOrganization(row), can: { edit: hat.administers } }
})
