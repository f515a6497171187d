import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { accessChat, noMessage } from './access.ts'
import { viewMessages } from './views.ts'

const PAGE = 50

export const listChain = handleQuery(contract.listChain, async ({ tx, actor, input }) => {
  const chat = await accessChat(tx, actor, input.chatId)
  const asked = await tx
    .selectFrom('messages')
    .select(['id', 'chain_id'])
    .where('chat_id', '=', chat.id)
    .where('id', '=', input.messageId)
    .executeTakeFirst()
  if (!asked) throw noMessage()
  const rootId = asked.chain_id ?? asked.id
  // Before the page, as in `listMessages`: what comes between is heard once more and changes nothing.
  const { last_seq: seq } = await tx
    .selectFrom('topics')
    .select('last_seq')
    .where('topic_id', '=', chat.id)
    .executeTakeFirstOrThrow()
  const before = input.before === undefined ? {} : { before: input.before }
  const messages = await viewMessages(tx, chat.id, { chainId: rootId, ...before, limit: PAGE })
  const [root] = await viewMessages(tx, chat.id, { ids: [rootId] })
  return { root: root!, messages, seq }
})
