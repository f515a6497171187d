import { useState } from 'react'
import type { answerWork, LessonPage, Work } from '#contract/lessons'
import { Button, Card, Field, toast } from '#ui'
import { useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { keyOf, REFRESH } from '../use-lessons.ts'
import { Handed, WorkTag } from './HandIn.tsx'

/** For whoever leads the lesson: what has been handed in, those that wait first. No marks: they are in the journal. */
export function WorksCard({ page }: { page: LessonPage }) {
  const t = useWords('lessons')
  const { works, lesson } = page
  if (!lesson.task || (!page.handedIn && works.length === 0)) return null
  const inOrder = works.toSorted((one, other) => Number(one.verdict !== null) - Number(other.verdict !== null))
  const waiting = works.filter(({ verdict }) => verdict === null).length
  return (
    <Card
      title={t('task.works')}
      aside={waiting > 0 && <span className="dim">{t('task.waiting', { count: waiting })}</span>}
    >
      {works.length === 0 && <p className="dim">{t('task.noWorks')}</p>}
      <ul className="lessons-works">
        {inOrder.map((work) => (
          <WorkRow key={work.id} page={page} work={work} />
        ))}
      </ul>
    </Card>
  )
}

function WorkRow({ page, work }: { page: LessonPage; work: Work }) {
  const t = useWords('lessons')
  const [returning, setReturning] = useState(false)
  const [answer, setAnswer] = useState('')
  const answering = useRun<typeof answerWork>('lessons.answerWork', {
    refresh: REFRESH,
    onDone: () => {
      setReturning(false)
      setAnswer('')
    },
  })
  const say = (verdict: 'accepted' | 'returned') =>
    answering.mutate(
      { ...keyOf(page.lesson), workId: work.id, verdict, answer },
      { onError: ({ reason }) => toast(reason) },
    )
  return (
    <li className="stack stack-s">
      <p className="row wrap">
        <b>{work.pupil.name}</b>
        <WorkTag work={work} />
      </p>
      <Handed work={work} />
      {returning && (
        <Field
          label={t('task.what')}
          value={answer}
          maxLength={1000}
          onChange={({ target }) => setAnswer(target.value)}
        />
      )}
      {work.verdict === null && (
        <div className="row wrap">
          {!returning && (
            <Button
              kind="soft"
              busy={answering.isPending}
              aria-label={t('task.acceptOf', { name: work.pupil.name })}
              onClick={() => say('accepted')}
            >
              {t('task.accept')}
            </Button>
          )}
          <Button
            kind={returning ? 'pri' : 'line'}
            busy={returning && answering.isPending}
            disabled={returning && answer.trim() === ''}
            aria-label={t('task.returnOf', { name: work.pupil.name })}
            onClick={() => (returning ? say('returned') : setReturning(true))}
          >
            {t('task.return')}
          </Button>
          {returning && <Button onClick={() => setReturning(false)}>{t('cancel')}</Button>}
        </div>
      )}
    </li>
  )
}
