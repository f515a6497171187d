import { detachFiles } from '#domains/files'
import type { Tx } from '#server/db'
import { forbidden } from '#server/errors'
import { append } from '#server/events'
import * as contract from '../contract.ts'
import { noMessage } from './access.ts'
import { endHeld } from './deliver-held.ts'
import { leaveSeats } from './seats.ts'

// What the moderation desk may do in a chat. Whether it may is decided there.

/** Takes a person out of a chat made by hand; the people of the others come and go with the class. */
export async function unseatPerson(
  tx: Tx,
  { chatId, personId, byPersonId }: { chatId: string; personId: string; byPersonId: string },
): Promise<void> {
  const { automatic, follows, kind } = await tx
    .selectFrom('chats')
    .select(['automatic', 'follows', 'kind'])
    .where('id', '=', chatId)
    .executeTakeFirstOrThrow()
  if (automatic !== null || follows !== null || kind === 'direct') {
    throw forbidden(
      'Состав этого чата меняется вместе с классом или школой: здесь можно оставить человеку только чтение',
      'People come to this chat and leave it with the class or the school: here one may only be left to read',
    )
  }
  await leaveSeats(tx, chatId, [personId], byPersonId)
}

/** What hangs on a message goes with its text. */
export async function forgetAbout(tx: Tx, chatId: string, messageId: string, msgNo: number): Promise<void> {
  for (const table of ['reactions', 'pins', 'bookmarks'] as const) {
    await tx.deleteFrom(table).where('chat_id', '=', chatId).where('message_id', '=', messageId).execute()
  }
  await tx.deleteFrom('mentions').where('chat_id', '=', chatId).where('msg_no', '=', msgNo).execute()
  await detachFiles(tx, { chatId, msgNo })
}

/** The person reads and does not write until then; null lets them write again. */
export async function silencePerson(
  tx: Tx,
  { chatId, personId, until }: { chatId: string; personId: string; until: Date | null },
): Promise<void> {
  const seat = await tx
    .updateTable('chat_seats')
    .set({ silenced_until: until })
    .where('chat_id', '=', chatId)
    .where('person_id', '=', personId)
    .returning('account_id')
    .executeTakeFirst()
  if (!seat?.account_id) return
  const view = { chatId }
  await append(tx, `account:${seat.account_id}`, contract.optionsChanged, view, personId, { view })
}

/** A held message is not for this chat: its author is told why. */
export async function refuseHeld(
  tx: Tx,
  { chatId, messageId, reason }: { chatId: string; messageId: string; reason: string },
): Promise<void> {
  const held = await tx
    .selectFrom('held_messages')
    .select('author_id')
    .where('chat_id', '=', chatId)
    .where('id', '=', messageId)
    .where('ended_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!held) throw noMessage()
  await endHeld(tx, { chatId, id: messageId, authorId: held.author_id, how: 'refused', reason })
}
