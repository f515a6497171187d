import { lazy } from 'react'
import { screen } from '#web/router'

export const StartScreen = screen(() => import('./StartScreen.tsx'), 'StartScreen')
export const SignInScreen = screen(() => import('./SignInScreen.tsx'), 'SignInScreen')
export const CodeSignInScreen = screen(() => import('./CodeSignInScreen.tsx'), 'CodeSignInScreen')
export const ProviderScreen = screen(() => import('./ProviderScreen.tsx'), 'ProviderScreen')
export const SetupScreen = screen(() => import('./SetupScreen.tsx'), 'SetupScreen')
export const AccountScreen = screen(() => import('./account/AccountScreen.tsx'), 'AccountScreen')
export const MoreScreen = screen(() => import('./MoreScreen.tsx'), 'MoreScreen')

/** Of the operator’s desk. */
export const KeysPart = lazy(() => import('./KeysPart.tsx').then((file) => ({ default: file.KeysPart })))

// For the pages of other domains where somebody comes in: an application, a registration, a sheet, an invitation.
export { Door, type DoorProps } from './Door.tsx'
export { OneTimeCode } from './OneTimeCode.tsx'
export { loginTrouble, passwordTrouble } from './password.ts'
export { looksLikePhone, prettyPhone } from './phone.ts'
export { type Form, lineId, useForm } from './use-form.ts'
