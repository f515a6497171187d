import type { OutboxItem } from './store.ts'

export type TabNews = { put: OutboxItem } | { drop: string }

/** The tabs of one account on this device: they tell each other what waits, and one of them sends. */
export interface Tabs {
  tell(news: TabNews): void
  close(): void
}

export function joinTabs(accountId: string, hear: (news: TabNews) => void, lead: () => void): Tabs {
  const name = `zvonok.outbox.${accountId}`
  const channel = new BroadcastChannel(name)
  channel.onmessage = ({ data }) => hear(data)
  const leaving = new AbortController()
  // The lock is held while the tab lives; then the next one in the queue leads.
  const held = new Promise<void>((release) => leaving.signal.addEventListener('abort', () => release()))
  // Without locks (a page over plain http) every tab sends: the server takes the same id once.
  if (navigator.locks) holdLock(name, leaving.signal, held, lead)
  else lead()
  return {
    tell: (news) => channel.postMessage(news),
    close() {
      leaving.abort()
      channel.close()
    },
  }
}

async function holdLock(name: string, signal: AbortSignal, held: Promise<void>, lead: () => void): Promise<void> {
  const request = navigator.locks.request(name, { signal }, () => {
    lead()
    return held
  })
  await request.catch(() => undefined) // left before it was our turn
}
