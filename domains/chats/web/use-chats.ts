import { useMemo, useSyncExternalStore } from 'react'
import { useAsk } from '#web/api'
import { outbox } from '#web/outbox-page'
import { useHats } from '#web/session'
import type { listHeld, Message } from '../contract.ts'
import { type ShownMessage, withPending } from '../live.ts'
import { isPutAway, isUnread } from './list/tabs.ts'
import { type Draft, draftOf, onDrafts } from './store/drafts.ts'
import { type Held, shownOf } from './store/held.ts'
import { pendingOf, SEND } from './store/pending.ts'
import { chatStore } from './store/store.ts'
import { onTypists, typistsOf } from './store/typing.ts'

const hearChats = (hear: () => void) => chatStore.onChange(hear)
const hearOutbox = (hear: () => void) => outbox.onChange(hear)

/** All chats, the latest first; undefined = not known yet. */
export function useChats(): readonly Held[] | undefined {
  const list = useSyncExternalStore(hearChats, () => chatStore.list)
  return chatStore.known ? list : undefined
}

export const useHeld = (chatId: string): Held | undefined =>
  useSyncExternalStore(hearChats, () => chatStore.get(chatId))

export const useOutboxItems = () => useSyncExternalStore(hearOutbox, () => outbox.items)

/** Until when my words wait here: too much was said at once. */
export const useSlowedUntil = (chatId: string): number | undefined =>
  useSyncExternalStore(hearOutbox, () => outbox.slowedUntil({ lane: chatId, name: SEND }))

const none: Message[] = []

/** My messages that wait for their hour, or for somebody's look. */
export function useWaiting(chatId: string | undefined): Message[] {
  const input = { chatId: chatId ?? '' }
  const options = { enabled: Boolean(chatId), staleTime: 5 * 60_000 }
  return useAsk<typeof listHeld>('chats.listHeld', input, options).data?.messages ?? none
}

/** The messages on the screen with what I have just done laid over them, and at the end what waits. */
export function useShownMessages(held: Held | undefined): ShownMessage[] {
  const items = useOutboxItems()
  const waiting = useWaiting(held?.chat.id)
  const hats = useHats()
  return useMemo(() => {
    if (!held) return []
    const me = hats?.find(({ personId }) => personId === held.chat.me)
    const pending = pendingOf(items, held.chat.id)
    // Somewhere in the past, what I send does not stand at its end.
    const fitting = held.old ? pending.filter(({ kind }) => kind !== 'send') : pending
    const shown = withPending(shownOf(held), fitting, held.chat, me?.greetingName ?? '')
    return waiting.length === 0 || held.old ? shown : withHeld(shown, waiting)
  }, [held, items, hats, waiting])
}

function withHeld(shown: ShownMessage[], waiting: Message[]): ShownMessage[] {
  const known = new Set(shown.map(({ id }) => id))
  // What goes on another day stands in a list of its own; here it would hang under everything that is said till then.
  return [...shown, ...waiting.filter(({ id, heldFor }) => !known.has(id) && heldFor !== 'scheduled')]
}

export const useDraft = (chatId: string): Draft | undefined => useSyncExternalStore(onDrafts, () => draftOf(chatId))

export const useTypists = (chatId: string) => useSyncExternalStore(onTypists, () => typistsOf(chatId))

/** The number of chats with something new, but for those put away: for the navigation. */
export function useUnreadChats(): number {
  const isNew = (held: Held) => isUnread(held) && !isPutAway(held)
  return useSyncExternalStore(hearChats, () => chatStore.list.filter(isNew).length)
}

/** The number of chats where somebody has named me and I have not looked. */
export function useMentionedChats(): number {
  return useSyncExternalStore(hearChats, () => chatStore.list.filter(({ chat }) => chat.mentioned).length)
}
