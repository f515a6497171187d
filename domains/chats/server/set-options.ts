import { sql } from 'kysely'
import type { Tx } from '#server/db'
import { conflict } from '#server/errors'
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
    pinned_at: input.pinned ? new Date() : null,
    unread_at: input.unread ? new Date() : null,
  }
  if (input.pinned) await checkRoom(tx, chat)
  await tx
    .insertInto('chat_options')
    .values({ chat_id: chat.id, person_id: chat.personId, ...options })
    .onConflict((oc) => oc.columns(['chat_id', 'person_id']).doUpdateSet(options))
    .execute()
  if (input.folder) await keepFolder(tx, actor.accountId, input.folder)
  const view = { chatId: chat.id }
  await append(tx, `account:${actor.accountId}`, contract.optionsChanged, view, chat.personId, { view })
  return (await viewChats(tx, actor.accountId, chat.id))[0]!
})

const MOST_PINNED = 10

/** A top that holds everything is no top. */
async function checkRoom(tx: Tx, { id, personId }: { id: string; personId: string }): Promise<void> {
  const { pinned } = await tx
    .selectFrom('chat_options')
    .select((eb) => eb.fn.countAll<number>().as('pinned'))
    .where('person_id', '=', personId)
    .where('chat_id', '<>', id)
    .where('pinned_at', 'is not', null)
    .executeTakeFirstOrThrow()
  if (Number(pinned) < MOST_PINNED) return
  throw conflict(
    `Вверху списка помещается ${MOST_PINNED} чатов. Открепите один из них`,
    `The top of the list holds ${MOST_PINNED} chats. Unpin one of them`,
  )
}

/** A folder that is named for the first time stands last. */
const keepFolder = (tx: Tx, accountId: string, name: string) =>
  sql`insert into chat_folders as f (account_id, names) values (${accountId}, array[${name}::text])
    on conflict (account_id) do update set names = array_append(f.names, ${name}::text), set_at = now()
    where not ${name}::text = any(f.names)`.execute(tx)
