import { useSyncExternalStore } from 'react'

const AFTER = 400

let calm = false
let begun = false
const hearers = new Set<() => void>()

function watch(hear: () => void): () => void {
  hearers.add(hear)
  if (!begun) setTimeout(settle, AFTER)
  begun = true
  return () => hearers.delete(hear)
}

function settle(): void {
  calm = true
  for (const hear of hearers) hear()
}

/** True a moment after the first screen that asks has been drawn: for what must not be fetched before it. */
export const useCalm = (): boolean => useSyncExternalStore(watch, () => calm)
