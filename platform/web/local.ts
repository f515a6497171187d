import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import { onForget } from './mine.ts'

interface Local extends DBSchema {
  outbox: { key: string; value: { id: string } }
  drafts: { key: string; value: unknown }
  kept: { key: string; value: unknown }
}
export type LocalStore = 'outbox' | 'drafts' | 'kept'

const PREFIX = 'zvonok-'

let opened: { accountId: string; db: Promise<IDBPDatabase<Local>> } | undefined

/** This device's store of one account. Another account has another one and never sees this. */
export function local(accountId: string): Promise<IDBPDatabase<Local>> {
  if (opened?.accountId === accountId) return opened.db
  closeLocal()
  const db = openDB<Local>(PREFIX + accountId, 1, {
    upgrade(fresh) {
      fresh.createObjectStore('outbox', { keyPath: 'id' })
      fresh.createObjectStore('drafts')
      fresh.createObjectStore('kept')
    },
    blocking: closeLocal, // another tab signs out: give way
  })
  opened = { accountId, db }
  return db
}

function closeLocal(): void {
  const closing = opened
  opened = undefined
  closing?.db.then((db) => db.close()).catch(() => undefined) // never opened, so nothing to close
}

async function dropAll(): Promise<void> {
  closeLocal()
  const databases = (await globalThis.indexedDB?.databases?.()) ?? []
  for (const { name } of databases) if (name?.startsWith(PREFIX)) await drop(name)
  // The shell of the application is the same for everybody and stays.
  const caches = (await globalThis.caches?.keys()) ?? []
  for (const name of caches) if (!name.includes('precache')) await globalThis.caches.delete(name)
}

const drop = (name: string) =>
  new Promise<void>((done) => {
    const request = indexedDB.deleteDatabase(name)
    request.onsuccess = request.onerror = request.onblocked = () => done()
  })

onForget(dropAll)
