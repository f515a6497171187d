import { screen } from '#web/router'

export const NormsScreen = screen(() => import('./NormsScreen.tsx'), 'NormsScreen')
