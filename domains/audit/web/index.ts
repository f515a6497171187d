import { lazy } from 'react'
import { screen } from '#web/router'

export const AuditScreen = screen(() => import('./AuditScreen.tsx'), 'AuditScreen')
export const AboutMeScreen = screen(() => import('./AboutMeScreen.tsx'), 'AboutMeScreen')
export const InstallationAuditScreen = screen(() => import('./InstallationAuditScreen.tsx'), 'InstallationAuditScreen')

// For the screens of other domains; fetched when first drawn.
export const MyDataCard = lazy(() => import('./MyDataCard.tsx').then((file) => ({ default: file.MyDataCard })))
