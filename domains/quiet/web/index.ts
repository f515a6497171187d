import { lazy } from 'react'
import { screen } from '#web/router'

export const QuietScreen = screen(() => import('./QuietScreen.tsx'), 'QuietScreen')

// For the screens of other domains; fetched when first drawn.
export const QuietOffer = lazy(() => import('./QuietOffer.tsx').then((file) => ({ default: file.QuietOffer })))
export const OwnHoursCard = lazy(() => import('./OwnHoursCard.tsx').then((file) => ({ default: file.OwnHoursCard })))

/** For the composer: what becomes of a message now. */
export { type QuietNow, useQuiet } from './use-quiet.ts'
