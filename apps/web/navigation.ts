import { Bell, Building2, CalendarDays, Ellipsis, Inbox, Megaphone, MessagesSquare, School, Sun } from 'lucide-react'
import { useImportantCount, useUnreadChats } from '#screens/chats'
import { useRequestsWaiting } from '#screens/invitations'
import { useIsCurator, useSchoolsWriting } from '#screens/network'
import { useIsOperator, useWaitingOnDesk } from '#screens/organizations'
import { useSchoolShown } from '#screens/people'
import type { Glyph } from '#ui'
import { useHats } from '#web/session'

export type Section = {
  /** Also its word in ru.json and en.json. */
  key: string
  icon: Glyph
  href: `/${string}`
  only?: 'phone' | 'wide'
  /** Which section of the bar leads there on a phone, where it has no place of its own. */
  under?: string
  /** Brass: these need you. */
  bell?: boolean
  /** Hooks of the section's domain, called at every drawing. */
  useCount?: () => number
  useShown?: () => boolean
}

/** An operator who is in no school has a desk and nothing else. */
const useInSchool = () => useHats()?.length !== 0

export const sections: readonly Section[] = [
  { key: 'important', icon: Bell, href: '/important', bell: true, useShown: useInSchool, useCount: useImportantCount },
  { key: 'today', icon: Sun, href: '/today', useShown: useInSchool },
  { key: 'timetable', icon: CalendarDays, href: '/timetable', only: 'wide', under: 'today', useShown: useInSchool },
  { key: 'chats', icon: MessagesSquare, href: '/chats', useShown: useInSchool, useCount: useUnreadChats },
  {
    key: 'announcements',
    icon: Megaphone,
    href: '/announcements',
    only: 'wide',
    under: 'important',
    useShown: useInSchool,
  },
  { key: 'school', icon: School, href: '/school', bell: true, useShown: useSchoolShown, useCount: useRequestsWaiting },
  {
    key: 'operator',
    icon: Inbox,
    href: '/operator',
    bell: true,
    useShown: useIsOperator,
    useCount: useWaitingOnDesk,
  },
  { key: 'curator', icon: Building2, href: '/curator', useShown: useIsCurator, useCount: useSchoolsWriting },
  { key: 'more', icon: Ellipsis, href: '/more' },
]

/** On a phone the bar gives its place to these screens. */
export const alone = [/^\/chats\/./]
