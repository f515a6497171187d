import { now } from '#server/clock'
import { conflict, forbidden } from '#server/errors'
import { append } from '#server/events'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessChat, accessMessage, noMessage } from './access.ts'
import { canEdit } from './policy.ts'
import { viewMessages } from './views.ts'

export const editMessage = handleCommand(contract.editMessage, async ({ tx, actor, input }) => {
  const chat = await accessChat(tx, actor, input.chatId)
  const message = await accessMessage(tx, chat, input.messageId)
  if (!canEdit(chat.facts, message.own)) {
    throw forbidden(
      'Править можно только свои сообщения там, где вам можно писать',
      'You may edit your own messages where you may write',
    )
  }
  if (message.removed_at) throw noMessage()
  if (message.attachment_type) throw staysAsRead()

  await tx
    .updateTable('messages')
    .set({ text: input.text, edited_at: now() })
    .where('chat_id', '=', chat.id)
    .where('id', '=', message.id)
    .execute()
  const view = (await viewMessages(tx, chat.id, { ids: [message.id] }))[0]!
  await append(tx, `chat:${chat.id}`, contract.messageChanged, { messageId: message.id }, chat.personId, { view })
  return view
})

// People have answered these very words.
const staysAsRead = () =>
  conflict(
    'Объявление и опрос не меняют. Удалите сообщение и опубликуйте верное',
    'An announcement or a poll does not change. Remove the message and publish the right one',
  )
