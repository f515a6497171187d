import { now } from '#server/clock'
import { invalid } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../../contract.ts'
import { viewLessonPage } from '../days/lesson-page.ts'
import { checkLeads } from '../days/start-lesson.ts'
import { tellLessons, tellReturned } from '../tell.ts'
import { accessWork, noWork } from './access.ts'

/** «Принято», or back with a word what to put right. No marks: they are in the journal. */
export const answerWork = handleCommand(contract.answerWork, async ({ tx, actor, input }) => {
  const { work, held } = await accessWork(tx, actor, input.workId)
  checkLeads(held)
  const { classId, day, no, group, verdict, answer } = input
  const named = work.class_id === classId && work.day === day && work.no === no && work.group_name === group
  if (!named) throw noWork()
  if (verdict === 'returned' && !answer) {
    throw invalid('Напишите, что исправить', 'Write what to put right', 'answer')
  }
  const { personId, organizationId } = held.hat
  await tx
    .updateTable('task_works')
    .set({ verdict, answer: answer || null, answered_at: now(), answered_by: personId })
    .where('id', '=', work.id)
    .execute()
  if (verdict === 'returned') await tellReturned(tx, work.id, personId)
  await tellLessons(tx, organizationId, [classId], personId)
  return viewLessonPage(tx, held)
})
