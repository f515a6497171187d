import { Vote } from 'lucide-react'
import { lazy } from 'react'
import { registerAttachment, registerComposing } from '#screens/chats'
import './live.ts'

registerAttachment(
  'poll',
  lazy(() => import('./PollInChat.tsx').then((file) => ({ default: file.PollInChat }))),
)

registerComposing({
  key: 'poll',
  icon: Vote,
  label: { ru: 'Опрос', en: 'Poll' },
  isFor: ({ kind, can }) => kind !== 'direct' && can.post,
  Dialog: lazy(() => import('./NewPoll.tsx').then((file) => ({ default: file.NewPoll }))),
})
