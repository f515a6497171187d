import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { viewMessages } from './views.ts'

const PAGE = 50
/** Of one chat: for the signs on its messages. */
const IN_CHAT = 200

/** Only from chats one still sits in: a bookmark is no way back into a chat. */
export const listBookmarks = handleQuery(contract.listBookmarks, async ({ tx, actor, input }) => {
  const { chatId, before } = input
  const size = chatId ? IN_CHAT : PAGE
  const marks = await tx
    .selectFrom('bookmarks')
    .innerJoin('chat_seats', (join) =>
      join
        .onRef('chat_seats.chat_id', '=', 'bookmarks.chat_id')
        .onRef('chat_seats.person_id', '=', 'bookmarks.person_id'),
    )
    .select(['bookmarks.chat_id', 'message_id', 'at'])
    .where('account_id', '=', actor.accountId)
    .where('left_at', 'is', null)
    .$if(chatId !== undefined, (marks) => marks.where('bookmarks.chat_id', '=', chatId!))
    .$if(before !== undefined, (marks) => marks.where('at', '<', new Date(before!)))
    .orderBy('at', 'desc')
    .limit(size + 1)
    .execute()
  const page = marks.slice(0, size)
  const messages = new Map<string, contract.Message>()
  for (const [chatId, group] of Map.groupBy(page, (mark) => mark.chat_id)) {
    for (const message of await viewMessages(tx, chatId, { ids: group.map((mark) => mark.message_id) }))
      messages.set(`${chatId} ${message.id}`, message)
  }
  const bookmarks = page.flatMap(({ chat_id, message_id, at }) => {
    const message = messages.get(`${chat_id} ${message_id}`)
    return message ? [{ at: at.toISOString(), message }] : []
  })
  return { bookmarks, more: marks.length > size }
})
