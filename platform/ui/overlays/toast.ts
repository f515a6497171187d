export type ToastOptions = {
  /** Taking it back; shows «Вернуть». */
  undo?: () => void
  /** Another choice than undoing. */
  action?: { label: string; run: () => void }
  /** Stays until it is closed. */
  lasting?: boolean
  /** It did not work. */
  bad?: boolean
}

export type ToastItem = ToastOptions & { id: number; text: string }

const shownAtOnce = 3
let items: readonly ToastItem[] = []
let lastId = 0
const listeners = new Set<() => void>()

const set = (next: readonly ToastItem[]) => {
  items = next
  for (const listener of listeners) listener()
}

/** Says in passing that a thing is done. What must be confirmed is never a toast. */
export function toast(text: string, options: ToastOptions = {}): number {
  const id = ++lastId
  set([...items, { ...options, id, text }].slice(-shownAtOnce))
  return id
}

export const dropToast = (id: number) => set(items.filter((item) => item.id !== id))

export const listToasts = () => items

export function watchToasts(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
