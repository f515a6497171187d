import { sql } from 'kysely'
import type { Tx } from '#server/db'
import { append } from '#server/events'
import * as contract from '../contract.ts'
import { kindOf } from '../rules.ts'
import { openChat } from './open-chat.ts'
import { type Place, readPlaces, type Scope } from './places.ts'
import { leaveSeats, takeSeats, type WantedSeat } from './seats.ts'
import { settleTalks } from './settle-talks.ts'

/**
 * Makes the automatic chats, and those that follow a class or a role, equal to what people are and where they sit:
 * opens missing chats, seats and unseats.
 * Called inside the command that changed any of it, so that a pupil is never in a class without its chat.
 * With neither people nor classes it looks at the whole school.
 */
export async function seatPeople(tx: Tx, scope: Scope): Promise<void> {
  const { organizationId, actorId } = scope
  // Two changes of one school's structure go one after another: each sees what the other seated.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`seats ${organizationId}`}, 0))`.execute(tx)
  const { classIds, schoolIds, subjects, places } = await readPlaces(tx, scope)
  for (const place of places) {
    const chat = place.chat ?? (await openAutomatic(tx, organizationId, place))
    const stay = new Set(place.seats.map(({ personId }) => personId))
    const seated = await findSeated(tx, chat.id, place.classId ? undefined : schoolIds)
    const gone = seated.filter((id) => !stay.has(id))
    await leaveSeats(tx, chat.id, gone, actorId)
    const here = place.seats.map(({ personId, ...seat }): WantedSeat => ({ subject: subjects.get(personId)!, ...seat }))
    await takeSeats(tx, chat, here, actorId)
  }
  await settleTalks(tx, schoolIds, subjects, actorId)
  await nameClassChats(tx, classIds, actorId)
  const left = schoolIds.filter((id) => subjects.get(id)?.left)
  await leaveEverything(tx, left, actorId)
}

async function openAutomatic(tx: Tx, organizationId: string, { automatic, classId }: Place) {
  const kind = kindOf(automatic!)
  return (await openChat(tx, { organization_id: organizationId, kind, automatic: automatic!, class_id: classId }))!
}

async function findSeated(tx: Tx, chatId: string, among?: string[]): Promise<string[]> {
  if (among?.length === 0) return []
  let seats = tx.selectFrom('chat_seats').select('person_id').where('chat_id', '=', chatId).where('left_at', 'is', null)
  if (among) seats = seats.where(sql<boolean>`person_id = any(${among}::uuid[])`)
  return (await seats.execute()).map((seat) => seat.person_id)
}

/** A chat of a class is called by the class's name of today and by what its maker called it. */
async function nameClassChats(tx: Tx, classIds: string[], actorId: string | null): Promise<void> {
  if (classIds.length === 0) return
  const { rows } = await sql<{ id: string }>`
    update chats c set title = k.name || ', ' || c.label from classes k
     where k.id = c.class_id and c.class_id = any(${classIds}::uuid[]) and c.label is not null
       and c.title is distinct from k.name || ', ' || c.label returning c.id`.execute(tx)
  for (const { id } of rows) {
    await append(tx, `chat:${id}`, contract.chatChanged, {}, actorId, { view: { chatId: id } })
  }
}

/** Somebody who has left the school leaves the chats made by hand, too. */
async function leaveEverything(tx: Tx, personIds: string[], actorId: string | null): Promise<void> {
  if (personIds.length === 0) return
  const seats = await tx
    .selectFrom('chat_seats')
    .select(['chat_id', 'person_id'])
    .where(sql<boolean>`person_id = any(${personIds}::uuid[])`)
    .where('left_at', 'is', null)
    .orderBy('chat_id')
    .execute()
  for (const [chatId, group] of Map.groupBy(seats, (seat) => seat.chat_id)) {
    await leaveSeats(
      tx,
      chatId,
      group.map((seat) => seat.person_id),
      actorId,
    )
  }
}
