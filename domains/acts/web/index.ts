import { lazy } from 'react'
import { registerImportant } from '#screens/chats'
import { screen } from '#web/router'
import { useDecisionCount } from './use-shelf.ts'

export const ActsScreen = screen(() => import('./ActsScreen.tsx'), 'ActsScreen')
export const ActScreen = screen(() => import('./ActScreen.tsx'), 'ActScreen')
export const NewActScreen = screen(() => import('./NewActScreen.tsx'), 'NewActScreen')
export const PublicActsScreen = screen(() => import('./PublicActsScreen.tsx'), 'PublicActsScreen')

registerImportant({
  key: 'acts',
  useCount: useDecisionCount,
  Cards: lazy(() => import('./DecisionAsk.tsx').then((file) => ({ default: file.DecisionAsk }))),
})
