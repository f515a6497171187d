import '../words.ts'
import '../lessons.css'
import { BookOpen, ClipboardCheck, Eye, PersonStanding, Timer } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import type { OutputOf } from '#contract'
import type { getLessonOfCall, lessonsChanged } from '#contract/lessons'
import { minuteOf } from '#rules/lessons'
import { applyAnswers, deviceOf, type LessonPlan, NORMS, type Pause, planLesson } from '#rules/sanitary'
import { Icon } from '#ui'
import { refresh, useAsk } from '#web/api'
import { useWords } from '#web/i18n'
import { useEvent } from '#web/use-live'
import { lessonHref, useNow } from '../use-lessons.ts'
import { PauseGuide } from './PauseGuide.tsx'
import { PhoneAsks } from './PhoneAsks.tsx'

type OfCall = OutputOf<typeof getLessonOfCall>

/** R122, R123: a quiet line over the lesson's call: how long it lasts, when the next pause is, and the pause itself. */
export function LessonInCall({ callId }: { callId: string; host: boolean }) {
  const { data } = useAsk<typeof getLessonOfCall>('lessons.getLessonOfCall', { callId })
  useEvent<typeof lessonsChanged>('lessons.lessonsChanged', () => refresh('lessons.getLessonOfCall'))
  if (!data?.lesson || !data.startedAt) return null
  return (
    <>
      <Line known={data} startedAt={data.startedAt} />
      {data.page?.can.lead && <PhoneAsks page={data.page} />}
    </>
  )
}

/** By the same clock for everybody in the call: nobody has to send it. */
function Line({ known, startedAt }: { known: OfCall; startedAt: string }) {
  const t = useWords('lessons')
  const now = useNow(1000)
  const plan = usePlan(known)
  const [skipped, setSkipped] = useState<number>()
  const minutes = (now - Date.parse(startedAt)) / 60_000
  const pause = plan.pauses.find(({ at, seconds }) => at <= minutes && minutes < at + seconds / 60)
  const next = plan.pauses.find(({ at }) => at > minutes)
  return (
    <div className="lessons-line">
      <p className="row small">
        <Icon of={Timer} size="s" />
        {t('timer.of', { count: Math.max(0, Math.floor(minutes)), subject: known.lesson!.subject.name })}
      </p>
      <Coming next={next} minutes={minutes} />
      <Limit limit={plan.limit} minutes={minutes} />
      <Beside page={known.page} />
      {pause && pause.at !== skipped && (
        <PauseGuide
          pause={pause}
          left={Math.ceil((pause.at - minutes) * 60 + pause.seconds)}
          onSkip={() => setSkipped(pause.at)}
        />
      )}
    </div>
  )
}

/** R099: what the lesson is held with; for the teacher, who is there. Each in a window of its own, so that the call goes on. */
function Beside({ page }: { page: OfCall['page'] }) {
  const t = useWords('lessons')
  if (!page) return null
  return (
    <>
      {page.chatId && (
        <a className="row small" href={`/chats/${page.chatId}/materials`} target="_blank" rel="noopener">
          <Icon of={BookOpen} size="s" />
          {t('materials')}
        </a>
      )}
      {page.can.lead && (
        <a className="row small" href={lessonHref(page.lesson)} target="_blank" rel="noopener">
          <Icon of={ClipboardCheck} size="s" />
          {t('timer.roll')}
        </a>
      )}
    </>
  )
}

function usePlan({ lesson, answers }: OfCall): LessonPlan {
  return useMemo(() => {
    const norms = applyAnswers(NORMS.norms, new Map(answers.map(({ normId, value }) => [normId, value])))
    const { starts, ends, grade, remote, device } = lesson!
    const minutes = starts && ends ? minuteOf(ends) - minuteOf(starts) : 40
    return planLesson({ grade, minutes, device: deviceOf({ device, remote }) }, norms)
  }, [lesson, answers])
}

function Coming({ next, minutes }: { next: Pause | undefined; minutes: number }) {
  const t = useWords('lessons')
  if (!next) return null
  return (
    <p className="row small dim">
      <Icon of={next.kind === 'eyes' ? Eye : PersonStanding} size="s" />
      {t(`timer.${next.kind}`, { count: Math.ceil(next.at - minutes) })}
    </p>
  )
}

/** The norm of minutes at the screen: said before it is reached, and when it is. */
function Limit({ limit, minutes }: { limit: LessonPlan['limit']; minutes: number }) {
  const t = useWords('lessons')
  const [said, setSaid] = useState('')
  const state = !limit || minutes < limit.warnAt ? '' : minutes < limit.minutes ? 'near' : 'over'
  useEffect(() => setSaid(state), [state])
  if (!limit || !said) return null
  return (
    <p className="lessons-limit small" role="status">
      {t(`timer.${said}`, { count: limit.minutes })}
    </p>
  )
}
