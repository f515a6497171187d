import type { Db } from '#server/db'
import type { Stay } from '../rules.ts'

/** Pupils of these classes, as a register has them. */
export const readPupils = (db: Db, classIds: string[]) =>
  db
    .selectFrom('class_seats')
    .innerJoin('people', 'people.id', 'person_id')
    .select(['people.id', 'class_id', 'last_name', 'first_name', 'patronymic'])
    .where('class_id', 'in', classIds)
    .where('part', '=', 'pupil')
    .where('class_seats.left_at', 'is', null)
    .where('people.left_at', 'is', null)
    .orderBy('last_name')
    .orderBy('first_name')
    .orderBy('people.id')
    .execute()

export const readMarks = (db: Db, lessonIds: string[]) =>
  db
    .selectFrom('attendance_marks')
    .select(['lesson_id', 'pupil_id', 'mark'])
    .where('lesson_id', 'in', lessonIds)
    .execute()

export interface LessonStays {
  stays: Map<string, Stay[]>
  /** No call of the lesson goes on any more. */
  ended: boolean
}

/**
 * By lesson; those without a call are not there. From the stays that the calls keep: they are on the disk, whatever has
 * become of the lesson.
 */
export async function readStays(db: Db, lessonIds: string[]): Promise<Map<string, LessonStays>> {
  if (lessonIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('lesson_calls')
    .innerJoin('calls', 'calls.id', 'lesson_calls.call_id')
    .leftJoin('call_stays', 'call_stays.call_id', 'calls.id')
    .select(['lesson_id', 'ended_at', 'person_id', 'from_at', 'to_at'])
    .where('lesson_id', 'in', lessonIds)
    .orderBy('from_at')
    .execute()
  const lessons = new Map<string, LessonStays>()
  for (const { lesson_id, ended_at, person_id, from_at, to_at } of rows) {
    const one = lessons.get(lesson_id) ?? { stays: new Map<string, Stay[]>(), ended: true }
    lessons.set(lesson_id, one)
    if (!ended_at) one.ended = false
    if (person_id && from_at)
      one.stays.set(person_id, [...(one.stays.get(person_id) ?? []), { from: from_at, to: to_at }])
  }
  return lessons
}
