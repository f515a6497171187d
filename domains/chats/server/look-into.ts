import { sql } from 'kysely'
import { now } from '#server/clock'
import type { Tx } from '#server/db'
import { append } from '#server/events'
import { type Actor, handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessSelf, noChat } from './access.ts'

const HALF_AN_HOUR = 30 * 60_000

/**
 * Nobody is watched in secret: a look is a record with a reason, and the chat's members are told at once.
 * Two adults' direct chat cannot be looked into at all.
 */
export const lookInto = handleCommand(contract.lookInto, async ({ tx, actor, input }) => {
  const chat = await findForLook(tx, actor, input.chatId)
  const at = now()
  const until = new Date(at.getTime() + HALF_AN_HOUR)
  const look = { id: input.id, chat_id: chat.id, person_id: chat.personId, account_id: actor.accountId }
  await tx
    .insertInto('looks')
    .values({ ...look, reason: input.reason, at, until })
    .execute()
  const view = { by: chat.by, reason: input.reason, at: at.toISOString() }
  await append(tx, `chat:${chat.id}`, contract.lookedInto, { lookId: input.id }, chat.personId, { view })
  return { until: until.toISOString() }
})

async function findForLook(tx: Tx, actor: Actor, chatId: string) {
  const chat = await tx
    .selectFrom('chats')
    .select(['id', 'organization_id', 'kind'])
    .where('id', '=', chatId)
    .executeTakeFirst()
  if (!chat) throw noChat()
  const self = await accessSelf(tx, actor, chat.organization_id).catch(() => {
    throw noChat()
  })
  if (!self.administers || (chat.kind === 'direct' && !(await hasPupil(tx, chat.id)))) throw noChat()
  const person = await tx
    .selectFrom('people')
    .select(['last_name', 'first_name', 'patronymic'])
    .where('id', '=', self.personId)
    .executeTakeFirstOrThrow()
  const by = [person.first_name, person.patronymic, person.last_name].filter(Boolean).join(' ')
  return { id: chat.id, personId: self.personId, by }
}

async function hasPupil(tx: Tx, chatId: string): Promise<boolean> {
  const { rows } =
    await sql`select from chat_seats s join person_roles r on r.person_id = s.person_id and r.role = 'pupil'
    where s.chat_id = ${chatId} limit 1`.execute(tx)
  return rows.length > 0
}
