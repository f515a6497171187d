import { sql } from 'kysely'
import { archiveClassChats } from '#domains/chats'
import { now } from '#server/clock'
import type { Tx } from '#server/db'
import { newId } from '#server/ids'
import type { ClassKind, SeatPart } from '../contract.ts'
import type { ClassName } from '../rules.ts'
import { type NewMovement, type Record, recordMovements } from './movements.ts'

// A whole list at once. Nobody is seated in chats or told here: whoever writes a list does it once, at the end.

export async function openClasses(
  tx: Tx,
  organizationId: string,
  year: string,
  classes: readonly (ClassName & { kind: ClassKind })[],
): Promise<string[]> {
  if (classes.length === 0) return []
  const rows = classes.map(({ name, parallel, letter, kind }) => ({
    id: newId(),
    organization_id: organizationId,
    year,
    kind,
    name,
    parallel,
    letter,
  }))
  await tx.insertInto('classes').values(rows).execute()
  return rows.map(({ id }) => id)
}

/** Answers with the ids in the order of the names; a subject that is there already is that one. */
export async function openSubjects(tx: Tx, organizationId: string, names: readonly string[]): Promise<string[]> {
  if (names.length === 0) return []
  const rows = names.map((name) => ({ id: newId(), organization_id: organizationId, name }))
  await tx.insertInto('subjects').values(rows).execute()
  return rows.map(({ id }) => id)
}

export interface ManySeat {
  personId: string
  classId: string
  part: SeatPart
  subjectId: string | null
}

/** A pupil's класс is one: the new seat ends the old one. Answers with the seats that began and those that ended. */
export async function seatMany(
  tx: Tx,
  seats: readonly ManySeat[],
  by?: Record & { organizationId: string },
  at: Date = now(),
): Promise<{ taken: (ManySeat & { id: string })[]; ended: (ManySeat & { id: string })[] }> {
  if (seats.length === 0) return { taken: [], ended: [] }
  const rows = JSON.stringify(seats.map((seat) => ({ id: newId(), ...seat })))
  const ended = await sql<ManySeat & { id: string }>`
    update class_seats s set left_at = greatest(${at}::timestamptz, s.taken_at)
    from jsonb_to_recordset(${rows}::jsonb) as t ("personId" uuid, "classId" uuid, part text), classes fresh, classes old
    where t.part = 'pupil' and fresh.id = t."classId" and fresh.kind = 'class'
      and s.person_id = t."personId" and s.part = 'pupil' and s.left_at is null
      and old.id = s.class_id and old.kind = 'class' and old.id <> fresh.id
    returning s.id, s.person_id as "personId", s.class_id as "classId", s.part, s.subject_id as "subjectId"`.execute(tx)
  const taken = await sql<ManySeat & { id: string }>`
    insert into class_seats (id, class_id, person_id, part, subject_id, taken_at)
    select id, "classId", "personId", part, "subjectId", ${at}::timestamptz
    from jsonb_to_recordset(${rows}::jsonb) as t (id uuid, "classId" uuid, "personId" uuid, part text, "subjectId" uuid)
    on conflict do nothing
    returning id, person_id as "personId", class_id as "classId", part, subject_id as "subjectId"`.execute(tx)
  if (by) await recordSeats(tx, taken.rows, ended.rows, by)
  return { taken: taken.rows, ended: ended.rows }
}

async function recordSeats(
  tx: Tx,
  taken: readonly ManySeat[],
  ended: readonly ManySeat[],
  { organizationId, ...record }: Record & { organizationId: string },
): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select id from classes where kind = 'class' and id = any(${taken.map(({ classId }) => classId)}::uuid[])`.execute(
    tx,
  )
  const isClass = new Set(rows.map(({ id }) => id))
  const before = new Map(ended.map(({ personId, classId }) => [personId, classId]))
  const movements = taken.flatMap(({ personId, classId, part }): NewMovement[] => {
    if (part === 'classTeacher') return [{ personId, kind: 'tookClass', fromClassId: null, toClassId: classId }]
    if (part !== 'pupil' || !isClass.has(classId)) return []
    const fromClassId = before.get(personId) ?? null
    return [{ personId, kind: fromClassId ? 'moved' : 'arrived', fromClassId, toClassId: classId }]
  })
  await recordMovements(tx, organizationId, movements, record)
}

export async function endSeatsById(tx: Tx, seatIds: readonly string[], at: Date = now()): Promise<void> {
  await sql`update class_seats set left_at = greatest(${at}::timestamptz, taken_at)
    where id = any(${seatIds}::uuid[]) and left_at is null`.execute(tx)
}

/** Seats that a mistake has taken are as if they had never been. */
export async function forgetSeats(tx: Tx, seatIds: readonly string[]): Promise<void> {
  await sql`delete from class_seats where id = any(${seatIds}::uuid[])`.execute(tx)
}

/** Seats that a mistake has ended go on. */
export async function reopenSeats(tx: Tx, seatIds: readonly string[]): Promise<void> {
  await sql`update class_seats s set left_at = null where id = any(${seatIds}::uuid[]) and not exists (
    select from class_seats o where o.class_id = s.class_id and o.person_id = s.person_id and o.part = s.part
      and o.subject_id is not distinct from s.subject_id and o.left_at is null)`.execute(tx)
}

/** Classes that a mistake has opened: their chats are left to whoever sat there, to read. */
export async function closeClasses(tx: Tx, classIds: readonly string[], actorId: string): Promise<void> {
  for (const id of classIds) {
    await tx
      .updateTable('classes')
      .set({ archived_at: now() })
      .where('id', '=', id)
      .where('archived_at', 'is', null)
      .execute()
    await archiveClassChats(tx, id, actorId)
  }
}

export async function closeSubjects(tx: Tx, subjectIds: readonly string[]): Promise<void> {
  await sql`update subjects set removed_at = ${now()} where id = any(${subjectIds}::uuid[]) and removed_at is null`.execute(
    tx,
  )
}
