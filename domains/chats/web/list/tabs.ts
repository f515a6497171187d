import { unreadCount } from '../../live.ts'
import type { Held } from '../store/held.ts'

/** One view of the chat list: everything, what is new, a folder of mine, a ready-made one, the archive. */
export type Tab = 'all' | 'unread' | 'archive' | `folder:${string}` | `preset:${string}`

export interface ShownTab {
  tab: Tab
  /** A folder's own name, or a class's; else the screen has a word for it. */
  name?: string
  unread: number
}

const FEW = 6

/** Something new, or marked by hand to come back to. */
export const isUnread = (held: Held): boolean => unreadCount(held) > 0 || held.chat.options.unread

/**
 * A chat that was put away comes back by itself: when somebody names me there, and a talk of two when the other one
 * writes. Once it is read it lies in the archive again.
 */
export function isPutAway(held: Held): boolean {
  const { chat } = held
  return chat.options.archived && !chat.mentioned && !(chat.kind === 'direct' && unreadCount(held) > 0)
}

export const isSilent = ({ chat }: Held, now = Date.now()): boolean =>
  chat.options.notify === 'nothing' || Date.parse(chat.options.mutedUntil ?? '') > now

const presets: Record<string, (held: Held) => boolean> = {
  classes: ({ chat }) => chat.automatic === 'class' || chat.follows === 'pupils',
  families: ({ chat }) =>
    chat.automatic === 'parents' || chat.follows === 'guardians' || Boolean(isTalk(chat) && chat.peer?.kinship),
  colleagues: ({ chat }) =>
    ['staff', 'staffChannel', 'teachers'].includes(chat.automatic ?? '') ||
    ['deputies', 'teachers'].includes(chat.follows ?? '') ||
    chat.open ||
    Boolean(isTalk(chat) && chat.peer?.verified),
}
const isTalk = ({ kind, peer, me }: Held['chat']): boolean => kind === 'direct' && peer?.id !== me

export function isIn(tab: Tab, held: Held): boolean {
  if (tab === 'archive') return isPutAway(held)
  if (isPutAway(held)) return false
  if (tab === 'unread') return isUnread(held)
  if (tab.startsWith('folder:')) return held.chat.options.folder === tab.slice('folder:'.length)
  if (tab.startsWith('preset:class:')) return held.chat.className === tab.slice('preset:class:'.length)
  if (tab.startsWith('preset:')) return presets[tab.slice('preset:'.length)]?.(held) ?? false
  return true
}

type Folders = { names: readonly string[]; presets: boolean }

/** The tabs that tell something apart: none for a list that is seen at one glance. */
export function tabsOf(all: readonly Held[], folders: Folders, staff: boolean): ShownTab[] {
  const counted = (tab: Tab, name?: string): ShownTab => ({
    tab,
    ...(name ? { name } : {}),
    unread: all.filter((held) => isIn(tab, held) && isUnread(held)).length,
  })
  const shown = all.filter((held) => !isPutAway(held))
  const own = folders.names.map((name) => counted(`folder:${name}`, name))
  const offered = folders.presets && shown.length > FEW ? readyMade(shown, staff) : []
  const ready = offered
    .filter(({ tab }) => {
      const inside = shown.filter((held) => isIn(tab, held)).length
      return inside > 1 && inside < shown.length
    })
    .map(({ tab, name }) => counted(tab, name))
  const fresh = shown.some(isUnread) && shown.length > FEW
  if (own.length + ready.length === 0 && !fresh) return []
  return [counted('all'), counted('unread'), ...own, ...ready]
}

/** An employee has classes, families and colleagues; whoever has children in several classes, the classes by name. */
function readyMade(shown: readonly Held[], staff: boolean): { tab: Tab; name?: string }[] {
  if (staff) return Object.keys(presets).map((name) => ({ tab: `preset:${name}` as const }))
  const classes = new Set(shown.flatMap(({ chat }) => chat.className ?? []))
  if (classes.size < 2) return []
  return [...classes].sort().map((name) => ({ tab: `preset:class:${name}` as const, name }))
}
