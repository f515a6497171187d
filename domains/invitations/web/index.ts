import { lazy } from 'react'
import { screen } from '#web/router'
import './live.ts'

export const SheetScreen = screen(() => import('./SheetScreen.tsx'), 'SheetScreen')
export const JoinScreen = screen(() => import('./JoinScreen.tsx'), 'JoinScreen')
export const WaitingScreen = screen(() => import('./WaitingScreen.tsx'), 'WaitingScreen')
export const ClassSheetsScreen = screen(() => import('./SheetsScreen.tsx'), 'ClassSheetsScreen')
export const StaffSheetsScreen = screen(() => import('./SheetsScreen.tsx'), 'StaffSheetsScreen')
export const ClassInvitationsScreen = screen(() => import('./InvitationsScreen.tsx'), 'ClassInvitationsScreen')
export const SchoolInvitationsScreen = screen(() => import('./InvitationsScreen.tsx'), 'SchoolInvitationsScreen')
export const RequestsScreen = screen(() => import('./RequestsScreen.tsx'), 'RequestsScreen')

/** The queue in brief, for the school's first-day screen; fetched when first drawn. */
export const RequestsCard = lazy(() => import('./RequestsCard.tsx').then((file) => ({ default: file.RequestsCard })))
export { useRequestsWaiting } from './use-requests-waiting.ts'
