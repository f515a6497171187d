import { seatPeople } from '#domains/chats'
import { tellHats } from '#domains/people'
import { now } from '#server/clock'
import type { Tx } from '#server/db'
import { recordMovements } from './movements.ts'
import { isOnlyOne } from './policy.ts'
import type { Seat } from './take-seat-of.ts'
import { tellClasses } from './tell.ts'

/** Ends a seat, and the seats in the class's chats with it; answers whether there was one. Without a subject: the seat without one. */
export async function leaveSeatOf(
  tx: Tx,
  { classId, personId, part, subjectId, actorId, record }: Seat,
): Promise<boolean> {
  const left = await tx
    .updateTable('class_seats')
    .set({ left_at: now() })
    .where('class_id', '=', classId)
    .where('person_id', '=', personId)
    .where('part', '=', part)
    .where('subject_id', subjectId ? '=' : 'is', subjectId ?? null)
    .where('left_at', 'is', null)
    .returning('id')
    .execute()
  if (left.length === 0) return false
  const { organization_id: organizationId, kind } = await tx
    .selectFrom('classes')
    .select(['organization_id', 'kind'])
    .where('id', '=', classId)
    .executeTakeFirstOrThrow()
  if (record !== false && (part === 'classTeacher' || isOnlyOne(kind, part))) {
    const how = part === 'classTeacher' ? ('gaveClass' as const) : ('takenOut' as const)
    const movement = { personId, kind: how, fromClassId: classId, toClassId: null }
    await recordMovements(tx, organizationId, [movement], { actorId, ...record })
  }
  await seatPeople(tx, { organizationId, personIds: [personId], classIds: [classId], actorId })
  await tellHats(tx, [personId], actorId)
  await tellClasses(tx, organizationId, [classId], actorId)
  return true
}
