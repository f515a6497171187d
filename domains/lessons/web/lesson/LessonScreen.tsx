import '../words.ts'
import '../lessons.css'
import { BookOpen, CalendarClock, MessagesSquare, Video } from 'lucide-react'
import { Suspense, useState } from 'react'
import type { getLesson, LessonPage, lessonsChanged } from '#contract/lessons'
import { RollCard } from '#screens/attendance'
import { FilmOfLesson } from '#screens/recordings'
import { Button, Card, Note, Page, Skeleton, Tag, TopBar } from '#ui'
import { refresh, useAsk } from '#web/api'
import { useWords } from '#web/i18n'
import { useParam, useQueryValue } from '#web/router'
import { useHat, useMe } from '#web/session'
import { useEvent } from '#web/use-live'
import { aboutLesson, awayWords } from '../about.ts'
import { dayTitle } from '../day-words.ts'
import { TopDeed } from '../TopDeed.tsx'
import { keyOf, schoolDay } from '../use-lessons.ts'
import { useStart } from '../use-start.ts'
import { ChangeDialog } from './ChangeDialog.tsx'
import { RecordCard } from './RecordCard.tsx'
import { TaskCard } from './TaskCard.tsx'
import { WorksCard } from './WorksCard.tsx'

/** A lesson: its call, its record, its task, who is there. */
export function LessonScreen() {
  const t = useWords('lessons')
  useMe()
  const key = {
    classId: useParam('classId'),
    day: useParam('day'),
    no: Number(useParam('no')),
    group: useQueryValue('group') ?? '',
  }
  const { data, error } = useAsk<typeof getLesson>('lessons.getLesson', key)
  useEvent<typeof lessonsChanged>('lessons.lessonsChanged', (view) => {
    if (view?.classId === key.classId) refresh('lessons.getLesson')
  })
  return (
    <Page>
      <title>{data ? `${data.lesson.subject.name}, ${data.lesson.className}` : t('lesson')}</title>
      {error && (
        <>
          <TopBar title={t('lesson')} back="/timetable" />
          <Note kind="bad">{error.reason}</Note>
        </>
      )}
      {!data && !error && <Skeleton lines={5} />}
      {data && <LessonOf page={data} />}
    </Page>
  )
}

function LessonOf({ page }: { page: LessonPage }) {
  const t = useWords('lessons')
  const hat = useHat()
  const [changing, setChanging] = useState(false)
  const { lesson, can } = page
  const away = awayWords(lesson, t)
  const time = lesson.starts && lesson.ends ? `${lesson.starts}–${lesson.ends}` : t('noShort', { no: lesson.no })
  const today = schoolDay(hat?.organization.timeZone)
  const begun = lesson.day <= today
  return (
    <>
      <TopBar
        title={`${lesson.subject.name}, ${lesson.className}`}
        text={`${dayTitle(lesson.day)}, ${time}`}
        back="/timetable"
      >
        {can.change && !lesson.started && (
          <TopDeed icon={CalendarClock} kind="line" label={t('change.open')} onClick={() => setChanging(true)} />
        )}
      </TopBar>
      <div className="lessons-page" data-leads={can.lead || undefined}>
        <div className="stack lessons-head">
          {away && <Note kind="wait">{away}</Note>}
          <Card>
            <p>
              <b>{lesson.teacher?.name ?? t('noTeacher')}</b>
            </p>
            <p className="dim">{aboutLesson(lesson, t, { teacher: false })}</p>
            {!away && <CallRow page={page} today={lesson.day === today} />}
          </Card>
          <Suspense>
            {page.recordings.map((id) => (
              <FilmOfLesson key={id} recordingId={id} />
            ))}
          </Suspense>
        </div>
        {can.lead && !away && (
          <div className="lessons-roll">
            {begun ? <RollCard lesson={keyOf(lesson)} /> : <Note>{t('rollLater')}</Note>}
          </div>
        )}
        <div className="stack lessons-record">
          {can.lead ? <RecordCard page={page} /> : <TaskCard page={page} />}
          {can.lead && <WorksCard page={page} />}
        </div>
      </div>
      {changing && <ChangeDialog lesson={lesson} onClose={() => setChanging(false)} />}
    </>
  )
}

function CallRow({ page, today }: { page: LessonPage; today: boolean }) {
  const t = useWords('lessons')
  const { start, busy } = useStart()
  const { lesson, chatId, can } = page
  return (
    <div className="row wrap lessons-acts">
      {lesson.callId ? (
        <Button kind="pri" icon={Video} href={`/calls/${lesson.callId}`}>
          {t('enter')}
        </Button>
      ) : (
        can.lead &&
        today &&
        !lesson.goesOn && (
          <Button kind={lesson.remote ? 'pri' : 'line'} icon={Video} busy={busy} onClick={() => start(lesson)}>
            {t(lesson.started ? 'startAgain' : 'start')}
          </Button>
        )
      )}
      {chatId && (
        <>
          <Button icon={MessagesSquare} href={`/chats/${chatId}`}>
            {t('chat')}
          </Button>
          <Button icon={BookOpen} href={`/chats/${chatId}/materials`}>
            {t('materials')}
          </Button>
        </>
      )}
      {lesson.goesOn && !lesson.callId && <Tag kind="ok">{t('goesOn')}</Tag>}
      {lesson.started && !lesson.goesOn && <Tag kind="ok">{t('held')}</Tag>}
    </div>
  )
}
