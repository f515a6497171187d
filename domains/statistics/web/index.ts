import { lazy } from 'react'
import { screen } from '#web/router'

export const SummaryScreen = screen(() => import('./SummaryScreen.tsx'), 'SummaryScreen')

/** For «Ещё» of an employee to whom the figures were given. */
export const SummaryCard = lazy(() => import('./SummaryCard.tsx').then((file) => ({ default: file.SummaryCard })))
/** Shares of a whole as a bar with its words, and lines over days; for whoever shows figures of schools. */
export const Share = lazy(() => import('./Share.tsx').then((file) => ({ default: file.Share })))
export const TrendChart = lazy(() => import('./TrendChart.tsx').then((file) => ({ default: file.TrendChart })))
