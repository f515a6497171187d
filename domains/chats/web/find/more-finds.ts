import type { Glyph } from '#ui'

/** A row of the finder that another domain offers: it leads to a page. */
export interface MoreFound {
  key: string
  name: string
  about?: string
  icon: Glyph
  href: string
}

/** A hook: what a domain offers for the text being typed. */
type Offer = (text: string) => MoreFound[]

const offers: Offer[] = []

/** `registerFinds(useMyFinds)` at the top of a domain's door, before anything is drawn. */
export const registerFinds = (offer: Offer): void => void offers.push(offer)

// biome-ignore lint/correctness/useHookAtTopLevel: the list is whole before the first drawing and never changes
export const useMoreFound = (text: string): MoreFound[] => offers.flatMap((useOffer) => useOffer(text))
