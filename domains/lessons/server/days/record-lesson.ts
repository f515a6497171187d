import { note } from '#server/audit'
import { now } from '#server/clock'
import { invalid } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../../contract.ts'
import { addDays, TASK_DAYS } from '../../rules.ts'
import { keepFiles } from '../tasks/keep-files.ts'
import { tellLessons } from '../tell.ts'
import { accessLesson, keepLesson } from './hold.ts'
import { viewLessonPage } from './lesson-page.ts'
import { checkLeads } from './start-lesson.ts'

/** What the lesson was, or will be: its topic, form and means (R114), and the task with its day (R118). */
export const recordLesson = handleCommand(contract.recordLesson, async ({ tx, actor, input }) => {
  const held = await accessLesson(tx, actor, input)
  checkLeads(held)
  const { topic, form, means, task, day } = input
  const due = task ? (input.taskDue ?? addDays(day, TASK_DAYS)) : null
  if (due && due < day) throw invalid('Срок задания раньше урока', 'The task is due before the lesson', 'taskDue')
  const row = await keepLesson(tx, held)
  const { personId, organizationId } = held.hat
  const files =
    input.files && (await keepFiles(tx, { fileIds: input.files, before: row.task_files, personId, keptFor: row.id }))
  await tx
    .updateTable('lessons')
    .set({
      topic: topic || null,
      form,
      means: means || null,
      task: task || null,
      task_due: due,
      recorded_at: now(),
      recorded_by: personId,
      ...(files ? { task_files: JSON.stringify(files) } : {}),
      ...(input.handedIn === undefined ? {} : { task_handed_in: input.handedIn }),
    })
    .where('id', '=', row.id)
    .execute()
  note(tx, {
    organizationId,
    action: 'lessons.recordLesson',
    byPersonId: personId,
    object: { kind: 'lesson', id: row.id },
  })
  await tellLessons(tx, organizationId, [input.classId], personId)
  return viewLessonPage(tx, { ...held, laid: { ...held.laid, lessonId: row.id } })
})
