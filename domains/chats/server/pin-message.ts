import { forbidden } from '#server/errors'
import { append } from '#server/events'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessChat, accessMessage, noMessage } from './access.ts'
import { canPin } from './policy.ts'

export const pinMessage = handleCommand(contract.pinMessage, async ({ tx, actor, input }) => {
  const chat = await accessChat(tx, actor, input.chatId)
  const message = await accessMessage(tx, chat, input.messageId)
  if (!canPin(chat.facts)) throw forbidden('Закрепляет ведущий чата', 'Messages are pinned by the owner of the chat')
  if (message.removed_at) throw noMessage()

  const pin = { chat_id: chat.id, message_id: message.id }
  const changed = input.on
    ? await tx
        .insertInto('pins')
        .values({ ...pin, pinned_by: chat.personId })
        .onConflict((oc) => oc.doNothing())
        .returning('message_id')
        .execute()
    : await tx
        .deleteFrom('pins')
        .where((eb) => eb.and(pin))
        .returning('message_id')
        .execute()
  if (changed.length > 0) {
    const view = { messageId: message.id, pinned: input.on }
    await append(tx, `chat:${chat.id}`, contract.pinsChanged, { messageId: message.id }, chat.personId, { view })
  }
  return {}
})
