import '../words.ts'
import '../lessons.css'
import { Fragment } from 'react'
import type { Lesson } from '#contract/lessons'
import type { Hat } from '#contract/people'
import { OPENS_MINUTES } from '#rules/lessons'
import { Button, DaySlot, NameChip } from '#ui'
import { useWords } from '#web/i18n'
import { useHat } from '#web/session'
import { aboutLesson, awayWords } from '../about.ts'
import { lessonHref, momentOf, useNow } from '../use-lessons.ts'
import { useStart } from '../use-start.ts'

/** A lesson on the page of today: what goes on now is at hand in one press. */
export function LessonSlot({ lesson }: { lesson: Lesson }) {
  const t = useWords('lessons')
  const hat = useHat()
  const now = useNow()
  const away = awayWords(lesson, t)
  const moment = momentOf(lesson, now)
  const state = away ? undefined : moment === 'ahead' ? undefined : moment
  const left = lesson.endsAt ? Math.ceil((Date.parse(lesson.endsAt) - now) / 60_000) : 0
  const about = [
    aboutLesson(lesson, t, { teacher: false }),
    moment === 'now' && !away && t('left', { count: left }),
    lesson.goesOn && !lesson.callId && t('goesOn').toLowerCase(),
  ]
  return (
    <DaySlot
      time={lesson.starts ?? t('noShort', { no: lesson.no })}
      {...(lesson.startsAt ? { dateTime: lesson.startsAt } : {})}
      {...(state ? { state } : {})}
      title={
        <>
          <a
            href={lessonHref(lesson)}
            className={away ? 'lessons-gone' : state === 'past' ? 'lessons-past' : undefined}
          >
            {lesson.subject.name}
          </a>
          {hat && <Whose lesson={lesson} hat={hat} />}
        </>
      }
    >
      {away ? <p>{away}</p> : <p>{about.filter(Boolean).join(', ')}</p>}
      {!away && <Doing lesson={lesson} now={now} />}
    </DaySlot>
  )
}

/** The class for its teacher, the child for a parent of several. */
function Whose({ lesson, hat }: { lesson: Lesson; hat: Hat }) {
  if (lesson.mine) return <span className="dim"> {lesson.className}</span>
  if (hat.children.length < 2) return null
  const children = hat.children.filter(({ classId }) => classId === lesson.classId)
  return children.map(({ id, name }) => (
    <Fragment key={id}>
      {' '}
      <NameChip id={id} name={name} />
    </Fragment>
  ))
}

function Doing({ lesson, now }: { lesson: Lesson; now: number }) {
  const t = useWords('lessons')
  const { start, busy } = useStart()
  const opens = lesson.startsAt ? Date.parse(lesson.startsAt) - OPENS_MINUTES * 60_000 : Number.POSITIVE_INFINITY
  const open = now >= opens && momentOf(lesson, now) !== 'past'
  if (lesson.callId) {
    return (
      <Button kind="pri" href={`/calls/${lesson.callId}`}>
        {t('enter')}
      </Button>
    )
  }
  if (!lesson.mine || !open || lesson.goesOn) return null
  if (lesson.remote) {
    return (
      <Button kind="pri" busy={busy} onClick={() => start(lesson)}>
        {t('start')}
      </Button>
    )
  }
  return (
    <Button kind="soft" href={lessonHref(lesson)}>
      {t('markWho')}
    </Button>
  )
}
