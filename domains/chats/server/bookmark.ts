import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessChat, accessMessage } from './access.ts'

/** Nobody else learns of it, so it is no event. */
export const bookmark = handleCommand(contract.bookmark, async ({ tx, actor, input }) => {
  const chat = await accessChat(tx, actor, input.chatId)
  const message = await accessMessage(tx, chat, input.messageId)
  const mark = { person_id: chat.personId, chat_id: chat.id, message_id: message.id }
  if (input.on)
    await tx
      .insertInto('bookmarks')
      .values(mark)
      .onConflict((oc) => oc.doNothing())
      .execute()
  else
    await tx
      .deleteFrom('bookmarks')
      .where((eb) => eb.and(mark))
      .execute()
  return {}
})
