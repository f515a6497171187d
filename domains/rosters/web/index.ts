import { screen } from '#web/router'

export const ListsScreen = screen(() => import('./ListsScreen.tsx'), 'ListsScreen')
export const ImportScreen = screen(() => import('./ImportScreen.tsx'), 'ImportScreen')
