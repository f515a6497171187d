import { Bookmark, Megaphone } from 'lucide-react'
import { Avatar, type AvatarProps } from '#ui'
import type { Chat } from '../contract.ts'
import { isSaved } from '../rules.ts'

/** A class has one chalk in all its chats; a person keeps their own; a channel bears its horn. */
export function ChatAvatar({ chat, title, size }: { chat: Chat; title: string; size?: AvatarProps['size'] }) {
  const measure = size ? { size } : {}
  if (isSaved(chat)) return <Avatar id={chat.id} name={title} room icon={Bookmark} {...measure} />
  if (chat.kind === 'direct') return <Avatar id={chat.peer?.id ?? chat.id} name={title} {...measure} />
  if (chat.kind === 'channel') return <Avatar id={chat.id} name={title} room icon={Megaphone} {...measure} />
  return <Avatar id={chat.classId ?? chat.id} name={title} room {...measure} />
}
