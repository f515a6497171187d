import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { readWaiting } from './waiting.ts'

export const listWaiting = handleQuery(contract.listWaiting, async ({ tx, actor }) => ({
  waiting: await readWaiting(tx, actor),
}))
