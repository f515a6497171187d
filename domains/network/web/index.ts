import { screen } from '#web/router'
import './live.ts'

export const CuratorScreen = screen(() => import('./CuratorScreen.tsx'), 'CuratorScreen')
export const CuratorSchoolScreen = screen(() => import('./CuratorSchoolScreen.tsx'), 'CuratorSchoolScreen')
export const OurCuratorsScreen = screen(() => import('./OurCuratorsScreen.tsx'), 'OurCuratorsScreen')
export const CuratorsScreen = screen(() => import('./CuratorsScreen.tsx'), 'CuratorsScreen')

/** For the navigation and the first page. */
export { useIsCurator, useTerritories } from './use-territories.ts'
