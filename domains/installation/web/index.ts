import { lazy } from 'react'

// For the operator's desk; fetched when their tab is opened.
export const HealthPart = lazy(() => import('./HealthPart.tsx').then((file) => ({ default: file.HealthPart })))
export const JobsPart = lazy(() => import('./JobsPart.tsx').then((file) => ({ default: file.JobsPart })))

export { sizeOf } from './sizes.ts'
