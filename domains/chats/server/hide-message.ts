import { type SqlBool, sql } from 'kysely'
import { now } from '#server/clock'
import type { Tx } from '#server/db'
import { append } from '#server/events'
import * as contract from '../contract.ts'
import { endHeld } from './deliver-held.ts'
import { forgetAbout } from './moderate.ts'
import { viewMessages } from './views.ts'

interface Hiding {
  chatId: string
  messageId: string
  byPersonId: string
}

/**
 * Takes the text away as a moderator, here and wherever it has been forwarded: an insult that stands on next door is not
 * hidden. The desk keeps its evidence before it calls.
 */
export async function hideMessage(tx: Tx, { chatId, messageId, byPersonId }: Hiding): Promise<void> {
  await dropWaiting(tx, messageId)
  const hidden = await tx
    .updateTable('messages')
    .set({ text: null, removed_at: now(), removed_by: byPersonId })
    .where(itOrCopyOf(chatId, messageId))
    .where('removed_at', 'is', null)
    .returning(['chat_id', 'id', 'msg_no'])
    .execute()
  for (const { chat_id, id, msg_no } of inOrder(hidden)) {
    await forgetAbout(tx, chat_id, id, msg_no)
    await tellChanged(tx, chat_id, id, byPersonId)
  }
}

/** Puts a hidden text back wherever it stood: the measure was a mistake. */
export async function restoreMessage(
  tx: Tx,
  { chatId, messageId, text, byPersonId }: Hiding & { text: string },
): Promise<void> {
  const restored = await tx
    .updateTable('messages')
    .set({ text, removed_at: null, removed_by: null })
    .where(itOrCopyOf(chatId, messageId))
    .where('removed_at', 'is not', null)
    .whereRef('removed_by', '<>', 'author_id')
    .returning(['chat_id', 'id'])
    .execute()
  for (const { chat_id, id } of inOrder(restored)) await tellChanged(tx, chat_id, id, byPersonId)
}

const itOrCopyOf = (chatId: string, messageId: string) => sql<SqlBool>`
  ((chat_id = ${chatId} and id = ${messageId}) or (forwarded_from is not null and forwarded_from->>'messageId' = ${messageId}::text))`

/** What was to be forwarded in the morning is not. */
async function dropWaiting(tx: Tx, messageId: string): Promise<void> {
  const waiting = await tx
    .selectFrom('held_messages')
    .select(['chat_id', 'id', 'author_id'])
    .where(sql<SqlBool>`forwarded_from is not null and forwarded_from->>'messageId' = ${messageId}::text`)
    .where('ended_at', 'is', null)
    .forUpdate()
    .execute()
  for (const { chat_id, id, author_id } of waiting)
    await endHeld(tx, { chatId: chat_id, id, authorId: author_id, how: 'cancelled', reason: 'hidden' })
}

async function tellChanged(tx: Tx, chatId: string, messageId: string, byPersonId: string): Promise<void> {
  const view = (await viewMessages(tx, chatId, { ids: [messageId] }))[0]!
  await append(tx, `chat:${chatId}`, contract.messageChanged, { messageId }, byPersonId, { view })
}

/** Chats are locked in one order, so that two hidings do not wait for each other in a circle. */
const inOrder = <Row extends { chat_id: string; id: string }>(rows: Row[]): Row[] =>
  rows.toSorted((one, other) => (one.chat_id + one.id < other.chat_id + other.id ? -1 : 1))
