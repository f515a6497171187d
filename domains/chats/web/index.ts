import { lazy } from 'react'
import { screen } from '#web/router'
import { refreshOn } from '#web/use-live'
import { registerAttachment } from './attachments.ts'
import './deeds/own-deeds.ts'

export const ChatsScreen = screen(() => import('./ChatsScreen.tsx'), 'ChatsScreen')
export const SchoolChatsScreen = screen(() => import('./school/SchoolChatsScreen.tsx'), 'SchoolChatsScreen')
export const LookScreen = screen(() => import('./school/LookScreen.tsx'), 'LookScreen')
export const ImportantScreen = screen(() => import('./home/HomeScreen.tsx'), 'ImportantScreen')
export const BookmarksScreen = screen(() => import('./bookmarks/BookmarksScreen.tsx'), 'BookmarksScreen')
export const MentionsScreen = screen(() => import('./bookmarks/MentionsScreen.tsx'), 'MentionsScreen')
export const LaterScreen = screen(() => import('./bookmarks/LaterScreen.tsx'), 'LaterScreen')
export const TodayScreen = screen(() => import('./home/HomeScreen.tsx'), 'TodayScreen')

/** Beside every framed page: Ctrl K, a new chat. */
export const ChatOverlays = lazy(() => import('./Overlays.tsx').then((file) => ({ default: file.ChatOverlays })))

/** For «Ещё»: the chat with oneself, bookmarks, what goes later. */
export const MineCard = lazy(() => import('./bookmarks/MineCard.tsx').then((file) => ({ default: file.MineCard })))

/** A chat beside what another domain shows. */
export const ChatBeside = lazy(() =>
  import('./conversation/ChatBeside.tsx').then((file) => ({ default: file.ChatBeside })),
)

/** For what other domains add around messages. */
export { registerGate, registerHeaderPart, registerMessageDeed, registerUnderText } from './additions.ts'
/** For whatever other domains put into a chat, into its composer and into the lane «Важное». */
export { type AttachmentProps, registerAttachment, registerComposing } from './attachments.ts'
/** For search: what is found beside chats and people, and how chats are called. */
export { type MoreFound, registerFinds } from './find/more-finds.ts'
export { registerImportant } from './home/asks.ts'
export { type DayEntry, registerDay } from './home/day.ts'
export { registerTodayCard } from './home/today-cards.ts'
/** Text with its marks, and plain text whose addresses can be pressed; fetched when first drawn. */
export const FormattedText = lazy(() => import('./feed/FormattedText.tsx'))
export const LinkedText = lazy(() => import('./feed/LinkedText.tsx'))
export { usePlainWords } from './feed/plain-words.ts'

/** For the navigation. */
export { useImportantCount } from './home/use-important.ts'
export { useTitles } from './names.ts'
export { useChats, useUnreadChats } from './use-chats.ts'

registerAttachment(
  'look',
  lazy(() => import('./around/LookLine.tsx')),
  'card',
)

refreshOn('people.hatsChanged', 'people.listMyHats')
refreshOn('chats.heldChanged', 'chats.listHeld')
refreshOn('chats.bookmarksChanged', 'chats.listBookmarks')
