import { holdChat } from '#domains/chats'
import { openKept } from '#domains/files'
import { notFound } from '#server/errors'
import { admit, type Operation } from '#server/operation'
import * as contract from '../contract.ts'
import { viewPreviews } from './views.ts'

/** Seen by whoever sees the card. */
export const openPicture: Operation = {
  contract: contract.openPicture,
  async run(db, call, raw) {
    const { actor, input } = admit(contract.openPicture, call, raw)
    const { chatId, messageId } = input as { chatId: string; messageId: string }
    const chat = await holdChat(db, actor!, chatId)
    const [card] = await viewPreviews(db, chat.id, [messageId])
    const kept = await db
      .selectFrom('link_previews')
      .select(['id', 'picture'])
      .where('chat_id', '=', chat.id)
      .where('message_id', '=', messageId)
      .executeTakeFirst()
    if (!card || !kept?.picture) throw notFound('У этой карточки нет картинки', 'This card has no picture')
    const { sha256, size } = kept.picture
    return openKept(db, { sha256, size, keptFor: kept.id, name: 'link.webp', mediaType: 'image/webp' })
  },
}
