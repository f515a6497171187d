// A walk to an identity provider and back: what has begun it stays in this very tab.

export interface Walk {
  walk: string
  /** Where to go afterwards, a page of ours. */
  next: string
  binding: boolean
}

const KEY = 'zvonok.walk'

/** Remembers the walk and goes: whatever is after this happens on another site. */
export function setOut(url: string, walk: Walk): void {
  sessionStorage.setItem(KEY, JSON.stringify(walk))
  location.assign(url)
}

/** The walk that this tab has begun; once. */
export function takeWalk(): Walk | undefined {
  const kept = sessionStorage.getItem(KEY)
  sessionStorage.removeItem(KEY)
  return kept ? (JSON.parse(kept) as Walk) : undefined
}
