import { holdChat } from '#domains/chats'
import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { viewPreviews } from './views.ts'

export const listPreviews = handleQuery(contract.listPreviews, async ({ tx, actor, input }) => {
  const chat = await holdChat(tx, actor, input.chatId)
  return { previews: await viewPreviews(tx, chat.id, [input.messageIds].flat()) }
})
