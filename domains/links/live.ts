import type { LinkEvent, LinkPreview } from './contract.ts'

/** Cards of a chat by message; null: it is known that there is none. Repeated events change nothing. */
export type Cards = ReadonlyMap<string, LinkPreview | null>

export function applyLinkEvent(cards: Cards, { view }: Pick<LinkEvent, 'view'>): Cards {
  return view ? new Map(cards).set(view.messageId, view.preview) : cards
}
