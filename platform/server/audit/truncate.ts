import type { Tx } from '../db.ts'

/**
 * Forgets entries older than `before`, from the beginning of the chain on. What stays is a checkpoint with the number
 * and the hash of the last forgotten one, so that the rest is as provable as it was.
 */
export async function truncateChain(tx: Tx, chain: string, before: Date): Promise<number> {
  const last = await tx
    .selectFrom('audit_entries')
    .select(['no', 'hash', 'at'])
    .where('chain_id', '=', chain)
    .where('at', '<', before)
    .orderBy('no', 'desc')
    .executeTakeFirst()
  if (!last) return 0
  await tx
    .insertInto('audit_checkpoints')
    .values({ chain_id: chain, ...last })
    .execute()
  const gone = await tx
    .deleteFrom('audit_entries')
    .where('chain_id', '=', chain)
    .where('no', '<=', last.no)
    .executeTakeFirst()
  return Number(gone.numDeletedRows)
}
