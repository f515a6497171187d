import { note } from '#server/audit'
import { now } from '#server/clock'
import type { Tx } from '#server/db'
import { refusedAs } from '#server/errors'
import { append } from '#server/events'
import { type Actor, handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessSelf, noChat } from './access.ts'
import { isWithPupil } from './families.ts'
import { postMessage } from './post-message.ts'

const HALF_AN_HOUR = 30 * 60_000

/**
 * Nobody is watched in secret: a look is a record with a reason, and the chat's members are told at once.
 * Two adults' direct chat cannot be looked into at all, and nobody's «Избранное»: there nobody is written to.
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
  await tx.updateTable('chats').set({ looked_at: at }).where('id', '=', chat.id).execute()
  // A line among the messages at the hour of the look: whoever reads the chat next year finds it there, too.
  await postMessage(tx, {
    chatId: chat.id,
    personId: chat.personId,
    text: `Взгляд администрации на полчаса. Причина: ${input.reason}`,
    attachment: { type: LOOK, id: input.id },
  })
  note(tx, {
    organizationId: chat.organizationId,
    action: 'chats.lookInto',
    byPersonId: chat.personId,
    object: { kind: 'look', id: input.id },
    details: { chat: chat.id },
  })
  const view = { id: input.id, by: chat.by, reason: input.reason, at: at.toISOString(), until: until.toISOString() }
  await append(tx, `chat:${chat.id}`, contract.lookedInto, { lookId: input.id }, chat.personId, { view })
  return { until: until.toISOString() }
})

/** What a message carries that tells of a look. */
export const LOOK = 'look'

async function findForLook(tx: Tx, actor: Actor, chatId: string) {
  const chat = await tx
    .selectFrom('chats')
    .select(['id', 'organization_id', 'kind'])
    .where('id', '=', chatId)
    .executeTakeFirst()
  if (!chat) throw noChat()
  const self = await refusedAs(accessSelf(tx, actor, chat.organization_id), noChat)
  if (!self.administers || (chat.kind === 'direct' && !(await isWithPupil(tx, chat.id)))) throw noChat()
  const person = await tx
    .selectFrom('people')
    .select(['last_name', 'first_name', 'patronymic'])
    .where('id', '=', self.personId)
    .executeTakeFirstOrThrow()
  const by = [person.first_name, person.patronymic, person.last_name].filter(Boolean).join(' ')
  return { id: chat.id, organizationId: chat.organization_id, personId: self.personId, by }
}
