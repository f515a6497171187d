import { lazy } from 'react'
import { registerImportant } from '#screens/chats'
import { screen } from '#web/router'
import './live.ts'
import { useAskedCount } from './use-mine.ts'

export const ConsentsScreen = screen(() => import('./ConsentsScreen.tsx'), 'ConsentsScreen')
export const SignScreen = screen(() => import('./SignScreen.tsx'), 'SignScreen')
export const RequestsScreen = screen(() => import('./RequestsScreen.tsx'), 'RequestsScreen')
export const AskScreen = screen(() => import('./AskScreen.tsx'), 'AskScreen')
export const RegisterScreen = screen(() => import('./RegisterScreen.tsx'), 'RegisterScreen')
export const PrivacyScreen = screen(() => import('./PrivacyScreen.tsx'), 'PrivacyScreen')

/** For «Ещё»: the way to what I have signed. */
export const ConsentsCard = lazy(() => import('./ConsentsCard.tsx').then((file) => ({ default: file.ConsentsCard })))

registerImportant({
  key: 'consents',
  useCount: useAskedCount,
  Cards: lazy(() => import('./WaitingConsents.tsx').then((file) => ({ default: file.WaitingConsents }))),
})
