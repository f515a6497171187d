import { lazy } from 'react'
import { registerAttachment, registerHeaderPart } from '#screens/chats'
import { screen } from '#web/router'
import './live.ts'

export const CallScreen = screen(() => import('./CallScreen.tsx'), 'CallScreen')

/** Beside every framed page: it rings. */
export const Ringing = lazy(() => import('./Ringing.tsx').then((file) => ({ default: file.Ringing })))

registerAttachment(
  'call',
  lazy(() => import('./CallInChat.tsx').then((file) => ({ default: file.CallInChat }))),
)

registerHeaderPart(lazy(() => import('./CallBar.tsx').then((file) => ({ default: file.CallBar }))))
