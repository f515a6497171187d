import { type FormEvent, useState } from 'react'
import type { Form, LessonPage, openTaskFile, recordLesson } from '#contract/lessons'
import { addDays, TASK_DAYS } from '#rules/lessons'
import { Button, Card, Checkbox, Field, Note, Select, TextArea, toast } from '#ui'
import { downloadUrl, useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { useHat } from '#web/session'
import { keyOf, REFRESH } from '../use-lessons.ts'
import { TaskFilesField, useTaskFiles } from './TaskFiles.tsx'

const FORMS: readonly Form[] = ['lesson', 'lecture', 'consultation', 'practice', 'test', 'selfStudy']

/** R114, R118: what the lesson is about, its form and means, and the task with its day. */
export function RecordCard({ page }: { page: LessonPage }) {
  const t = useWords('lessons')
  const hat = useHat()
  const { lesson } = page
  const files = useTaskFiles(page.files)
  const [topic, setTopic] = useState(lesson.topic ?? '')
  const [form, setForm] = useState<Form>(page.form ?? (lesson.remote ? 'lecture' : 'lesson'))
  const [means, setMeans] = useState(page.means ?? (lesson.remote ? t('record.call') : ''))
  const [task, setTask] = useState(lesson.task ?? '')
  const [handedIn, setHandedIn] = useState(lesson.task ? page.handedIn : lesson.remote)
  const [taskDue, setTaskDue] = useState(lesson.taskDue ?? addDays(lesson.day, TASK_DAYS))
  const saving = useRun<typeof recordLesson>('lessons.recordLesson', {
    refresh: REFRESH,
    onDone: (saved) => {
      files.saved(saved.files)
      toast(t('record.saved'))
    },
  })
  const errorOf = (field: string) => (saving.error?.field === field ? saving.error.reason : undefined)
  function save(event: FormEvent) {
    event.preventDefault()
    saving.mutate({
      ...keyOf(lesson),
      topic,
      form,
      means,
      task,
      taskDue: task ? taskDue : null,
      files: files.ids,
      handedIn,
    })
  }
  return (
    <Card title={t('record.title')}>
      <form className="stack" onSubmit={save}>
        <Field
          label={t('record.topic')}
          value={topic}
          maxLength={300}
          onChange={({ target }) => setTopic(target.value)}
        />
        <Select
          label={t('record.form')}
          value={form}
          onChange={(value) => setForm(value as Form)}
          options={FORMS.map((value) => ({ value, label: t(`form.${value}`) }))}
        />
        <Field
          label={t('record.means')}
          hint={t('record.meansHint')}
          value={means}
          maxLength={300}
          onChange={({ target }) => setMeans(target.value)}
        />
        <TextArea
          label={t('record.task')}
          value={task}
          maxLength={2000}
          onChange={({ target }) => setTask(target.value)}
        />
        {task && (
          <Field
            type="date"
            label={t('record.due')}
            hint={t('record.dueHint')}
            error={errorOf('taskDue')}
            min={lesson.day}
            value={taskDue}
            onChange={({ target }) => setTaskDue(target.value)}
          />
        )}
        {task && (
          <Checkbox label={t('task.here')} hint={t('task.hereHint')} checked={handedIn} onChange={setHandedIn} />
        )}
        {task && (
          <TaskFilesField
            files={files}
            organizationId={hat?.organization.id ?? ''}
            label={t('task.addMaterials')}
            hrefOf={(fileId) => downloadUrl<typeof openTaskFile>('lessons.openTaskFile', { ...keyOf(lesson), fileId })}
          />
        )}
        {saving.error && !saving.error.field && <Note kind="bad">{saving.error.reason}</Note>}
        <div>
          <Button kind="soft" type="submit" busy={saving.isPending || files.busy}>
            {t('record.save')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
