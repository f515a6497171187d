import type { Db } from '#server/db'
import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { accessChat } from './access.ts'

export const listLooks = handleQuery(contract.listLooks, async ({ tx, actor, input }) => {
  const chat = await accessChat(tx, actor, input.chatId)
  return { looks: await viewLooks(tx, { chatId: chat.id }) }
})

/** Looks into a chat, the latest first, or those with these ids. */
export async function viewLooks(db: Db, { chatId, ids }: { chatId?: string; ids?: string[] }) {
  let looks = db
    .selectFrom('looks')
    .innerJoin('people', 'people.id', 'looks.person_id')
    .select(['looks.id', 'last_name', 'first_name', 'patronymic', 'reason', 'at', 'until'])
  if (chatId) looks = looks.where('chat_id', '=', chatId)
  if (ids) looks = looks.where('looks.id', 'in', ids)
  return (await looks.orderBy('at', 'desc').limit(50).execute()).map((look) => ({
    id: look.id,
    by: [look.first_name, look.patronymic, look.last_name].filter(Boolean).join(' '),
    reason: look.reason,
    at: look.at.toISOString(),
    until: look.until.toISOString(),
  }))
}
