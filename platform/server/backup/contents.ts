import type { Db } from '../db.ts'

type Lister = (db: Db) => Promise<string[]>

const listers: Lister[] = []

/** A domain says which contents of the storage its rows name, so that a copy of the rows comes with the bytes. */
export const registerContents = (list: Lister): void => void listers.push(list)

/** Hashes of everything that the rows of this database name in the storage. */
export async function listContents(db: Db): Promise<Set<string>> {
  const all = new Set<string>()
  for (const list of listers) for (const sha256 of await list(db)) all.add(sha256)
  return all
}

/** The same for what stands in the folder of files: orders of applications. */
export async function listStored(db: Db): Promise<Set<string>> {
  const rows = await db.selectFrom('stored_files').select('sha256').distinct().execute()
  return new Set(rows.map(({ sha256 }) => sha256))
}
