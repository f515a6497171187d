import { openOverlay } from '../overlays.ts'

export const openFinder = (): void => openOverlay('finder')
