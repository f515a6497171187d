import { createElement, lazy } from 'react'
import { registerDay } from '#screens/chats'
import { daysFromToday } from '#web/i18n'
import { screen } from '#web/router'
import { useHat } from '#web/session'
import './live.ts'
import { useTimes } from './use-times.ts'

export const AppointmentsScreen = screen(() => import('./AppointmentsScreen.tsx'), 'AppointmentsScreen')

/** For «Ещё». */
export const AppointmentsCard = lazy(() =>
  import('./AppointmentsCard.tsx').then((file) => ({ default: file.AppointmentsCard })),
)
const TalkSlot = lazy(() => import('./TalkSlot.tsx').then((file) => ({ default: file.TalkSlot })))

registerDay({
  key: 'appointments',
  useEntries: () => {
    const timeZone = useHat()?.organization.timeZone
    const { data } = useTimes()
    if (!data) return undefined
    const own = [...data.offered.filter(({ taken }) => taken), ...data.taken]
    return own
      .filter(({ startsAt }) => daysFromToday(startsAt, timeZone ? { timeZone } : {}) === 0)
      .map((time) => ({ key: time.id, at: time.startsAt, slot: createElement(TalkSlot, { time }) }))
  },
})
