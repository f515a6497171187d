import { append } from '#server/events'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessChat, accessMessage } from './access.ts'

/** Nobody else learns of it: only one's own other devices are told. */
export const bookmark = handleCommand(contract.bookmark, async ({ tx, actor, input }) => {
  const chat = await accessChat(tx, actor, input.chatId)
  const message = await accessMessage(tx, chat, input.messageId)
  const mark = { person_id: chat.personId, chat_id: chat.id, message_id: message.id }
  const changed = input.on
    ? await tx
        .insertInto('bookmarks')
        .values(mark)
        .onConflict((oc) => oc.doNothing())
        .returning('message_id')
        .execute()
    : await tx
        .deleteFrom('bookmarks')
        .where((eb) => eb.and(mark))
        .returning('message_id')
        .execute()
  if (changed.length > 0) {
    const view = { chatId: chat.id }
    await append(tx, `account:${actor.accountId}`, contract.bookmarksChanged, view, chat.personId, { view })
  }
  return {}
})
