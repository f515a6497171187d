import { screen } from '#web/router'

export const ApplyScreen = screen(() => import('./ApplyScreen.tsx'), 'ApplyScreen')
export const ApplicationScreen = screen(() => import('./ApplicationScreen.tsx'), 'ApplicationScreen')
export const RegisterScreen = screen(() => import('./RegisterScreen.tsx'), 'RegisterScreen')
export const OperatorScreen = screen(() => import('./OperatorScreen.tsx'), 'OperatorScreen')
export const ProfileScreen = screen(() => import('./ProfileScreen.tsx'), 'ProfileScreen')

/** For the navigation: the desk's section and its count. */
export { useIsOperator, useWaitingApplications } from './use-waiting.ts'
