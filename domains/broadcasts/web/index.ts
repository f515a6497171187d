import { createElement, lazy } from 'react'
import { registerAttachment, registerDay } from '#screens/chats'
import { screen } from '#web/router'
import './live.ts'
import { useToday } from './use-today.ts'

export const BroadcastsScreen = screen(() => import('./plan/BroadcastsScreen.tsx'), 'BroadcastsScreen')
export const SchoolBroadcastsScreen = screen(() => import('./plan/BroadcastsScreen.tsx'), 'SchoolBroadcastsScreen')
export const WatchScreen = screen(() => import('./watch/WatchScreen.tsx'), 'WatchScreen')
export const StudioScreen = screen(() => import('./studio/StudioScreen.tsx'), 'StudioScreen')

registerAttachment(
  'broadcast',
  lazy(() => import('./BroadcastInChat.tsx').then((file) => ({ default: file.BroadcastInChat }))),
  'card',
)

const BroadcastSlot = lazy(() => import('./BroadcastSlot.tsx').then((file) => ({ default: file.BroadcastSlot })))

registerDay({
  key: 'broadcasts',
  useEntries: () =>
    useToday()?.map((broadcast) => ({
      key: broadcast.id,
      at: broadcast.startsAt,
      slot: createElement(BroadcastSlot, { broadcast }),
    })),
})
