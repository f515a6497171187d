import { fullName } from '#domains/people'
import { now } from '#server/clock'
import { invalid } from '#server/errors'
import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { minutesOf } from '../rules.ts'
import { accessPupil } from './access.ts'
import { readStays } from './read.ts'

/** What teachers have marked, newest first. */
export const getHistory = handleQuery(contract.getHistory, async ({ tx, actor, input }) => {
  const { pupil } = await accessPupil(tx, actor, input.pupilId)
  const { from, to } = input
  if (to < from) throw invalid('Последний день раньше первого', 'The last day is before the first', 'to')
  const rows = await tx
    .selectFrom('attendance_marks')
    .innerJoin('lessons', 'lessons.id', 'lesson_id')
    .innerJoin('subjects', 'subjects.id', 'subject_id')
    .select(['lesson_id', 'day', 'no', 'subjects.name', 'mark'])
    .where('pupil_id', '=', pupil.id)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .orderBy('day', 'desc')
    .orderBy('no', 'desc')
    .limit(1000)
    .execute()
  const calls = await readStays(
    tx,
    rows.map(({ lesson_id }) => lesson_id),
  )
  const lessons = rows.map(({ lesson_id, day, no, name, mark }) => {
    const call = calls.get(lesson_id)
    const minutes = call ? minutesOf(call.stays.get(pupil.id) ?? [], now()) : null
    return { day, no, subject: name, mark, minutes }
  })
  const count = (mark: contract.Mark) => rows.filter((row) => row.mark === mark).length
  return {
    pupil: { id: pupil.id, name: fullName(pupil) },
    lessons,
    present: count('present'),
    absent: count('absent'),
    ill: count('ill'),
  }
})
