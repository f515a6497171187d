import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { accessChat } from './access.ts'
import { viewMessages } from './views.ts'

export const listPinned = handleQuery(contract.listPinned, async ({ tx, actor, input }) => {
  const chat = await accessChat(tx, actor, input.chatId)
  const pins = await tx
    .selectFrom('pins')
    .select('message_id')
    .where('chat_id', '=', chat.id)
    .orderBy('pinned_at', 'desc')
    .limit(100)
    .execute()
  const order = new Map(pins.map((pin, n) => [pin.message_id, n]))
  const messages = await viewMessages(tx, chat.id, { ids: [...order.keys()] })
  return { messages: messages.sort((a, b) => order.get(a.id)! - order.get(b.id)!) }
})
