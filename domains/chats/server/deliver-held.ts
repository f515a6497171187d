import { publish } from '#server/bus'
import type { Tx } from '#server/db'
import { append, inTransaction } from '#server/events'
import { defineJob } from '#server/jobs'
import * as contract from '../contract.ts'
import { canPost } from './policy.ts'
import { postMessage } from './post-message.ts'
import { factsOfSeat } from './seat-facts.ts'

/** The hour has come: what waited goes into the chat under the id it was written with, so once. */
export const deliverHeld = defineJob<{ chatId: string; id: string }>(
  'chats.deliverHeld',
  async (db, { chatId, id }) => {
    const { facts } = await inTransaction(db, (tx) => releaseHeld(tx, chatId, id))
    publish(facts)
  },
)

/** Posts a waiting message now. Its author may have lost the place meanwhile: then it ends with the reason. */
export async function releaseHeld(tx: Tx, chatId: string, id: string): Promise<void> {
  const held = await tx
    .selectFrom('held_messages')
    .selectAll()
    .where('chat_id', '=', chatId)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!held) return
  const facts = await factsOfSeat(tx, chatId, held.author_id)
  const may = facts && canPost(facts)
  if (may) {
    await postMessage(tx, {
      id,
      chatId,
      personId: held.author_id,
      text: held.text,
      replyTo: held.reply_to,
      mentions: held.mentions,
      forwardedFrom: held.forwarded_from,
      fileIds: held.file_ids,
    })
  }
  await endHeld(tx, {
    chatId,
    id,
    authorId: held.author_id,
    how: may ? 'sent' : 'refused',
    reason: may ? null : 'seat',
  })
}

/** Ends a waiting message in one way or another and tells its author's devices. */
export async function endHeld(
  tx: Tx,
  end: { chatId: string; id: string; authorId: string; how: 'sent' | 'cancelled' | 'refused'; reason: string | null },
): Promise<void> {
  await tx
    .updateTable('held_messages')
    .set({ ended_at: new Date(), ended_how: end.how, reason: end.reason })
    .where('chat_id', '=', end.chatId)
    .where('id', '=', end.id)
    .execute()
  const author = await tx.selectFrom('people').select('account_id').where('id', '=', end.authorId).executeTakeFirst()
  if (!author?.account_id) return
  const view = { chatId: end.chatId }
  await append(tx, `account:${author.account_id}`, contract.heldChanged, view, end.authorId, { view })
}
