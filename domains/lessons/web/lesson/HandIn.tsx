import { type FormEvent, useState } from 'react'
import type { handIn, LessonPage, openWorkFile, Work } from '#contract/lessons'
import { Button, Card, Note, Tag, TextArea, toast } from '#ui'
import { downloadUrl, useRun } from '#web/api'
import { dayTimeInSentence, useWords } from '#web/i18n'
import { useHat } from '#web/session'
import { keyOf, REFRESH } from '../use-lessons.ts'
import { FileList, TaskFilesField, useTaskFiles } from './TaskFiles.tsx'

type Props = { page: LessonPage; pupil: { id: string; name: string }; named: boolean; work: Work | undefined }

/** R118: words, files, or both; it may be changed until the teacher has accepted it. */
export function HandIn({ page, pupil, named, work }: Props) {
  const t = useWords('lessons')
  const [changing, setChanging] = useState(false)
  const open = changing || !work || work.verdict === 'returned'
  return (
    <Card
      title={named ? t('task.workOf', { name: pupil.name }) : t('task.work')}
      mark={work && <WorkTag work={work} />}
    >
      <div className="stack stack-s">
        {work && <Handed work={work} />}
        {open ? (
          <HandInForm page={page} pupilId={pupil.id} work={work} onDone={() => setChanging(false)} />
        ) : (
          work?.verdict === null && (
            <div>
              <Button onClick={() => setChanging(true)}>{t('task.change')}</Button>
            </div>
          )
        )}
      </div>
    </Card>
  )
}

export function WorkTag({ work: { verdict, late } }: { work: Work }) {
  const t = useWords('lessons')
  const state = verdict ?? 'handed'
  return (
    <>
      <Tag kind={verdict === 'accepted' ? 'ok' : verdict === 'returned' ? 'bad' : 'wait'}>
        {t(`task.state.${state}`)}
      </Tag>
      {late && <Tag>{t('task.late')}</Tag>}
    </>
  )
}

/** As it was handed in, and what the teacher has said. */
export function Handed({ work }: { work: Work }) {
  const t = useWords('lessons')
  const timeZone = useHat()?.organization.timeZone
  const hrefOf = (fileId: string) =>
    downloadUrl<typeof openWorkFile>('lessons.openWorkFile', { workId: work.id, fileId })
  return (
    <>
      {work.text && <p className="lessons-task">{work.text}</p>}
      <FileList files={work.files} hrefOf={hrefOf} />
      <p className="small dim">
        {t('task.handedAt', { when: dayTimeInSentence(work.handedAt, timeZone ? { timeZone } : {}) })}
      </p>
      {work.answer && work.verdict && (
        <Note kind={work.verdict === 'returned' ? 'wait' : 'ok'}>{t('task.said', { answer: work.answer })}</Note>
      )}
    </>
  )
}

type FormProps = { page: LessonPage; pupilId: string; work: Work | undefined; onDone: () => void }

function HandInForm({ page, pupilId, work, onDone }: FormProps) {
  const t = useWords('lessons')
  const hat = useHat()
  const [text, setText] = useState(work?.text ?? '')
  const files = useTaskFiles(work?.files ?? [])
  const handing = useRun<typeof handIn>('lessons.handIn', {
    refresh: REFRESH,
    onDone: ({ works }) => {
      files.saved(works.find(({ pupil }) => pupil.id === pupilId)?.files ?? [])
      toast(t('task.handed'))
      onDone()
    },
  })
  const empty = text.trim() === '' && files.ids.length === 0
  function hand(event: FormEvent) {
    event.preventDefault()
    handing.mutate({ ...keyOf(page.lesson), pupilId, text, files: files.ids })
  }
  return (
    <form className="stack" onSubmit={hand}>
      <TextArea label={t('task.text')} value={text} maxLength={4000} onChange={({ target }) => setText(target.value)} />
      <TaskFilesField
        files={files}
        organizationId={hat?.organization.id ?? ''}
        label={t('task.addFiles')}
        hrefOf={(fileId) =>
          downloadUrl<typeof openWorkFile>('lessons.openWorkFile', { workId: work?.id ?? '', fileId })
        }
      />
      {handing.error && (
        <Note kind="bad" live>
          {handing.error.reason}
        </Note>
      )}
      <div>
        <Button kind="pri" type="submit" busy={handing.isPending || files.busy} disabled={empty}>
          {t('task.hand')}
        </Button>
      </div>
    </form>
  )
}
