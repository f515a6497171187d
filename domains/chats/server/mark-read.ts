import { sql } from 'kysely'
import { append } from '#server/events'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessChat } from './access.ts'

export const markRead = handleCommand(contract.markRead, async ({ tx, actor, input }) => {
  const chat = await accessChat(tx, actor, input.chatId)
  // Never back, never past the last message.
  const moved = await tx
    .updateTable('chat_seats')
    .from('topics')
    .set({ read_msg_no: sql`least(${input.msgNo}::int, topics.last_msg_no)` })
    .whereRef('topics.topic_id', '=', 'chat_seats.chat_id')
    .where('chat_id', '=', chat.id)
    .where('person_id', '=', chat.personId)
    .where(sql<boolean>`read_msg_no < least(${input.msgNo}::int, topics.last_msg_no)`)
    .returning('read_msg_no')
    .executeTakeFirst()
  if (moved) {
    const view = { chatId: chat.id, msgNo: moved.read_msg_no }
    await append(tx, `account:${actor.accountId}`, contract.chatRead, view, chat.personId, { view })
    return { readMsgNo: moved.read_msg_no }
  }
  const seat = await tx
    .selectFrom('chat_seats')
    .select('read_msg_no')
    .where('chat_id', '=', chat.id)
    .where('person_id', '=', chat.personId)
    .executeTakeFirstOrThrow()
  return { readMsgNo: seat.read_msg_no }
})
