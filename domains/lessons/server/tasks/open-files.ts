import { openKept } from '#domains/files'
import { admit, type Operation } from '#server/operation'
import type { LessonKey } from '../../contract.ts'
import * as contract from '../../contract.ts'
import { noLesson } from '../access.ts'
import { accessLesson } from '../days/hold.ts'
import { accessWork, noWork } from './access.ts'

/** What the teacher has put to the task, for everybody who has this lesson. Streams. */
export const openTaskFile: Operation = {
  contract: contract.openTaskFile,
  async run(db, call, raw) {
    const { actor, input } = admit(contract.openTaskFile, call, raw)
    const { fileId, ...key } = input as LessonKey & { fileId: string }
    const { laid } = await accessLesson(db, actor!, key)
    const row = await db
      .selectFrom('lessons')
      .select(['id', 'task_files'])
      .where('id', '=', laid.lessonId)
      .executeTakeFirst()
    const file = row?.task_files.find(({ id }) => id === fileId)
    if (!row || !file) throw noLesson()
    return openKept(db, { ...file, keptFor: row.id })
  },
}

/** What a pupil has handed in. */
export const openWorkFile: Operation = {
  contract: contract.openWorkFile,
  async run(db, call, raw) {
    const { actor, input } = admit(contract.openWorkFile, call, raw)
    const { workId, fileId } = input as { workId: string; fileId: string }
    const { work } = await accessWork(db, actor!, workId)
    const file = work.files.find(({ id }) => id === fileId)
    if (!file) throw noWork()
    return openKept(db, { ...file, keptFor: work.id })
  },
}
