import { seatPeople } from '#domains/chats'
import { tellHats } from '#domains/people'
import { now } from '#server/clock'
import type { Tx } from '#server/db'
import { newId } from '#server/ids'
import type { SeatPart } from '../contract.ts'
import { noClass } from './access.ts'
import { type Record, recordMovements } from './movements.ts'
import { isOnlyOne } from './policy.ts'
import { tellClasses } from './tell.ts'

export interface Seat {
  classId: string
  personId: string
  part: SeatPart
  subjectId?: string | undefined
  actorId: string | null
  /** What the history says of it; `false`: a movement that is being taken back writes none of its own. */
  record?: Record | false
}

/** Seats somebody in a class, and in its chats with it. A pupil's класс is one: the new one takes the old one's place. */
export async function takeSeatOf(tx: Tx, { classId, personId, part, subjectId, actorId, record }: Seat): Promise<void> {
  const row = await tx
    .selectFrom('classes')
    .selectAll()
    .where('id', '=', classId)
    .where('archived_at', 'is', null)
    .executeTakeFirst()
  if (!row) throw noClass()
  if (await isSeated(tx, { classId, personId, part, subjectId })) return

  const earlier = isOnlyOne(row.kind, part) ? await findOnlyClasses(tx, personId) : []
  await leaveAsPupil(tx, personId, earlier)
  await tx
    .insertInto('class_seats')
    .values({ id: newId(), class_id: classId, person_id: personId, part, subject_id: subjectId ?? null })
    .execute()
  if (record !== false) {
    const kind = part === 'classTeacher' ? 'tookClass' : earlier.length > 0 ? 'moved' : 'arrived'
    const told = part === 'classTeacher' || isOnlyOne(row.kind, part)
    const movement = { personId, kind, fromClassId: earlier[0] ?? null, toClassId: classId } as const
    if (told) await recordMovements(tx, row.organization_id, [movement], { actorId, ...record })
  }
  const classIds = [...earlier, classId]
  await seatPeople(tx, { organizationId: row.organization_id, personIds: [personId], classIds, actorId })
  await tellHats(tx, [personId], actorId)
  await tellClasses(tx, row.organization_id, classIds, actorId)
}

const isSeated = (tx: Tx, { classId, personId, part, subjectId }: Omit<Seat, 'actorId' | 'record'>) =>
  tx
    .selectFrom('class_seats')
    .select('id')
    .where('class_id', '=', classId)
    .where('person_id', '=', personId)
    .where('part', '=', part)
    .where('subject_id', subjectId ? '=' : 'is', subjectId ?? null)
    .where('left_at', 'is', null)
    .executeTakeFirst()

async function leaveAsPupil(tx: Tx, personId: string, classIds: string[]): Promise<void> {
  if (classIds.length === 0) return
  await tx
    .updateTable('class_seats')
    .set({ left_at: now() })
    .where('person_id', '=', personId)
    .where('part', '=', 'pupil')
    .where('class_id', 'in', classIds)
    .where('left_at', 'is', null)
    .execute()
}

/** The класс where a pupil sits now: at most one. */
export async function findOnlyClasses(tx: Tx, personId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('class_seats')
    .innerJoin('classes', 'classes.id', 'class_id')
    .select('class_id')
    .where('person_id', '=', personId)
    .where('part', '=', 'pupil')
    .where('kind', '=', 'class')
    .where('left_at', 'is', null)
    .execute()
  return rows.map(({ class_id }) => class_id)
}
