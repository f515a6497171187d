import type { PersonRef } from '#contract/people'
import { forbidden } from '#server/errors'
import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { accessChat, noMessage } from './access.ts'

const SMALL = 30

/** In a small chat the author may see who has read; in a large one reading is nobody's business: ask with «Ознакомлен(а)». */
export const listReaders = handleQuery(contract.listReaders, async ({ tx, actor, input }) => {
  const chat = await accessChat(tx, actor, input.chatId)
  const message = await tx
    .selectFrom('messages')
    .select(['msg_no', 'author_id'])
    .where('chat_id', '=', chat.id)
    .where('id', '=', input.messageId)
    .executeTakeFirst()
  if (!message) throw noMessage()
  const seats = await tx
    .selectFrom('chat_seats')
    .select(['person_id', 'card', 'read_msg_no'])
    .where('chat_id', '=', chat.id)
    .where('left_at', 'is', null)
    .where('account_id', 'is not', null)
    .limit(SMALL + 1)
    .execute()
  if (message.author_id !== chat.personId || seats.length > SMALL || chat.facts.kind === 'channel') {
    throw forbidden(
      `Кто прочитал, видит автор сообщения и только в чатах до ${SMALL} человек`,
      `Who has read is seen by the author only, in chats of at most ${SMALL} people`,
    )
  }
  const others = seats.filter((seat) => seat.person_id !== chat.personId)
  const readers = others.filter((seat) => seat.read_msg_no >= message.msg_no).map((seat): PersonRef => seat.card)
  return { readers, of: others.length }
})
