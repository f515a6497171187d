import { lazy } from 'react'
import { registerImportant } from '#screens/chats'
import { screen } from '#web/router'
import { useOwnMoves } from './moves/use-moves.ts'
import { useDecisionCount } from './use-shelf.ts'

export const ActsScreen = screen(() => import('./ActsScreen.tsx'), 'ActsScreen')
export const ActScreen = screen(() => import('./ActScreen.tsx'), 'ActScreen')
export const NewActScreen = screen(() => import('./NewActScreen.tsx'), 'NewActScreen')
export const MovesScreen = screen(() => import('./moves/MovesScreen.tsx'), 'MovesScreen')
export const PublicActsScreen = screen(() => import('./PublicActsScreen.tsx'), 'PublicActsScreen')

registerImportant({
  key: 'acts',
  useCount: useDecisionCount,
  Cards: lazy(() => import('./DecisionAsk.tsx').then((file) => ({ default: file.DecisionAsk }))),
})
registerImportant({
  key: 'moves',
  useCount: () => useOwnMoves().length,
  Cards: lazy(() => import('./moves/MovesAsk.tsx').then((file) => ({ default: file.MovesAsk }))),
})
