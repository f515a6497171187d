import { now } from '#server/clock'
import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { noChat } from './access.ts'
import { viewMessages } from './views.ts'

export const listLookedMessages = handleQuery(contract.listLookedMessages, async ({ tx, actor, input }) => {
  const look = await tx
    .selectFrom('looks')
    .innerJoin('people', 'people.id', 'looks.person_id')
    .select(['chat_id', 'until'])
    .where('looks.account_id', '=', actor.accountId)
    .where('chat_id', '=', input.chatId)
    .where('until', '>', now())
    .where('people.left_at', 'is', null)
    .orderBy('until', 'desc')
    .executeTakeFirst()
  if (!look) throw noChat()
  const which = input.before === undefined ? {} : { before: input.before }
  return { messages: await viewMessages(tx, look.chat_id, { ...which, limit: 50 }), until: look.until.toISOString() }
})
