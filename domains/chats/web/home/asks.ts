import type { ComponentType } from 'react'

/** What of another domain waits in the lane «Важное»: its cards, and how many of them there are. */
export type Asks = {
  key: string
  /** A hook, called at every drawing. */
  useCount: () => number
  Cards: ComponentType
}

export const asks: Asks[] = []

/** At the door of a domain's screens, before anything is drawn. */
export function registerImportant(one: Asks): void {
  if (!asks.some(({ key }) => key === one.key)) asks.push(one)
}

// biome-ignore lint/correctness/useHookAtTopLevel: the list is whole before the first drawing and never changes
export const useAsksCount = (): number => asks.reduce((sum, { useCount }) => sum + useCount(), 0)
