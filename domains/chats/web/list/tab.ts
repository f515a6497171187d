import { useSyncExternalStore } from 'react'
import { onForget } from '#web/mine'
import type { Tab } from './tabs.ts'

// On a phone the list leaves for a chat and comes back: the tab stays.
let current: Tab = 'all'
const hearers = new Set<() => void>()

export function chooseTab(next: Tab): void {
  current = next
  for (const hear of hearers) hear()
}

function hear(listener: () => void): () => void {
  hearers.add(listener)
  return () => hearers.delete(listener)
}

export const useTab = (): Tab => useSyncExternalStore(hear, () => current)

onForget(() => chooseTab('all'))
