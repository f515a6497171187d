import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { readAcceptances } from './acceptances.ts'

export const listAcceptances = handleQuery(contract.listAcceptances, async ({ tx, actor, input }) =>
  readAcceptances(tx, actor, input),
)
