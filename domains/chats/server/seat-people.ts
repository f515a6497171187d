import { sql } from 'kysely'
import type { Tx } from '#server/db'
import type { AutomaticChat } from '../contract.ts'
import { automaticSeats, CLASS_CHATS, type ClassSitting, kindOf, SCHOOL_CHATS } from '../rules.ts'
import { isStaff, readSubjects, type Subject } from './cards.ts'
import { openChat } from './open-chat.ts'
import { leaveSeats, takeSeats, type WantedSeat } from './seats.ts'

export interface Scope {
  organizationId: string
  /** Whose school-wide seats are to be looked at; their classes and their children's classes, too. */
  personIds?: string[]
  classIds?: string[]
  actorId: string | null
}

/**
 * Makes the automatic chats equal to what people are and where they sit: opens missing chats, seats and unseats.
 * Called inside the command that changed any of it, so that a pupil is never in a class without its chat.
 * With neither people nor classes it looks at the whole school.
 */
export async function seatPeople(tx: Tx, scope: Scope): Promise<void> {
  const { organizationId, actorId } = scope
  // Two changes of one school's structure go one after another: each sees what the other seated.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`seats ${organizationId}`}, 0))`.execute(tx)
  const whole = !scope.personIds && !scope.classIds
  const classIds = await findClasses(tx, scope, whole)
  const sittings = await findSittings(tx, classIds)
  const schoolIds = whole ? await findEverybody(tx, organizationId) : (scope.personIds ?? [])
  const subjects = await readSubjects(tx, [...new Set([...schoolIds, ...sittings.map((sitting) => sitting.personId)])])
  const present = (id: string) => subjects.get(id)?.left === false

  const sitters = schoolIds.filter(present).map((id) => sitter(subjects.get(id)!))
  const seats = automaticSeats(
    sitters,
    sittings.filter(({ personId }) => present(personId)),
  )
  const wanted = Map.groupBy(seats, ({ automatic, classId }) => placeOf(automatic, classId))

  const places = [
    ...(schoolIds.length > 0 || whole ? SCHOOL_CHATS.map((automatic) => ({ automatic, classId: null })) : []),
    ...classIds.flatMap((classId) => CLASS_CHATS.map((automatic) => ({ automatic, classId }))),
  ]
  for (const { automatic, classId } of places) {
    const chat = await holdAutomatic(tx, organizationId, automatic, classId)
    const here: WantedSeat[] = (wanted.get(placeOf(automatic, classId)) ?? []).map(({ personId, part }) => ({
      subject: subjects.get(personId)!,
      part,
    }))
    const stay = new Set(here.map(({ subject }) => subject.id))
    const seated = await findSeated(tx, chat.id, classId ? undefined : schoolIds)
    await leaveSeats(
      tx,
      chat.id,
      seated.filter((id) => !stay.has(id)),
      actorId,
    )
    await takeSeats(tx, chat, here, actorId)
  }
  await leaveEverything(
    tx,
    schoolIds.filter((id) => subjects.get(id)?.left),
    actorId,
  )
}

const placeOf = (automatic: AutomaticChat, classId: string | null) => `${automatic} ${classId}`

const sitter = ({ id, roles }: Subject) => ({
  id,
  staff: isStaff(roles),
  administrator: roles.includes('administrator') || roles.includes('additionalAdministrator'),
  director: roles.includes('director') || roles.includes('deputy'),
})

async function holdAutomatic(tx: Tx, organizationId: string, automatic: AutomaticChat, classId: string | null) {
  const found = await tx
    .selectFrom('chats')
    .select(['id', 'class_id'])
    .where('organization_id', '=', organizationId)
    .where('automatic', '=', automatic)
    .where('class_id', classId ? '=' : 'is', classId)
    .executeTakeFirst()
  if (found) return found
  const kind = kindOf(automatic)
  return (await openChat(tx, { organization_id: organizationId, kind, automatic, class_id: classId }))!
}

async function findSeated(tx: Tx, chatId: string, among?: string[]): Promise<string[]> {
  if (among?.length === 0) return []
  let seats = tx.selectFrom('chat_seats').select('person_id').where('chat_id', '=', chatId).where('left_at', 'is', null)
  if (among) seats = seats.where('person_id', 'in', among)
  return (await seats.execute()).map((seat) => seat.person_id)
}

/** The classes in question; past seats count, so that somebody who has left is found where they sat. */
async function findClasses(
  tx: Tx,
  { organizationId, personIds = [], classIds = [] }: Scope,
  whole: boolean,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select c.id from classes c where c.organization_id = ${organizationId} and c.archived_at is null and (
      ${whole} or c.id = any(${classIds}::uuid[])
      or c.id in (select s.class_id from class_seats s where s.person_id = any(${personIds}::uuid[])
           or s.person_id in (select g.pupil_id from guardianships g where g.guardian_id = any(${personIds}::uuid[])))
      or c.id in (select ch.class_id from chats ch join chat_seats cs on cs.chat_id = ch.id
           where cs.person_id = any(${personIds}::uuid[]) and cs.left_at is null))`.execute(tx)
  return rows.map((row) => row.id)
}

/** Who sits in these classes now, guardians through their children. */
async function findSittings(tx: Tx, classIds: string[]): Promise<ClassSitting[]> {
  if (classIds.length === 0) return []
  const { rows } = await sql<ClassSitting>`
    select s.class_id as "classId", s.person_id as "personId", s.part from class_seats s
     where s.class_id = any(${classIds}::uuid[]) and s.left_at is null
    union
    select s.class_id, g.guardian_id, 'guardian' from class_seats s
      join people p on p.id = s.person_id and p.left_at is null
      join guardianships g on g.pupil_id = s.person_id
     where s.class_id = any(${classIds}::uuid[]) and s.left_at is null and s.part = 'pupil'`.execute(tx)
  return rows
}

const findEverybody = async (tx: Tx, organizationId: string) =>
  (await tx.selectFrom('people').select('id').where('organization_id', '=', organizationId).execute()).map(
    (row) => row.id,
  )

/** Somebody who has left the school leaves the chats made by hand, too. */
async function leaveEverything(tx: Tx, personIds: string[], actorId: string | null): Promise<void> {
  if (personIds.length === 0) return
  const seats = await tx
    .selectFrom('chat_seats')
    .select(['chat_id', 'person_id'])
    .where('person_id', 'in', personIds)
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
