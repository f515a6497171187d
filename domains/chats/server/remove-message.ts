import { now } from '#server/clock'
import { forbidden } from '#server/errors'
import { append } from '#server/events'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessChat, accessMessage } from './access.ts'
import { LOOK } from './look-into.ts'
import { forgetAbout } from './moderate.ts'
import { canRemove } from './policy.ts'
import { viewMessages } from './views.ts'

/** The place in the chat stays, the text goes everywhere: the log never held it. */
export const removeMessage = handleCommand(contract.removeMessage, async ({ tx, actor, input }) => {
  const chat = await accessChat(tx, actor, input.chatId)
  const message = await accessMessage(tx, chat, input.messageId)
  if (!canRemove(chat.facts, message.own)) {
    throw forbidden(
      'Удалить чужое сообщение может только ведущий чата',
      "Only the chat's owner may remove others' messages",
    )
  }
  if (message.removed_at) return {}
  if (message.attachment_type === LOOK) throw lookStays()

  await tx
    .updateTable('messages')
    .set({ text: null, removed_at: now(), removed_by: chat.personId })
    .where('chat_id', '=', chat.id)
    .where('id', '=', message.id)
    .execute()
  await forgetAbout(tx, chat.id, message.id, message.msg_no)
  const view = (await viewMessages(tx, chat.id, { ids: [message.id] }))[0]!
  await append(tx, `chat:${chat.id}`, contract.messageChanged, { messageId: message.id }, chat.personId, { view })
  return {}
})

const lookStays = () =>
  forbidden(
    'Запись о взгляде администрации остаётся в чате: её не удаляет никто',
    'The line about a look of the administration stays: nobody removes it',
  )
