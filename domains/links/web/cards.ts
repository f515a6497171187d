import { useMemo, useSyncExternalStore } from 'react'
import type { LinkEvent, LinkPreview, listPreviews } from '#contract/links'
import { ApiError, ask } from '#web/api'
import { live } from '#web/live'
import { applyLinkEvent, type Cards } from '../live.ts'

// Cards of the chats that were looked at. Messages that come onto the screen together ask together.

const TOGETHER = 30
const AT_MOST = 100

const chats = new Map<string, Cards>()
const wanted = new Map<string, Set<string>>()
const hearers = new Set<() => void>()

/** The card of a message, once it is known. */
export function useCard(chatId: string, messageId: string): LinkPreview | null | undefined {
  const hear = useMemo(
    () => (hearer: () => void) => {
      hearers.add(hearer)
      want(chatId, messageId)
      return () => hearers.delete(hearer)
    },
    [chatId, messageId],
  )
  return useSyncExternalStore(hear, () => chats.get(chatId)?.get(messageId))
}

function want(chatId: string, messageId: string): void {
  if (chats.get(chatId)?.has(messageId)) return
  if (wanted.size === 0) setTimeout(askForAll, TOGETHER)
  wanted.set(chatId, (wanted.get(chatId) ?? new Set()).add(messageId))
}

function askForAll(): void {
  const all = [...wanted]
  wanted.clear()
  for (const [chatId, ids] of all) {
    const list = [...ids]
    for (let n = 0; n < list.length; n += AT_MOST) askFor(chatId, list.slice(n, n + AT_MOST)).catch(notNow)
  }
}

async function askFor(chatId: string, messageIds: string[]): Promise<void> {
  const { previews } = await ask<typeof listPreviews>('links.listPreviews', { chatId, messageIds })
  const cards = new Map(chats.get(chatId))
  // What an event has told meanwhile is newer.
  for (const id of messageIds) if (!cards.has(id)) cards.set(id, null)
  for (const preview of previews) if (!cards.get(preview.messageId)) cards.set(preview.messageId, preview)
  put(chatId, cards)
}

/** Without a connection a message is as good without its card. */
function notNow(error: unknown): void {
  if (!(error instanceof ApiError)) throw error
}

function put(chatId: string, cards: Cards): void {
  chats.set(chatId, cards)
  for (const hear of hearers) hear()
}

live.listen('chat', {
  events(chatId, events) {
    const told = events.filter(({ type }) => type === ('links.previewChanged' satisfies LinkEvent['type']))
    if (told.length > 0) {
      put(
        chatId,
        told.reduce((cards, event) => applyLinkEvent(cards, event as LinkEvent), chats.get(chatId) ?? new Map()),
      )
    }
  },
  reset: (chatId) => void chats.delete(chatId),
  gone: (chatId) => void chats.delete(chatId),
})
