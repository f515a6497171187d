import type { LessonPage, openTaskFile } from '#contract/lessons'
import { Card, Note } from '#ui'
import { downloadUrl } from '#web/api'
import { useWords } from '#web/i18n'
import { dayWords } from '../day-words.ts'
import { keyOf } from '../use-lessons.ts'
import { HandIn } from './HandIn.tsx'
import { FileList } from './TaskFiles.tsx'

/** For whoever learns: what the lesson was about, what is to be done by when, and the way to hand it in. */
export function TaskCard({ page }: { page: LessonPage }) {
  const t = useWords('lessons')
  const { lesson, files, pupils, works } = page
  if (!lesson.topic && !lesson.task) return <Note>{t('record.nothing')}</Note>
  return (
    <>
      <Card title={lesson.topic ?? t('record.task')}>
        <div className="stack stack-s">
          {lesson.task ? <p className="lessons-task">{lesson.task}</p> : <p className="dim">{t('task.none')}</p>}
          <FileList
            files={files}
            hrefOf={(fileId) => downloadUrl<typeof openTaskFile>('lessons.openTaskFile', { ...keyOf(lesson), fileId })}
          />
          {lesson.task && lesson.taskDue && (
            <p className="small dim">{t('record.until', { day: dayWords(lesson.taskDue) })}</p>
          )}
        </div>
      </Card>
      {lesson.task &&
        page.handedIn &&
        pupils.map((pupil) => (
          <HandIn
            key={pupil.id}
            page={page}
            pupil={pupil}
            named={pupils.length > 1}
            work={works.find((one) => one.pupil.id === pupil.id)}
          />
        ))}
    </>
  )
}
