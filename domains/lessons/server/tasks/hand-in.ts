import { now } from '#server/clock'
import { conflict, forbidden, invalid } from '#server/errors'
import { newId } from '#server/ids'
import { handleCommand } from '#server/operation'
import * as contract from '../../contract.ts'
import { accessLesson, keepLesson } from '../days/hold.ts'
import { viewLessonPage } from '../days/lesson-page.ts'
import { tellLessons } from '../tell.ts'
import { readHanding } from './access.ts'
import { keepFiles } from './keep-files.ts'

/** R118: late is said, and taken all the same; what the teacher has accepted stays as it is. */
export const handIn = handleCommand(contract.handIn, async ({ tx, actor, input }) => {
  const held = await accessLesson(tx, actor, input)
  const { personId, organizationId } = held.hat
  if (!(await readHanding(tx, held)).some(({ id }) => id === input.pupilId)) {
    throw forbidden('Работу сдаёт ученик или его родитель', 'A work is handed in by the pupil or a guardian')
  }
  const lesson = await keepLesson(tx, held)
  if (!lesson.task) throw conflict('У этого урока нет задания', 'This lesson has no task')
  if (!lesson.task_handed_in) {
    throw conflict('Это задание сдают на уроке, а не здесь', 'This task is shown at the lesson, not handed in here')
  }
  const { pupilId, text } = input
  if (!text && input.files.length === 0) {
    throw invalid('Напишите ответ или приложите файл', 'Write an answer or attach a file', 'text')
  }
  const before = await tx
    .selectFrom('task_works')
    .select(['id', 'files', 'verdict'])
    .where('lesson_id', '=', lesson.id)
    .where('pupil_id', '=', pupilId)
    .forUpdate()
    .executeTakeFirst()
  if (before?.verdict === 'accepted') {
    throw conflict('Учитель уже принял эту работу', 'The teacher has accepted this work already')
  }
  const id = before?.id ?? newId()
  const files = await keepFiles(tx, { fileIds: input.files, before: before?.files ?? [], personId, keptFor: id })
  const said = { text, files: JSON.stringify(files), handed_at: now(), handed_by: personId, verdict: null }
  if (before) await tx.updateTable('task_works').set(said).where('id', '=', id).execute()
  else {
    const unanswered = { answer: null, answered_at: null, answered_by: null }
    await tx
      .insertInto('task_works')
      .values({ id, lesson_id: lesson.id, pupil_id: pupilId, ...said, ...unanswered })
      .execute()
  }
  await tellLessons(tx, organizationId, [input.classId], personId)
  return viewLessonPage(tx, { ...held, laid: { ...held.laid, lessonId: lesson.id } })
})
