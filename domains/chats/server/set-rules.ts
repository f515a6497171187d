import { forbidden } from '#server/errors'
import { append } from '#server/events'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessChat } from './access.ts'
import { canModerate } from './policy.ts'
import { viewChats } from './views.ts'

export const setRules = handleCommand(contract.setRules, async ({ tx, actor, input }) => {
  const chat = await accessChat(tx, actor, input.chatId)
  if (!canModerate(chat.facts))
    throw forbidden('Правила чата меняет его ведущий', "A chat's rules are set by its owner")
  await tx
    .updateTable('chats')
    .set({ slow_seconds: input.slowSeconds, links_from: input.links })
    .where('id', '=', chat.id)
    .execute()
  const view = { chatId: chat.id }
  await append(tx, `chat:${chat.id}`, contract.chatChanged, {}, chat.personId, { view })
  return (await viewChats(tx, actor.accountId, chat.id))[0]!
})
