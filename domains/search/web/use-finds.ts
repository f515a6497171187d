import { FileText, Megaphone, MessageSquareText, Search } from 'lucide-react'
import type { MoreFound } from '#screens/chats'
import { useAsk } from '#web/api'
import { formatBrief, getLanguage, noBreak } from '#web/i18n'
import type { find } from '../contract.ts'

const FEW = 3
// The finder stands in every page: two sentences here are cheaper than the words of the whole domain there.
const EVERYWHERE = { ru: 'Искать везде', en: 'Search everywhere' }

/** For the finder of Ctrl K: the newest few, and the way to all. */
export function useFinds(text: string): MoreFound[] {
  const { data } = useAsk<typeof find>(
    'search.find',
    { text },
    { enabled: text.length > 1, placeholderData: (before) => before, staleTime: 10_000 },
  )
  if (!text) return []
  const all = {
    key: 'search-all',
    name: `${EVERYWHERE[getLanguage()]}: «${text}»`,
    icon: Search,
    href: searchFor(text),
  }
  if (!data || text.length < 2) return [all]
  return [
    ...data.announcements.slice(0, FEW).map((one) => ({
      key: one.announcementId,
      name: one.title.text,
      about: aboutOf(one),
      icon: Megaphone,
      href: `/announcements/${one.announcementId}`,
    })),
    ...data.messages.slice(0, FEW).map((one) => ({
      key: one.messageId,
      name: short(one.snippet),
      about: aboutOf(one),
      icon: MessageSquareText,
      href: placeOf(one),
    })),
    ...data.files.slice(0, FEW).map((one) => ({
      key: one.file.id,
      name: one.name.text,
      about: aboutOf(one),
      icon: FileText,
      href: placeOf(one),
    })),
    all,
  ]
}

interface Place {
  chatId: string
  msgNo: number
  author: { name: string }
  at: string
}
const placeOf = ({ chatId, msgNo }: Place) => `/chats/${chatId}?at=${msgNo}`
const aboutOf = ({ author, at }: Place) => noBreak(`${author.name}, ${formatBrief(at)}`)
const searchFor = (text: string): `/${string}` => `/search?${new URLSearchParams({ q: text })}`

const LONGEST = 90
function short({ text, marks }: { text: string; marks: [number, number][] }): string {
  if (text.length <= LONGEST) return text
  const from = Math.max(0, (marks[0]?.[0] ?? 0) - 30)
  return `${from > 0 ? '…' : ''}${text.slice(from, from + LONGEST)}…`
}
