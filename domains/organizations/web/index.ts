import { lazy } from 'react'
import { registerImportant } from '#screens/chats'
import { screen } from '#web/router'
import { useDutyCount } from './use-duties.ts'

export const ApplyScreen = screen(() => import('./ApplyScreen.tsx'), 'ApplyScreen')
export const ApplicationScreen = screen(() => import('./ApplicationScreen.tsx'), 'ApplicationScreen')
export const RegisterScreen = screen(() => import('./RegisterScreen.tsx'), 'RegisterScreen')
export const OperatorScreen = screen(() => import('./OperatorScreen.tsx'), 'OperatorScreen')
export const ProfileScreen = screen(() => import('./ProfileScreen.tsx'), 'ProfileScreen')

registerImportant({
  key: 'duties',
  useCount: useDutyCount,
  Cards: lazy(() => import('./DutyAsks.tsx').then((file) => ({ default: file.DutyAsks }))),
})

/** For the navigation: the desk's section and its count. */
export { useIsOperator, useWaitingOnDesk } from './use-waiting.ts'
