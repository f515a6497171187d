import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { viewMessages } from './views.ts'

const MOST = 200

/** Only from chats one still sits in: a bookmark is no way back into a chat. */
export const listBookmarks = handleQuery(contract.listBookmarks, async ({ tx, actor }) => {
  const marks = await tx
    .selectFrom('bookmarks')
    .innerJoin('chat_seats', (join) =>
      join
        .onRef('chat_seats.chat_id', '=', 'bookmarks.chat_id')
        .onRef('chat_seats.person_id', '=', 'bookmarks.person_id'),
    )
    .select(['bookmarks.chat_id', 'message_id'])
    .where('account_id', '=', actor.accountId)
    .where('left_at', 'is', null)
    .orderBy('at', 'desc')
    .limit(MOST)
    .execute()
  const order = new Map(marks.map((mark, n) => [mark.message_id, n]))
  const messages: contract.Message[] = []
  for (const [chatId, group] of Map.groupBy(marks, (mark) => mark.chat_id)) {
    messages.push(...(await viewMessages(tx, chatId, { ids: group.map((mark) => mark.message_id) })))
  }
  return { messages: messages.sort((a, b) => order.get(a.id)! - order.get(b.id)!) }
})
