import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { viewMessages } from './views.ts'

const PAGE = 50

/** Only in chats where one still sits; a removed message names nobody any more. */
export const listMentions = handleQuery(contract.listMentions, async ({ tx, actor, input }) => {
  const { before } = input
  const found = await tx
    .selectFrom('chat_seats')
    .innerJoin('mentions', (join) =>
      join
        .onRef('mentions.chat_id', '=', 'chat_seats.chat_id')
        .onRef('mentions.person_id', '=', 'chat_seats.person_id'),
    )
    .innerJoin('messages', (join) =>
      join.onRef('messages.chat_id', '=', 'mentions.chat_id').onRef('messages.msg_no', '=', 'mentions.msg_no'),
    )
    .select(['mentions.chat_id', 'messages.id', 'messages.msg_no', 'read_msg_no'])
    .where('account_id', '=', actor.accountId)
    .where('left_at', 'is', null)
    .$if(before !== undefined, (mentions) => mentions.where('sent_at', '<', new Date(before!)))
    .orderBy('sent_at', 'desc')
    .limit(PAGE + 1)
    .execute()
  const page = found.slice(0, PAGE)
  const messages = new Map<string, contract.Message>()
  for (const [chatId, group] of Map.groupBy(page, (one) => one.chat_id)) {
    for (const message of await viewMessages(tx, chatId, { ids: group.map(({ id }) => id) }))
      messages.set(`${chatId} ${message.id}`, message)
  }
  const mentions = page.flatMap(({ chat_id, id, msg_no, read_msg_no }) => {
    const message = messages.get(`${chat_id} ${id}`)
    return message ? [{ unread: msg_no > read_msg_no, message }] : []
  })
  return { mentions, more: found.length > PAGE }
})
