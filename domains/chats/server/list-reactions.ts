import { sql } from 'kysely'
import type { PersonRef } from '#contract/people'
import { handleQuery } from '#server/operation'
import type { ReactionWord } from '../contract.ts'
import * as contract from '../contract.ts'
import { accessChat, noMessage } from './access.ts'

/** «Принято» by whom: by name, in the order they pressed. A reader of a channel is not named to other readers. */
export const listReactions = handleQuery(contract.listReactions, async ({ tx, actor, input }) => {
  const chat = await accessChat(tx, actor, input.chatId)
  const message = await tx
    .selectFrom('messages')
    .select('removed_at')
    .where('chat_id', '=', chat.id)
    .where('id', '=', input.messageId)
    .executeTakeFirst()
  if (!message || message.removed_at) throw noMessage()
  const { rows } = await sql<{ word: ReactionWord; card: PersonRef; named: boolean }>`
    select r.word, s.card, ${chat.facts.part !== 'reader'} or s.part <> 'reader' or s.person_id = ${chat.personId} as named
      from reactions r join chat_seats s on s.chat_id = r.chat_id and s.person_id = r.person_id
     where r.chat_id = ${chat.id} and r.message_id = ${input.messageId}
     order by r.at, r.person_id`.execute(tx)
  const reactions = [...Map.groupBy(rows, ({ word }) => word)].map(([word, those]) => {
    const named = those.filter((one) => one.named)
    return { word, people: named.map(({ card }) => card), others: those.length - named.length }
  })
  return { reactions }
})
