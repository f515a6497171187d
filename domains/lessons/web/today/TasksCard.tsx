import { useState } from 'react'
import type { listTasks, Task } from '#contract/lessons'
import type { Hat } from '#contract/people'
import { addDays } from '#rules/lessons'
import { Button, Card, NameChip, Tag } from '#ui'
import { useAsk } from '#web/api'
import { useWords } from '#web/i18n'
import { dayWords } from '../day-words.ts'
import { useDayOver } from '../use-day-over.ts'
import { lessonHref, schoolDay } from '../use-lessons.ts'

const SHOWN = 5
const TAGS = { handed: 'wait', accepted: 'ok', returned: 'bad' } as const

/** What is to be done and by when; for a teacher, what waits to be looked at. */
export function TasksCard({ hat }: { hat: Hat }) {
  const t = useWords('lessons')
  const [all, setAll] = useState(false)
  const { data } = useAsk<typeof listTasks>('lessons.listTasks', { organizationId: hat.organization.id })
  const over = useDayOver()
  if (!data) return null
  // Homework for lessons that are over is nothing to do any more.
  const tasks = data.tasks.filter(({ handedIn, due }) => handedIn || !over || due > data.today)
  const inOrder = tasks.toSorted((one, other) => Number(isDone(one)) - Number(isDone(other)))
  const shown = all ? inOrder : inOrder.slice(0, SHOWN)
  const several = new Set(data.tasks.map(({ pupil }) => pupil.id)).size > 1
  return (
    <>
      {data.waiting.length > 0 && (
        <Card title={t('task.toLookAt')}>
          <ul className="lessons-list">
            {data.waiting.map((one) => (
              <li key={lessonHref(one)}>
                <div className="sp">
                  <a href={lessonHref(one)}>
                    {one.subject.name}, {one.className}
                  </a>
                  <p className="small dim">{dayWords(one.day)}</p>
                </div>
                <span className="dim small">{t('task.waiting', { count: one.count })}</span>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {tasks.length > 0 && (
        <Card title={t('task.tasks')}>
          <ul className="lessons-list">
            {shown.map((one) => (
              <Row key={`${one.pupil.id} ${lessonHref(one)}`} one={one} several={several} hat={hat} />
            ))}
          </ul>
          {inOrder.length > SHOWN && (
            <Button kind="line" onClick={() => setAll(!all)}>
              {all ? t('task.fewer') : t('task.more', { count: inOrder.length - SHOWN })}
            </Button>
          )}
        </Card>
      )}
    </>
  )
}

const isDone = ({ state }: Task): boolean => state === 'handed' || state === 'accepted'

function Row({ one, several, hat }: { one: Task; several: boolean; hat: Hat }) {
  const t = useWords('lessons')
  const today = schoolDay(hat.organization.timeZone)
  const late = one.handedIn && one.state === 'open' && one.due < today
  const due =
    one.due === today ? t('task.today') : one.due === addDays(today, 1) ? t('task.tomorrow') : dayWords(one.due)
  return (
    <li>
      <div className="sp">
        <p>
          <a href={lessonHref(one)}>{one.subject.name}</a>{' '}
          {several && <NameChip id={one.pupil.id} name={one.pupil.name.split(' ')[0]!} />}
        </p>
        <p className="small lessons-short">{one.task}</p>
        <p className="small dim">{t(one.handedIn ? 'task.due' : 'task.by', { day: due })}</p>
      </div>
      {one.state !== 'open' && <Tag kind={TAGS[one.state]}>{t(`task.state.${one.state}`)}</Tag>}
      {late && <Tag kind="bad">{t('task.overdue')}</Tag>}
    </li>
  )
}
