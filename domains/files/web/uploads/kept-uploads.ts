import { type DBSchema, type IDBPDatabase, openDB } from 'idb'

/** What an upload needs to go on after a reload. `blob` is absent where it was too large to keep. */
export interface KeptUpload {
  id: string
  scope: string
  organizationId: string
  name: string
  mediaType: string
  size: number
  lastModified: number
  voice: boolean
  seconds: number | undefined
  waveform: number[] | undefined
  blob: Blob | undefined
}

interface Store extends DBSchema {
  uploads: { key: string; value: KeptUpload }
}

// The prefix is the one that signing out clears.
const nameOf = (accountId: string) => `zvonok-uploads-${accountId}`

let opened: { accountId: string; db: Promise<IDBPDatabase<Store>> } | undefined

function open(accountId: string): Promise<IDBPDatabase<Store>> {
  if (opened?.accountId === accountId) return opened.db
  close()
  const db = openDB<Store>(nameOf(accountId), 1, {
    upgrade: (fresh) => void fresh.createObjectStore('uploads', { keyPath: 'id' }),
    blocking: close,
  })
  opened = { accountId, db }
  return db
}

function close(): void {
  const closing = opened
  opened = undefined
  closing?.db.then((db) => db.close()).catch(() => undefined) // never opened, so nothing to close
}

/** Where storage is closed to us, an upload lives as long as its page. */
const inStore = <T>(accountId: string, work: (db: IDBPDatabase<Store>) => Promise<T>): Promise<T | undefined> =>
  open(accountId)
    .then(work)
    .catch(() => undefined)

export const keepUpload = (accountId: string, upload: KeptUpload) =>
  inStore(accountId, (db) => db.put('uploads', upload)).then(
    // The disk of the device is full: at least it is remembered which file it was.
    (done) => done ?? inStore(accountId, (db) => db.put('uploads', { ...upload, blob: undefined })),
  )

export const unkeepUpload = (accountId: string, id: string) => inStore(accountId, (db) => db.delete('uploads', id))

export const recallUploads = async (accountId: string): Promise<KeptUpload[]> =>
  (await inStore(accountId, (db) => db.getAll('uploads'))) ?? []
