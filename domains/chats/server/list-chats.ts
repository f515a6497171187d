import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { noChat } from './access.ts'
import { viewChats } from './views.ts'

export const listChats = handleQuery(contract.listChats, async ({ tx, actor }) => ({
  chats: await viewChats(tx, actor.accountId),
}))

export const getChat = handleQuery(contract.getChat, async ({ tx, actor, input }) => {
  const [chat] = await viewChats(tx, actor.accountId, input.chatId)
  if (!chat) throw noChat()
  return chat
})
