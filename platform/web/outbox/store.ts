import { local } from '../local.ts'

/** A command that waits to be sent. Those of one lane go one after another. */
export interface OutboxItem {
  id: string
  lane: string
  name: string
  input: Record<string, unknown>
  /** What a screen needs besides the input to show it meanwhile. */
  note?: unknown
  /** When the person pressed: the order within a lane. */
  at: number
  /** Until this moment it may be taken back. */
  notBefore?: number
  /** `sent`: on the server's disk, while the news of it is still on its way to this page. */
  state: 'waiting' | 'refused' | 'sent'
  reason?: string
  output?: unknown
}

export interface OutboxStore {
  all(): Promise<OutboxItem[]>
  put(item: OutboxItem): Promise<void>
  drop(id: string): Promise<void>
}

export const localStore = (accountId: string): OutboxStore => ({
  all: async () => (await (await local(accountId)).getAll('outbox')) as OutboxItem[],
  put: async (item) => {
    await (await local(accountId)).put('outbox', item)
  },
  drop: async (id) => (await local(accountId)).delete('outbox', id),
})

/** Where storage is closed to us: what waits lives as long as the tab. */
export const memoryStore = (): OutboxStore => {
  const items = new Map<string, OutboxItem>()
  return {
    all: async () => [...items.values()],
    put: async (item) => void items.set(item.id, item),
    drop: async (id) => void items.delete(id),
  }
}

export async function openStore(accountId: string): Promise<OutboxStore> {
  const store = localStore(accountId)
  return store.all().then(
    () => store,
    () => memoryStore(),
  )
}
