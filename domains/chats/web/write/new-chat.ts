import { openOverlay } from '../overlays.ts'

export const openNewChat = (): void => openOverlay('newChat')
