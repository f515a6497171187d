import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { accessChat } from './access.ts'
import { can } from './policy.ts'
import { viewMessages } from './views.ts'

const PAGE = 50

export const listMessages = handleQuery(contract.listMessages, async ({ tx, actor, input }) => {
  const chat = await accessChat(tx, actor, input.chatId)
  // The position is read before the page: what commits between the two is on the page and comes once more as an
  // event, which folding ignores. The other way round it would be lost.
  const topic = await tx
    .selectFrom('topics')
    .select(['last_seq', 'last_msg_no'])
    .where('topic_id', '=', chat.id)
    .executeTakeFirstOrThrow()
  const which =
    input.around === undefined
      ? { before: input.before, after: input.after }
      : { from: Math.max(1, input.around - PAGE / 2) }
  const messages = await viewMessages(tx, chat.id, { ...which, limit: PAGE })
  return { messages, seq: topic.last_seq, lastMsgNo: topic.last_msg_no, can: can(chat.facts) }
})
