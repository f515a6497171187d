import type { Db } from '../db.ts'
import { FIRST, hashOf } from './chain.ts'

export type Fault = 'changed' | 'missing' | 'tail' | 'head'

export interface Verdict {
  entries: number
  /** The first that is left, counted from the beginning of time. */
  from: number
  head: { no: number; hash: string }
  /** Null: every entry is as it was written, and none is missing. */
  fault: { kind: Fault; no: number } | null
}

const PAGE = 2000

/**
 * Reads a chain from its beginning, or its last checkpoint, to its end. `kept` is a head that somebody has on paper:
 * whoever rewrote everything after some entry, hashes and all, is found out by it.
 */
export async function verifyChain(
  db: Db,
  chain: string,
  kept: readonly { no: number; hash: string }[] = [],
): Promise<Verdict> {
  const start = await findStart(db, chain)
  let { no, hash } = start
  const seen = new Map<number, string>([[no, hash]])
  const wanted = new Set(kept.map((head) => head.no))
  const verdict = (fault: Verdict['fault']): Verdict => ({
    entries: no - start.no,
    from: start.no + 1,
    head: { no, hash },
    fault,
  })

  for (;;) {
    const rows = await db
      .selectFrom('audit_entries')
      .selectAll()
      .where('chain_id', '=', chain)
      .where('no', '>', no)
      .orderBy('no')
      .limit(PAGE)
      .execute()
    for (const row of rows) {
      if (row.no !== no + 1) return verdict({ kind: 'missing', no: no + 1 })
      const ought = hashOf(hash, row)
      if (ought !== row.hash) return verdict({ kind: 'changed', no: row.no })
      no = row.no
      hash = ought
      if (wanted.has(no)) seen.set(no, hash)
    }
    if (rows.length < PAGE) break
  }

  const told = await db.selectFrom('audit_chains').selectAll().where('chain_id', '=', chain).executeTakeFirst()
  if ((told?.last_no ?? 0) !== no || (told?.last_hash ?? FIRST) !== hash) return verdict({ kind: 'tail', no: no + 1 })
  const alien = kept.find((head) => head.no > start.no - 1 && head.no >= 1 && seen.get(head.no) !== head.hash)
  return verdict(alien ? { kind: 'head', no: alien.no } : null)
}

async function findStart(db: Db, chain: string): Promise<{ no: number; hash: string }> {
  const checkpoint = await db
    .selectFrom('audit_checkpoints')
    .select(['no', 'hash'])
    .where('chain_id', '=', chain)
    .orderBy('no', 'desc')
    .executeTakeFirst()
  return checkpoint ?? { no: 0, hash: FIRST }
}
