import { holdChat } from '#domains/chats'
import { now } from '#server/clock'
import { forbidden, notFound } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { tellPreview } from './tell-preview.ts'

/** The card is its author's; whoever leads the chat may remove the whole message. */
export const dropPreview = handleCommand(contract.dropPreview, async ({ tx, actor, input }) => {
  const chat = await holdChat(tx, actor, input.chatId)
  const card = await tx
    .selectFrom('link_previews')
    .innerJoin('messages', (join) =>
      join.onRef('messages.chat_id', '=', 'link_previews.chat_id').onRef('messages.id', '=', 'message_id'),
    )
    .select(['author_id', 'dropped_at'])
    .where('link_previews.chat_id', '=', chat.id)
    .where('message_id', '=', input.messageId)
    .where('link_previews.title', 'is not', null)
    .executeTakeFirst()
  if (!card) throw notFound('У этого сообщения нет карточки', 'This message has no card')
  if (card.author_id !== chat.personId) {
    throw forbidden('Карточку убирает автор сообщения', 'The card is taken away by the message’s author')
  }
  if (card.dropped_at) return {}
  await tx
    .updateTable('link_previews')
    .set({ dropped_at: now() })
    .where('chat_id', '=', chat.id)
    .where('message_id', '=', input.messageId)
    .execute()
  await tellPreview(tx, { chatId: chat.id, messageId: input.messageId }, null, chat.personId)
  return {}
})
