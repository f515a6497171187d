import { registerFinds } from '#screens/chats'
import { screen } from '#web/router'
import { useFinds } from './use-finds.ts'

export const SearchScreen = screen(() => import('./SearchScreen.tsx'), 'SearchScreen')

registerFinds(useFinds)
