import { now } from '#server/clock'
import type { Tx } from '#server/db'
import { conflict, forbidden } from '#server/errors'
import { append } from '#server/events'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessChat, type HeldChat } from './access.ts'
import { isClosable } from './closable.ts'
import { seatPeople } from './seat-people.ts'
import { viewChats } from './views.ts'

/** The excursion is over: what was said stays to be read, nobody writes any more, and newcomers do not come. */
export const closeChat = handleCommand(contract.closeChat, async ({ tx, actor, input }) => {
  const chat = await accessChat(tx, actor, input.chatId)
  if (chat.facts.part !== 'owner') {
    throw forbidden('Закрывает и открывает чат его ведущий', 'A chat is closed and opened by its owner')
  }
  const { class_id, archived_at } = await findClosable(tx, chat)
  if ((archived_at !== null) !== input.on) {
    const closed = input.on ? { archived_at: now(), closed_by: chat.personId } : { archived_at: null, closed_by: null }
    await tx.updateTable('chats').set(closed).where('id', '=', chat.id).execute()
    // Whoever came and left meanwhile comes and leaves now.
    if (!input.on && class_id && chat.facts.follows) {
      await seatPeople(tx, { organizationId: chat.organizationId, classIds: [class_id], actorId: chat.personId })
    }
    const view = { chatId: chat.id }
    await append(tx, `chat:${chat.id}`, contract.chatChanged, {}, chat.personId, { view })
  }
  return (await viewChats(tx, actor.accountId, chat.id))[0]!
})

async function findClosable(tx: Tx, { id }: HeldChat) {
  const row = await tx
    .selectFrom('chats')
    .leftJoin('classes', 'classes.id', 'chats.class_id')
    .select(['class_id', 'chats.archived_at'])
    .where('chats.id', '=', id)
    .where(isClosable('chats', 'classes'))
    .forUpdate('chats')
    .executeTakeFirst()
  if (row) return row
  throw conflict(
    'Этот чат ведёт школа: он закроется вместе с классом или предметом',
    'This chat is the school’s: it closes with its class or its subject',
  )
}
