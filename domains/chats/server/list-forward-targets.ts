import { sql } from 'kysely'
import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { accessChat, noMessage } from './access.ts'
import { meetsStrangers } from './childs-words.ts'
import type { Source } from './read-carried.ts'
import { viewChats } from './views.ts'

/** What the dialog offers is what sending lets through: the same rule is asked. */
export const listForwardTargets = handleQuery(contract.listForwardTargets, async ({ tx, actor, input }) => {
  const chat = await accessChat(tx, actor, input.chatId)
  const ids = [...new Set([input.messageIds].flat())]
  const { rows } = await sql<Pick<Source, 'authorId' | 'chatId'> & { said: number }>`
    select coalesce(forwarded_from->>'authorId', author_id::text) as "authorId",
      coalesce(forwarded_from->>'chatId', chat_id::text) as "chatId", count(*)::int as said
     from messages where chat_id = ${chat.id} and id = any(${ids}::uuid[]) and removed_at is null and attachment_type is null
    group by 1, 2`.execute(tx)
  if (rows.reduce((sum, { said }) => sum + said, 0) < ids.length) throw noMessage()

  const mine = (await viewChats(tx, actor.accountId)).filter(({ can }) => can.post)
  const chatIds: string[] = []
  for (const { id } of mine) {
    const ways = rows.map((source) => ({ accountId: actor.accountId, chatId: id, source }))
    const met = await Promise.all(ways.map((way) => meetsStrangers(tx, way)))
    if (!met.includes(true)) chatIds.push(id)
  }
  return { chatIds, closed: chatIds.length < mine.length }
})
