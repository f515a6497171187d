import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { viewHeld } from './held.ts'

export const listHeld = handleQuery(contract.listHeld, async ({ tx, actor, input }) => ({
  messages: await viewHeld(tx, { chatId: input.chatId, accountId: actor.accountId }),
}))
