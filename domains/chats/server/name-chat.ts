import type { Tx } from '#server/db'
import { conflict, forbidden } from '#server/errors'
import { append } from '#server/events'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessChat } from './access.ts'
import { canModerate } from './policy.ts'
import { viewChats } from './views.ts'

/** What people have named they may name otherwise; the automatic ones are called by what they are. */
export const nameChat = handleCommand(contract.nameChat, async ({ tx, actor, input }) => {
  const chat = await accessChat(tx, actor, input.chatId)
  if (!canModerate(chat.facts)) throw forbidden('Название чату даёт его ведущий', 'A chat is named by its owner')
  if (chat.facts.automatic || chat.facts.kind === 'direct') {
    throw conflict('Название этого чата складывается само', 'The name of this chat makes itself')
  }
  await tx
    .updateTable('chats')
    .set({ ...(await nameOf(tx, chat.id, input.title)), about: input.about || null })
    .where('id', '=', chat.id)
    .execute()
  const view = { chatId: chat.id }
  await append(tx, `chat:${chat.id}`, contract.chatChanged, {}, chat.personId, { view })
  return (await viewChats(tx, actor.accountId, chat.id))[0]!
})

/** A class's chat keeps the class before what its owner calls it. */
async function nameOf(tx: Tx, chatId: string, title: string): Promise<{ title: string; label?: string }> {
  const row = await tx
    .selectFrom('chats')
    .innerJoin('classes', 'classes.id', 'chats.class_id')
    .select('classes.name')
    .where('chats.id', '=', chatId)
    .where('label', 'is not', null)
    .executeTakeFirst()
  return row ? { title: `${row.name}, ${title}`, label: title } : { title }
}
