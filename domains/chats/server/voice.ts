import type { Tx } from '#server/db'
import { cardOf, readSubjects } from './cards.ts'

/**
 * Somebody who speaks in a chat without sitting there: the director's announcement in a class's chat. The chat learns
 * the name; the seat is one that was left at once, so nothing of the chat is theirs to read.
 */
export async function giveVoice(tx: Tx, chatId: string, personId: string): Promise<void> {
  const known = await tx
    .selectFrom('chat_seats')
    .select('person_id')
    .where('chat_id', '=', chatId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  if (known) return
  const subject = (await readSubjects(tx, [personId])).get(personId)
  if (!subject) throw new Error(`person ${personId} is not here`)
  const seat = { chat_id: chatId, person_id: personId, account_id: null, part: 'reader' as const, left_at: new Date() }
  await tx
    .insertInto('chat_seats')
    .values({ ...seat, card: JSON.stringify(cardOf({ ...subject, children: [] }, null)) })
    .onConflict((oc) => oc.doNothing())
    .execute()
}
