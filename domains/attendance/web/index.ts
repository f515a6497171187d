import { lazy } from 'react'
import { screen } from '#web/router'
import { refreshOn } from '#web/use-live'

export const DayScreen = screen(() => import('./DayScreen.tsx'), 'DayScreen')
export const HistoryScreen = screen(() => import('./HistoryScreen.tsx'), 'HistoryScreen')

/** For the page of a lesson: who is there. */
export const RollCard = lazy(() => import('./RollCard.tsx').then((file) => ({ default: file.RollCard })))
/** Under the page of today: how many are at lessons. */
export const DayGlance = lazy(() => import('./DayGlance.tsx').then((file) => ({ default: file.DayGlance })))
/** Under the page of today: a child is ill. */
export const AbsenceCard = lazy(() => import('./AbsenceCard.tsx').then((file) => ({ default: file.AbsenceCard })))

refreshOn('attendance.attendanceChanged', 'attendance.getRoll', 'attendance.getDay', 'attendance.listAbsences')
