import type { PersonRef } from '#contract/people'
import { forbidden } from '#server/errors'
import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { mayAskReaders } from '../rules.ts'
import { accessChat, noMessage } from './access.ts'

/** In a small chat the author may see who has read; in a large one reading is nobody's business: ask with «Ознакомлен(а)». */
export const listReaders = handleQuery(contract.listReaders, async ({ tx, actor, input }) => {
  const chat = await accessChat(tx, actor, input.chatId)
  const message = await tx
    .selectFrom('messages')
    .select(['msg_no', 'author_id', 'sent_at'])
    .where('chat_id', '=', chat.id)
    .where('id', '=', input.messageId)
    .executeTakeFirst()
  if (!message) throw noMessage()
  const seats = await tx
    .selectFrom('chat_seats')
    .select(['person_id', 'card', 'read_msg_no', 'taken_at'])
    .where('chat_id', '=', chat.id)
    .where('left_at', 'is', null)
    .where('account_id', 'is not', null)
    .orderBy((eb) => eb.ref('card', '->>').key('name'))
    .execute()
  if (message.author_id !== chat.personId || !mayAskReaders(chat.facts.kind, seats.length)) {
    throw forbidden(
      'Кто прочитал, видит автор сообщения и только в небольших чатах: до 30 человек',
      'Who has read is seen by the author only, in small chats: at most 30 people',
    )
  }
  // Whoever came later found the history read: that is no reading.
  const there = seats.filter((seat) => seat.person_id !== chat.personId && seat.taken_at <= message.sent_at)
  const named = (read: boolean) =>
    there.filter((seat) => seat.read_msg_no >= message.msg_no === read).map((seat): PersonRef => seat.card)
  return { readers: named(true), waiting: named(false) }
})
