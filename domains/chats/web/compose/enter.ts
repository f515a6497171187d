import { useSyncExternalStore } from 'react'

// What the Enter key does is a habit of the hand at this device, not of the account.
const KEY = 'zvonok.enter'
const hearers = new Set<() => void>()

function kept(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null // storage is closed to us: Enter sends
  }
}

export const entersSend = (): boolean => kept() !== 'line'

export function setEnterSends(sends: boolean): void {
  try {
    localStorage.setItem(KEY, sends ? 'send' : 'line')
  } catch {
    return // nothing to remember it with
  }
  for (const hear of hearers) hear()
}

function watch(hear: () => void): () => void {
  hearers.add(hear)
  return () => hearers.delete(hear)
}

export const useEnterSends = (): boolean => useSyncExternalStore(watch, entersSend)
