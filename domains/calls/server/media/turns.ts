const turns = new Map<string, Promise<unknown>>()

/** One after another for a key; each begins when the one before has ended, however it ended. */
export function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
  const next = turnOf(key).then(work)
  turns.set(key, next)
  const tidy = () => turns.get(key) === next && turns.delete(key)
  next.then(tidy, tidy)
  return next
}

/** Until what has begun for a key by now has ended. */
export const turnOf = (key: string): Promise<unknown> => (turns.get(key) ?? Promise.resolve()).catch(() => undefined)
