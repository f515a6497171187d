import { lazy } from 'react'
import { screen } from '#web/router'

export const SchoolArchiveScreen = screen(() => import('./SchoolArchiveScreen.tsx'), 'SchoolArchiveScreen')

// For the screens of other domains; fetched when first drawn.
export const ArchiveCard = lazy(() => import('./ArchiveCard.tsx').then((file) => ({ default: file.ArchiveCard })))
