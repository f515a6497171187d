import { lazy } from 'react'
import { registerUnderText } from '#screens/chats'

registerUnderText({
  isFor: ({ text, msgNo }) => text !== null && msgNo > 0 && /https?:\/\/|www\./i.test(text),
  Part: lazy(() => import('./LinkCard.tsx').then((file) => ({ default: file.LinkCard }))),
})

/** For the school's settings of messages. */
export const LinkSettingsCard = lazy(() =>
  import('./LinkSettingsCard.tsx').then((file) => ({ default: file.LinkSettingsCard })),
)
