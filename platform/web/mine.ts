// What this device remembers of the person signed in. Everything personal goes through here or registers with
// `onForget`, so that signing out leaves nothing behind. (Theme, language and text size are the device's, not the person's.)

const PREFIX = 'zvonok.my.'

let forgotten = 0

/** How often all was forgotten: what was asked for before that must not be kept after it. */
export const timesForgotten = (): number => forgotten

export function keepMine(key: string, value: unknown): void {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify(value))
  } catch {
    // Storage is closed or full: the server is asked next time.
  }
}

export function recallMine<T>(key: string): T | undefined {
  try {
    const kept = localStorage.getItem(PREFIX + key)
    return kept === null ? undefined : (JSON.parse(kept) as T)
  } catch {
    return undefined // as above, or written by an older version
  }
}

type Forget = () => void | Promise<void>
const forgetters = new Set<Forget>()
export function onForget(forget: Forget): void {
  forgetters.add(forget)
}

export async function forgetMine(): Promise<void> {
  forgotten += 1
  for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key)
  sessionStorage.clear()
  await Promise.all([...forgetters].map((forget) => forget()))
}
