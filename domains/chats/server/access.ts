import { isGoverning, isStaff } from '#rules/people'
import type { Db, Tx } from '#server/db'
import { forbidden, notFound } from '#server/errors'
import type { Actor } from '#server/operation'
import type { ChatFacts } from './policy.ts'
import { asStaff, FACTS, factsOf } from './seat-facts.ts'

export interface HeldChat {
  id: string
  organizationId: string
  /** The person that the actor is in this chat. */
  personId: string
  facts: ChatFacts
}

/**
 * The only way to hold a chat. A chat that is not there, is in another school, or that the actor has
 * no seat in is the same refusal, so nobody can learn which chats exist.
 */
export async function accessChat(db: Db, actor: Actor, chatId: string): Promise<HeldChat> {
  const row = await db
    .selectFrom('chats')
    .innerJoin('chat_seats', 'chat_seats.chat_id', 'chats.id')
    .select(['chats.id', 'organization_id', 'person_id', ...FACTS])
    .select(asStaff().as('staff'))
    .where('chats.id', '=', chatId)
    .where('account_id', '=', actor.accountId)
    .where('left_at', 'is', null)
    .executeTakeFirst()
  if (!row) throw noChat()
  return { id: row.id, organizationId: row.organization_id, personId: row.person_id, facts: factsOf(row) }
}

export const noChat = () =>
  notFound('Такого чата нет или он для вас закрыт', 'There is no such chat, or it is closed to you')
export const onlyAdministration = () =>
  forbidden('Это видит и меняет администрация школы', "This is for the school's administration")
export const noMessage = () => notFound('Такого сообщения нет', 'There is no such message')

/** A message of a chat the actor holds, locked: an edit, a removal and a reaction of one message go one after another. */
export async function accessMessage(tx: Tx, chat: HeldChat, messageId: string) {
  const message = await tx
    .selectFrom('messages')
    .select(['id', 'msg_no', 'author_id', 'text', 'removed_at', 'attachment_type'])
    .where('chat_id', '=', chat.id)
    .where('id', '=', messageId)
    .forUpdate()
    .executeTakeFirst()
  if (!message) throw noMessage()
  return { ...message, own: message.author_id === chat.personId }
}

/** Who the actor is in a school; the same refusal for a school that is not there and one that is not theirs. */
export async function accessSelf(db: Db, actor: Actor, organizationId: string) {
  const rows = await db
    .selectFrom('people')
    .leftJoin('person_roles', 'person_roles.person_id', 'people.id')
    .select(['people.id', 'role'])
    .where('organization_id', '=', organizationId)
    .where('account_id', '=', actor.accountId)
    .where('left_at', 'is', null)
    .execute()
  const first = rows[0]
  if (!first)
    throw notFound('Такой школы нет или вы в ней не состоите', 'There is no such school, or you are not in it')
  const roles = rows.flatMap(({ role }) => role ?? [])
  return {
    personId: first.id,
    roles,
    staff: isStaff(roles),
    administers: isGoverning(roles),
  }
}
