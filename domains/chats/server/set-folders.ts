import { sql } from 'kysely'
import { invalid } from '#server/errors'
import { append } from '#server/events'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'

/** All folders at once, so that a rename, a new order and a move are one and the same. */
export const setFolders = handleCommand(contract.setFolders, async ({ tx, actor, input }) => {
  const names = input.folders.map(({ name }) => name)
  if (new Set(names.map((name) => name.toLocaleLowerCase('ru'))).size < names.length) {
    throw invalid('Две папки называются одинаково', 'Two folders have the same name', 'folders')
  }
  const row = { names, presets: input.presets }
  await tx
    .insertInto('chat_folders')
    .values({ account_id: actor.accountId, ...row })
    .onConflict((oc) => oc.column('account_id').doUpdateSet({ ...row, set_at: new Date() }))
    .execute()
  // A chat lies in one folder: the last that names it.
  const placed = new Map(input.folders.flatMap(({ name, chatIds }) => chatIds.map((id) => [id, name] as const)))
  const folders = JSON.stringify([...placed].map(([id, name]) => ({ id, name })))
  await sql`
    insert into chat_options (chat_id, person_id, folder)
    select s.chat_id, s.person_id, f.name from chat_seats s
      left join jsonb_to_recordset(${folders}::jsonb) as f(id uuid, name text) on f.id = s.chat_id
      left join chat_options o on o.chat_id = s.chat_id and o.person_id = s.person_id
     where s.account_id = ${actor.accountId} and s.left_at is null and o.folder is distinct from f.name
    on conflict (chat_id, person_id) do update set folder = excluded.folder`.execute(tx)
  await append(tx, `account:${actor.accountId}`, contract.foldersChanged, {}, actor.accountId, { view: {} })
  return {}
})
