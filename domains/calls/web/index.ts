import { CalendarPlus } from 'lucide-react'
import { createElement, lazy } from 'react'
import { registerAttachment, registerComposing, registerDay, registerHeaderPart } from '#screens/chats'
import { screen } from '#web/router'
import { mayPlan } from './live.ts'
import { usePlanned } from './planned/use-planned.ts'

export const CallScreen = screen(() => import('./CallScreen.tsx'), 'CallScreen')

export const CheckScreen = screen(() => import('./check/CheckScreen.tsx'), 'CheckScreen')
export const GuestScreen = screen(() => import('./guests/GuestScreen.tsx'), 'GuestScreen')
export const CallsScreen = screen(() => import('./planned/CallsScreen.tsx'), 'CallsScreen')
export const PlannedScreen = screen(() => import('./planned/PlannedScreen.tsx'), 'PlannedScreen')

/** Beside every framed page: it rings. */
export const Ringing = lazy(() => import('./Ringing.tsx').then((file) => ({ default: file.Ringing })))

registerAttachment(
  'call',
  lazy(() => import('./CallInChat.tsx').then((file) => ({ default: file.CallInChat }))),
)

registerHeaderPart(lazy(() => import('./CallBar.tsx').then((file) => ({ default: file.CallBar }))))

registerAttachment(
  'plannedCall',
  lazy(() => import('./planned/PlannedInChat.tsx').then((file) => ({ default: file.PlannedInChat }))),
  'card',
)

registerComposing({
  key: 'plannedCall',
  icon: CalendarPlus,
  label: { ru: 'Запланировать звонок', en: 'Plan a call' },
  isFor: mayPlan,
  Dialog: lazy(() => import('./planned/PlanDialog.tsx').then((file) => ({ default: file.NewPlan }))),
})

const PlannedSlot = lazy(() => import('./planned/CallsScreen.tsx').then((file) => ({ default: file.PlannedSlot })))

registerDay({
  key: 'calls',
  useEntries: () =>
    usePlanned(1)?.map((one) => ({
      key: `${one.planned.id} ${one.at.day}`,
      at: one.at.startsAt,
      slot: createElement(PlannedSlot, one),
    })),
})

export { type DoorProps, type HeadProps, registerCallPart } from './Parts.tsx'
