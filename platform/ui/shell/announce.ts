let said = ''
const listeners = new Set<() => void>()

/** Tells a screen reader, politely, what has changed: «Новое сообщение от Тимура». */
export function announce(text: string) {
  // The same words twice are not a change, so every second saying ends in a no-break space.
  said = said === text ? `${text}\u00a0` : text
  for (const listener of listeners) listener()
}

export const lastAnnounced = () => said

export function watchAnnounced(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
