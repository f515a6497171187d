import { useCallback, useEffect, useState } from 'react'
import type { Lesson, LessonKey, lessonsChanged, listLessons, OffDay } from '#contract/lessons'
import type { Hat } from '#contract/people'
import { refresh, useAsk } from '#web/api'
import { useHat } from '#web/session'
import { useEvent } from '#web/use-live'

export const REFRESH = ['lessons.listLessons', 'lessons.getLesson', 'lessons.getLessonOfCall', 'lessons.listTasks']

/** The calendar day where the school stands. */
export const schoolDay = (timeZone: string | undefined, at = Date.now()): string =>
  new Intl.DateTimeFormat('sv-SE', timeZone ? { timeZone } : {}).format(at)

/** Mine of these days, or all of one class; heard of anew when a class that stands there changes. */
export function useLessons(hat: Hat | null | undefined, from: string, to: string, classId?: string) {
  const input = { organizationId: hat?.organization.id ?? '', from, to, ...(classId ? { classId } : {}) }
  const asked = useAsk<typeof listLessons>('lessons.listLessons', input, {
    enabled: Boolean(hat),
    placeholderData: (old) => old,
  })
  const { data } = asked
  const concerns = useCallback(
    (changed: string) => {
      const own = [...(hat?.classes ?? []).map(({ id }) => id), ...(hat?.children ?? []).map((child) => child.classId)]
      return changed === classId || own.includes(changed) || data?.lessons.some((one) => one.classId === changed)
    },
    [hat, classId, data],
  )
  useEvent<typeof lessonsChanged>('lessons.lessonsChanged', (view) => {
    if (view && concerns(view.classId)) refresh(...REFRESH)
  })
  return asked
}

/** Mine of today, and why there are none; the page of today asks again when the day turns. */
export function useToday(): { lessons: Lesson[]; off: OffDay[] } {
  const hat = useHat()
  const day = schoolDay(hat?.organization.timeZone, useNow(60_000))
  return useLessons(hat, day, day).data ?? NOTHING
}

const NOTHING = { lessons: [], off: [] }

export type Moment = 'past' | 'now' | 'ahead'

export function momentOf({ startsAt, endsAt }: Lesson, now: number): Moment {
  if (!startsAt || !endsAt) return 'ahead'
  if (now >= Date.parse(endsAt)) return 'past'
  return now >= Date.parse(startsAt) ? 'now' : 'ahead'
}

/** The clock of a page: often enough for «ещё 18 минут». */
export function useNow(every = 20_000): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every)
    return () => clearInterval(timer)
  }, [every])
  return now
}

export const lessonHref = ({ classId, day, no, group }: LessonKey): string =>
  `/lessons/${classId}/${day}/${no}${group ? `?group=${encodeURIComponent(group)}` : ''}`

export const offKey = ({ day, kind, name, classNames }: OffDay): string => [day, kind, name, ...classNames].join(' ')

export const keyOf = ({ classId, day, no, group }: Lesson) => ({ classId, day, no, group })
