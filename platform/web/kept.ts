import { type LocalStore, local } from './local.ts'

// Values kept on this device for one account, dropped at signing out. Where storage is closed to us nothing is
// kept, and nothing breaks: it is a convenience, never the truth.

export async function keep(accountId: string, store: LocalStore, key: string, value: unknown): Promise<void> {
  await inStore(accountId, (db) => db.put(store, value as never, key))
}

export async function recallAll<T>(accountId: string, store: LocalStore): Promise<Map<string, T>> {
  const found = await inStore(accountId, async (db) => {
    const [keys, values] = await Promise.all([db.getAllKeys(store), db.getAll(store)])
    return new Map(keys.map((key, place) => [key, values[place] as T]))
  })
  return found ?? new Map()
}

export async function unkeep(accountId: string, store: LocalStore, key: string): Promise<void> {
  await inStore(accountId, (db) => db.delete(store, key))
}

type Db = Awaited<ReturnType<typeof local>>

const inStore = <T>(accountId: string, work: (db: Db) => Promise<T>): Promise<T | undefined> =>
  local(accountId)
    .then(work)
    .catch(() => undefined)
