import { type Follower, followPeople } from '#domains/people'
import { now } from '#server/clock'
import type { Tx } from '#server/db'
import { newId } from '#server/ids'
import type { SeatPart } from '../contract.ts'
import { recordLeaving } from './movements.ts'
import { isOnlyOne } from './policy.ts'
import { tellClasses } from './tell.ts'

// Whoever leaves the school leaves the classes; whoever is no employee any more teaches no more.
const follower: Follower = {
  async left(tx, personIds, actorId) {
    await recordLeaving(tx, personIds, actorId)
    await endSeats(tx, personIds, ['pupil', 'classTeacher', 'teacher'], actorId)
  },
  leftStaff: (tx, personId, actorId) => endSeats(tx, [personId], ['classTeacher', 'teacher'], actorId),
  merged: moveSeats,
}
followPeople(follower)

async function endSeats(tx: Tx, personIds: string[], parts: SeatPart[], actorId: string | null): Promise<void> {
  const left = await tx
    .updateTable('class_seats')
    .from('classes')
    .set({ left_at: now() })
    .whereRef('classes.id', '=', 'class_id')
    .where('person_id', 'in', personIds)
    .where('part', 'in', parts)
    .where('left_at', 'is', null)
    .returning(['class_id', 'organization_id'])
    .execute()
  const classIds = [...new Set(left.map(({ class_id }) => class_id))]
  if (left[0]) await tellClasses(tx, left[0].organization_id, classIds, actorId)
}

async function moveSeats(tx: Tx, from: string, into: string, actorId: string | null): Promise<void> {
  const [moving, kept] = [await readSeats(tx, from), await readSeats(tx, into)]
  const fresh = moving.filter(
    (seat) =>
      !kept.some(
        (other) => isSameSeat(seat, other) || (isOnlyOne(seat.kind, seat.part) && isOnlyOne(other.kind, other.part)),
      ),
  )
  if (fresh.length > 0) {
    const rows = fresh.map(({ class_id, part, subject_id }) => ({
      id: newId(),
      person_id: into,
      class_id,
      part,
      subject_id,
    }))
    await tx.insertInto('class_seats').values(rows).execute()
  }
  await endSeats(tx, [from], ['pupil', 'classTeacher', 'teacher'], actorId)
}

const readSeats = (tx: Tx, personId: string) =>
  tx
    .selectFrom('class_seats')
    .innerJoin('classes', 'classes.id', 'class_id')
    .select(['class_id', 'kind', 'part', 'subject_id'])
    .where('person_id', '=', personId)
    .where('left_at', 'is', null)
    .execute()

type SeatRow = Awaited<ReturnType<typeof readSeats>>[number]
const isSameSeat = (one: SeatRow, other: SeatRow) =>
  one.class_id === other.class_id && one.part === other.part && one.subject_id === other.subject_id
