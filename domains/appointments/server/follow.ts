import { followPeople } from '#domains/people'
import { now } from '#server/clock'
import type { Tx } from '#server/db'
import { FREE, tellChanged, wake } from './tell.ts'

followPeople({
  async left(tx, personIds) {
    await stopOffering(tx, personIds)
    await freeTimesOf(tx, personIds)
  },
  async leftStaff(tx, personId) {
    await stopOffering(tx, [personId])
  },
  async merged(tx, from, into) {
    for (const column of ['teacher_id', 'taken_by', 'pupil_id'] as const) {
      await tx
        .updateTable('appointment_times')
        .set({ [column]: into })
        .where(column, '=', from)
        .execute()
    }
  },
})

/** Whoever was to come learns that nobody waits there. */
async function stopOffering(tx: Tx, teacherIds: string[]): Promise<void> {
  const ahead = tx.updateTable('appointment_times').where('teacher_id', 'in', teacherIds).where('ends_at', '>', now())
  const cancelled = await ahead
    .set({ cancelled_at: now() })
    .where('taken_by', 'is not', null)
    .where('cancelled_at', 'is', null)
    .returning(['id', 'taken_by'])
    .execute()
  for (const { id, taken_by } of cancelled) await wake(tx, id, [taken_by!], null)
  await tellChanged(
    tx,
    cancelled.map(({ taken_by }) => taken_by),
  )
  await tx
    .deleteFrom('appointment_times')
    .where('teacher_id', 'in', teacherIds)
    .where('ends_at', '>', now())
    .where('taken_by', 'is', null)
    .execute()
}

/** A family that has gone, or a child who has, gives its time back. */
async function freeTimesOf(tx: Tx, personIds: string[]): Promise<void> {
  const freed = await tx
    .updateTable('appointment_times')
    .set(FREE)
    .where('starts_at', '>', now())
    .where('cancelled_at', 'is', null)
    .where(({ eb, or }) => or([eb('taken_by', 'in', personIds), eb('pupil_id', 'in', personIds)]))
    .returning(['id', 'teacher_id'])
    .execute()
  for (const { id, teacher_id } of freed) await wake(tx, id, [teacher_id], null)
  await tellChanged(
    tx,
    freed.map(({ teacher_id }) => teacher_id),
  )
}
