import { lazy } from 'react'
import { registerAttachment, registerImportant } from '#screens/chats'
import { screen } from '#web/router'
import './live.ts'
import { useWaitingCount } from './use-waiting.ts'

export const AnnouncementsScreen = screen(() => import('./AnnouncementsScreen.tsx'), 'AnnouncementsScreen')
export const AnnouncementScreen = screen(() => import('./AnnouncementScreen.tsx'), 'AnnouncementScreen')
export const NewAnnouncementScreen = screen(() => import('./EditorScreen.tsx'), 'EditorScreen')

registerAttachment(
  'announcement',
  lazy(() => import('./AnnouncementInChat.tsx').then((file) => ({ default: file.AnnouncementInChat }))),
  'card',
)

registerImportant({
  key: 'announcements',
  useCount: useWaitingCount,
  Cards: lazy(() => import('./WaitingAnnouncements.tsx').then((file) => ({ default: file.WaitingAnnouncements }))),
})

/** For broadcasts, which are for the same chats. */
export const AudiencePicker = lazy(() =>
  import('./AudiencePicker.tsx').then((file) => ({ default: file.AudiencePicker })),
)
