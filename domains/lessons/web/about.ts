import type { Lesson, OffDay } from '#contract/lessons'
import type { Say } from '#web/i18n'
import { dayAndMonth, dayWords } from './day-words.ts'

/** «Кабинет 24», «дистанционно», and what of it is not as usual. */
export function aboutLesson(lesson: Lesson, t: Say, { teacher = true } = {}): string {
  const { remote, room, group, change } = lesson
  return [
    change && change !== 'movedAway' && change !== 'cancelled' && t(`change.${change}`),
    group && t('group', { group }),
    teacher && lesson.teacher && !lesson.mine && lesson.teacher.name,
    remote ? t('remote') : /^\d/.test(room) ? t('room', { room }) : room,
  ]
    .filter(Boolean)
    .join(', ')
}

/** Why a lesson is not held here. */
export function awayWords({ change, movedTo, reason }: Lesson, t: Say): string | null {
  const why = reason ? `: ${reason}` : ''
  if (change === 'cancelled') return t('change.cancelled') + why
  if (change === 'movedAway' && movedTo)
    return t('change.movedTo', { day: dayWords(movedTo.day), no: movedTo.no }) + why
  return null
}

/** Why there are no lessons that day, whose, and until when. */
export function offWords({ kind, name, to, day, classNames }: OffDay, t: Say): string {
  const what = kind === 'holidays' ? name : t(`off.${kind}`)
  const until = to !== null && to > day ? `, ${t('off.until', { day: dayAndMonth(to) })}` : ''
  const whose = classNames.length > 0 ? `${classNames.join(', ')}: ` : ''
  return `${whose}${what}${until}`
}
