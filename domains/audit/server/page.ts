import type { Db } from '#server/db'
import { readEntries } from './read-entries.ts'

const PAGE = 50

export async function pageOf(db: Db, chain: string, wish: Parameters<typeof readEntries>[2]) {
  const entries = await readEntries(db, chain, wish, PAGE)
  return { entries, next: entries.length === PAGE ? entries.at(-1)!.no : null }
}
