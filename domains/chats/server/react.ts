import { conflict } from '#server/errors'
import { append } from '#server/events'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessChat, accessMessage } from './access.ts'
import { viewMessages } from './views.ts'

/** A reader of a channel may not write but may thank. */
export const react = handleCommand(contract.react, async ({ tx, actor, input }) => {
  const chat = await accessChat(tx, actor, input.chatId)
  const message = await accessMessage(tx, chat, input.messageId)
  if (message.removed_at) throw conflict('Сообщение уже удалено', 'The message has been removed')
  if (chat.facts.archived)
    throw conflict('Чат в архиве: его можно только читать', 'The chat is archived and can only be read')

  const reaction = { chat_id: chat.id, message_id: message.id, person_id: chat.personId, word: input.word }
  const changed = input.on
    ? await tx
        .insertInto('reactions')
        .values(reaction)
        .onConflict((oc) => oc.doNothing())
        .executeTakeFirst()
    : await tx
        .deleteFrom('reactions')
        .where((eb) => eb.and(reaction))
        .executeTakeFirst()
  const { reactions } = (await viewMessages(tx, chat.id, { ids: [message.id] }))[0]!
  const rows = 'numDeletedRows' in changed ? changed.numDeletedRows : changed.numInsertedOrUpdatedRows
  if (rows) {
    const view = { messageId: message.id, reactions }
    await append(tx, `chat:${chat.id}`, contract.reactionsChanged, { messageId: message.id }, chat.personId, { view })
  }
  return { reactions }
})
