import { now } from '#server/clock'
import { conflict, forbidden, invalid } from '#server/errors'
import { append } from '#server/events'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessChat, accessMessage, noMessage } from './access.ts'
import { obeyLinkRule } from './obey-rules.ts'
import { canEdit } from './policy.ts'
import { screenText } from './screens.ts'
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
  await obeyLinkRule(tx, chat, input.text)
  const { id: chatId, organizationId, personId } = chat
  if (await screenText(tx, { id: message.id, organizationId, chatId, personId, text: input.text })) throw wordItAnew()

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

// New words would be held for a look; the old ones stand until then.
const wordItAnew = () =>
  invalid(
    'Похоже на грубость: школа такие слова не пропускает. Напишите иначе',
    'This looks rude, and the school does not let it through. Word it otherwise',
    'text',
  )

// People have answered these very words.
const staysAsRead = () =>
  conflict(
    'Объявление и опрос не меняют. Удалите сообщение и опубликуйте верное',
    'An announcement or a poll does not change. Remove the message and publish the right one',
  )
