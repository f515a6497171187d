import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import type { Tx } from '#server/db'
import { append } from '#server/events'
import type { ChatPart } from '../contract.ts'
import * as contract from '../contract.ts'
import { cardOf, type Subject } from './cards.ts'

export interface WantedSeat {
  subject: Subject
  part: ChatPart
  asGuardian?: boolean
}

/** What one statement and one event may carry: a school of 15,000 is seated in several. */
const AT_ONCE = 1000

/** Seats people in one chat, or brings their part and card up to date; who was not there before begins to hear the chat. */
export async function takeSeats(
  tx: Tx,
  chat: { id: string; class_id: string | null },
  wanted: WantedSeat[],
  actorId: string | null,
): Promise<void> {
  for (let at = 0; at < wanted.length; at += AT_ONCE) {
    await takeSome(tx, chat, wanted.slice(at, at + AT_ONCE), actorId)
  }
}

async function takeSome(
  tx: Tx,
  chat: { id: string; class_id: string | null },
  wanted: WantedSeat[],
  actorId: string | null,
): Promise<void> {
  const rows = wanted.map(({ subject, part, asGuardian = false }) => ({
    chat_id: chat.id,
    person_id: subject.id,
    account_id: subject.accountId,
    part,
    card: JSON.stringify(cardOf(subject, chat.class_id, { asGuardian })),
    left_at: null,
  }))
  const before = await tx
    .selectFrom('chat_seats')
    .select(['person_id', 'left_at', 'part', 'account_id', 'card'])
    .where('chat_id', '=', chat.id)
    .where(
      'person_id',
      'in',
      rows.map((row) => row.person_id),
    )
    .execute()
  const known = new Map(before.map((seat) => [seat.person_id, seat]))
  const fresh = rows.filter(({ person_id }) => known.get(person_id)?.left_at !== null)
  const changed = rows.filter((row) => {
    const seat = known.get(row.person_id)
    return (
      seat?.left_at === null &&
      (seat.part !== row.part ||
        seat.account_id !== row.account_id ||
        !isDeepStrictEqual(seat.card, JSON.parse(row.card)))
    )
  })
  if (fresh.length + changed.length === 0) return
  await tx
    .insertInto('chat_seats')
    .values([...fresh, ...changed])
    .onConflict((oc) =>
      oc.columns(['chat_id', 'person_id']).doUpdateSet((eb) => ({
        account_id: eb.ref('excluded.account_id'),
        part: eb.ref('excluded.part'),
        card: eb.ref('excluded.card'),
        // Somebody who comes back has not read what was said without them.
        taken_at: sql<Date>`case when chat_seats.left_at is null then chat_seats.taken_at else now() end`,
        left_at: null,
      })),
    )
    .execute()
  if (fresh.length > 0) {
    await readToTheEnd(
      tx,
      chat.id,
      fresh.map((row) => row.person_id),
    )
    const personIds = fresh.map((row) => row.person_id)
    const joins = fresh.flatMap((row) => row.account_id ?? [])
    await append(tx, `chat:${chat.id}`, contract.seatsTaken, { personIds }, actorId, { view: { personIds }, joins })
  }
  const moved = changed.filter((row) => known.get(row.person_id)?.part !== row.part)
  if (moved.length > 0) {
    await append(tx, `chat:${chat.id}`, contract.chatChanged, {}, actorId, { view: { chatId: chat.id } })
  }
}

/** The people fall silent with this very event. */
export async function leaveSeats(tx: Tx, chatId: string, personIds: string[], actorId: string | null): Promise<void> {
  if (personIds.length === 0) return
  const left = await tx
    .updateTable('chat_seats')
    .set({ left_at: sql<Date>`now()` })
    .where('chat_id', '=', chatId)
    .where('person_id', 'in', personIds)
    .where('left_at', 'is', null)
    .returning(['person_id', 'account_id'])
    .execute()
  if (left.length === 0) return
  const view = { personIds: left.map((seat) => seat.person_id) }
  const leaves = left.flatMap((seat) => seat.account_id ?? [])
  await append(tx, `chat:${chatId}`, contract.seatsLeft, view, actorId, { view, leaves })
}

/** Whoever comes finds the history read: nobody's first day begins with 3,000 unread. */
const readToTheEnd = (tx: Tx, chatId: string, personIds: string[]) =>
  tx
    .updateTable('chat_seats')
    .from('topics')
    .set({ read_msg_no: sql`topics.last_msg_no` })
    .whereRef('topics.topic_id', '=', 'chat_seats.chat_id')
    .where('chat_id', '=', chatId)
    .where('person_id', 'in', personIds)
    .execute()
