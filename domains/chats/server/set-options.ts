import { append } from '#server/events'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessChat } from './access.ts'
import { viewChats } from './views.ts'

export const setOptions = handleCommand(contract.setOptions, async ({ tx, actor, input }) => {
  const chat = await accessChat(tx, actor, input.chatId)
  const options = {
    notify: input.notify,
    muted_until: input.mutedUntil ? new Date(input.mutedUntil) : null,
    archived_at: input.archived ? new Date() : null,
    folder: input.folder,
  }
  await tx
    .insertInto('chat_options')
    .values({ chat_id: chat.id, person_id: chat.personId, ...options })
    .onConflict((oc) => oc.columns(['chat_id', 'person_id']).doUpdateSet(options))
    .execute()
  const view = { chatId: chat.id }
  await append(tx, `account:${actor.accountId}`, contract.optionsChanged, view, chat.personId, { view })
  return (await viewChats(tx, actor.accountId, chat.id))[0]!
})
