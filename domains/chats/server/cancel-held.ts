import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessChat, noMessage } from './access.ts'
import { endHeld } from './deliver-held.ts'

export const cancelHeld = handleCommand(contract.cancelHeld, async ({ tx, actor, input }) => {
  const chat = await accessChat(tx, actor, input.chatId)
  const held = await tx
    .selectFrom('held_messages')
    .select(['author_id', 'ended_how'])
    .where('chat_id', '=', chat.id)
    .where('id', '=', input.messageId)
    .where('author_id', '=', chat.personId)
    .forUpdate()
    .executeTakeFirst()
  if (!held || (held.ended_how && held.ended_how !== 'cancelled')) throw noMessage()
  if (held.ended_how) return {}
  const end = { chatId: chat.id, id: input.messageId, authorId: chat.personId }
  await endHeld(tx, { ...end, how: 'cancelled', reason: null })
  return {}
})
