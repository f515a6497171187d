import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { viewAccount } from './views.ts'

export const getMe = handleQuery(contract.getMe, async ({ tx, actor }) => {
  // The position first: what happens in between is then heard twice rather than never.
  const topic = await tx
    .selectFrom('topics')
    .select('last_seq')
    .where('topic_id', '=', actor.accountId)
    .executeTakeFirst()
  return { account: await viewAccount(tx, actor.accountId), seq: topic?.last_seq ?? 0 }
})
