import { createElement, lazy } from 'react'
import { registerCallPart } from '#screens/calls'
import { registerDay, registerTodayCard } from '#screens/chats'
import { screen } from '#web/router'
import { lessonHref, offKey, useToday } from './use-lessons.ts'

export const WeekScreen = screen(() => import('./week/WeekScreen.tsx'), 'WeekScreen')
export const LessonScreen = screen(() => import('./lesson/LessonScreen.tsx'), 'LessonScreen')
export const TimetablesScreen = screen(() => import('./school/TimetablesScreen.tsx'), 'TimetablesScreen')
export const TimetableScreen = screen(() => import('./school/TimetableScreen.tsx'), 'TimetableScreen')
export const RemoteScreen = screen(() => import('./remote/RemoteScreen.tsx'), 'RemoteScreen')

const LessonSlot = lazy(() => import('./today/LessonSlot.tsx').then((file) => ({ default: file.LessonSlot })))
const OffSlot = lazy(() => import('./today/OffSlot.tsx').then((file) => ({ default: file.OffSlot })))

registerDay({
  key: 'lessons',
  useEntries: () => {
    const { lessons, off } = useToday()
    return [
      ...off.map((one) => ({ key: offKey(one), at: one.day, slot: createElement(OffSlot, { off: one }) })),
      ...lessons.map((lesson) => ({
        key: lessonHref(lesson),
        at: lesson.startsAt ?? `${lesson.day}T${String(lesson.no).padStart(2, '0')}`,
        slot: createElement(LessonSlot, { lesson }),
      })),
    ]
  },
})

registerTodayCard(
  'lessons',
  lazy(() => import('./today/BelowToday.tsx').then((file) => ({ default: file.BelowToday }))),
)

registerCallPart({
  Refused: lazy(() => import('./call/PhoneAtDoor.tsx').then((file) => ({ default: file.PhoneAtDoor }))),
  Inside: lazy(() => import('./call/LessonInCall.tsx').then((file) => ({ default: file.LessonInCall }))),
})
