import { lazy } from 'react'
import { registerImportant } from '#screens/chats'
import { screen } from '#web/router'
import './live.ts'
import { useLetterCount } from './use-letters.ts'

export const CuratorScreen = screen(() => import('./CuratorScreen.tsx'), 'CuratorScreen')
export const CuratorSchoolScreen = screen(() => import('./CuratorSchoolScreen.tsx'), 'CuratorSchoolScreen')
export const OurCuratorsScreen = screen(() => import('./OurCuratorsScreen.tsx'), 'OurCuratorsScreen')
export const CuratorsScreen = screen(() => import('./CuratorsScreen.tsx'), 'CuratorsScreen')

registerImportant({
  key: 'network',
  useCount: useLetterCount,
  Cards: lazy(() => import('./LetterAsks.tsx').then((file) => ({ default: file.LetterAsks }))),
})

/** For the navigation and the first page. */
export { useSchoolsWriting } from './use-letters.ts'
export { useIsCurator, useTerritories } from './use-territories.ts'
