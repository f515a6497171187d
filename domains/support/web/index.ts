import { lazy } from 'react'
import { registerImportant, registerTodayCard } from '#screens/chats'
import { screen } from '#web/router'
import './live.ts'
import { useHelpCount } from './use-waiting.ts'

export const HelpScreen = screen(() => import('./help/HelpScreen.tsx'), 'HelpScreen')
export const AskScreen = screen(() => import('./AskScreen.tsx'), 'AskScreen')
export const AnswerScreen = screen(() => import('./AnswerScreen.tsx'), 'AnswerScreen')
export const MyRequestsScreen = screen(() => import('./MyRequestsScreen.tsx'), 'MyRequestsScreen')
export const RequestScreen = screen(() => import('./RequestScreen.tsx'), 'RequestScreen')
export const QueueScreen = screen(() => import('./QueueScreen.tsx'), 'QueueScreen')
export const OperatorQueueScreen = screen(() => import('./OperatorQueueScreen.tsx'), 'OperatorQueueScreen')

/** For «Ещё»: pages to read, a human being to ask, the school's documents. */
export const HelpCard = lazy(() => import('./HelpCard.tsx').then((file) => ({ default: file.HelpCard })))

/** For the operator's desk. */
export const OperatorHelpLink = lazy(() =>
  import('./OperatorHelpLink.tsx').then((file) => ({ default: file.OperatorHelpLink })),
)

registerImportant({
  key: 'support',
  useCount: useHelpCount,
  Cards: lazy(() => import('./HelpAsks.tsx').then((file) => ({ default: file.HelpAsks }))),
})
registerTodayCard(
  'first-steps',
  lazy(() => import('./FirstSteps.tsx').then((file) => ({ default: file.FirstSteps }))),
)
