import { lazy } from 'react'
import { registerImportant } from '#screens/chats'
import { screen } from '#web/router'
import './live.ts'
import { useTaskCount } from './use-tasks.ts'

export const RefusalsScreen = screen(() => import('./RefusalsScreen.tsx'), 'RefusalsScreen')
export const MyRefusalScreen = screen(() => import('./MyRefusalScreen.tsx'), 'MyRefusalScreen')

registerImportant({
  key: 'refusals',
  useCount: useTaskCount,
  Cards: lazy(() => import('./TasksAsk.tsx').then((file) => ({ default: file.TasksAsk }))),
})
