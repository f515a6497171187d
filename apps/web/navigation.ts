import { Bell, Ellipsis, MessagesSquare, Sun } from 'lucide-react'
import type { Glyph } from '#ui'

export type Section = {
  /** Also its word in ru.json and en.json. */
  key: string
  icon: Glyph
  href: `/${string}`
  only?: 'phone' | 'wide'
  /** Brass: these need you. */
  bell?: boolean
  /** Hooks of the section's domain, called at every drawing. */
  useCount?: () => number
  useShown?: () => boolean
}

export const sections: readonly Section[] = [
  { key: 'important', icon: Bell, href: '/important', bell: true },
  { key: 'today', icon: Sun, href: '/today' },
  { key: 'chats', icon: MessagesSquare, href: '/chats' },
  { key: 'more', icon: Ellipsis, href: '/more' },
]

/** On a phone the bar gives its place to these screens. */
export const alone = [/^\/chats\/./]
