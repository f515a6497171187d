import { accessHat } from '#domains/people'
import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { viewConduct } from './conduct.ts'

export const getConduct = handleQuery(contract.getConduct, async ({ tx, actor, input }) =>
  viewConduct(tx, await accessHat(tx, actor, input.organizationId)),
)
