import { lazy } from 'react'
import { registerImportant } from '#screens/chats'
import { refresh } from '#web/api'
import { live } from '#web/live'
import { screen } from '#web/router'
import { tidyNotifications } from './tidy.ts'
import { usePollsCount } from './use-waiting.ts'

export const NotificationsScreen = screen(() => import('./NotificationsScreen.tsx'), 'NotificationsScreen')

registerImportant({
  key: 'polls',
  useCount: usePollsCount,
  Cards: lazy(() => import('./PollCards.tsx').then((file) => ({ default: file.PollCards }))),
})

live.onEvents('chat', (_id, events) => {
  if (events.some(({ type }) => type.startsWith('polls.'))) refresh('notifications.listWaiting')
})
tidyNotifications()
