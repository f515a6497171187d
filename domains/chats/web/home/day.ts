import type { ReactNode } from 'react'

/** One thing of today: a DaySlot, and the moment it stands at. */
export type DayEntry = { key: string; at: string; slot: ReactNode }

/** What of another domain stands on the page of today; undefined while it is being asked for. */
export type DayPart = { key: string; useEntries: () => DayEntry[] | undefined }

const parts: DayPart[] = []

/** At the door of a domain's screens, before anything is drawn. */
export function registerDay(one: DayPart): void {
  if (!parts.some(({ key }) => key === one.key)) parts.push(one)
}

/** In the order of the day. */
export function useDay(): DayEntry[] {
  // biome-ignore lint/correctness/useHookAtTopLevel: the list is whole before the first drawing and never changes
  const entries = parts.flatMap(({ useEntries }) => useEntries() ?? [])
  return entries.toSorted((a, b) => a.at.localeCompare(b.at))
}
