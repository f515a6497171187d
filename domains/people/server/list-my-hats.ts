import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { viewHats } from './view-hats.ts'

export const listMyHats = handleQuery(contract.listMyHats, async ({ tx, actor }) => ({
  hats: await viewHats(tx, actor.accountId),
}))
