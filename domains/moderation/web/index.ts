import { lazy } from 'react'
import { screen } from '#web/router'
import './live.ts'

export const DeskScreen = screen(() => import('./DeskScreen.tsx'), 'DeskScreen')
export const JournalScreen = screen(() => import('./JournalScreen.tsx'), 'JournalScreen')
export const ModerationSettingsScreen = screen(() => import('./SettingsScreen.tsx'), 'SettingsScreen')
export const ConductScreen = screen(() => import('./ConductScreen.tsx'), 'ConductScreen')
export const ContactRulesScreen = screen(() => import('./ContactRulesScreen.tsx'), 'ContactRulesScreen')
export const MyDecisionsScreen = screen(() => import('./MyDecisionsScreen.tsx'), 'MyDecisionsScreen')

// For the screens of a chat; fetched when first drawn.
export const ReportDialog = lazy(() => import('./ReportDialog.tsx').then((file) => ({ default: file.ReportDialog })))
export const FraudStrip = lazy(() => import('./FraudStrip.tsx').then((file) => ({ default: file.FraudStrip })))
export const ConductGate = lazy(() => import('./ConductGate.tsx').then((file) => ({ default: file.ConductGate })))
/** For «Важное»: what was decided about me and waits to be read. */
export const MyWarnings = lazy(() => import('./MyWarnings.tsx').then((file) => ({ default: file.MyWarnings })))

/** For the navigation. */
export { useDeskCount } from './use-desk-count.ts'
