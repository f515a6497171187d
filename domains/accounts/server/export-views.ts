import { now } from '#server/clock'
import type { Db } from '#server/db'

export async function viewExport(db: Db, accountId: string) {
  const row = await db
    .selectFrom('account_exports')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('expires_at', '>', now())
    .orderBy('created_at', 'desc')
    .executeTakeFirst()
  if (!row) return null
  return {
    id: row.id,
    done: row.done,
    parts: row.parts,
    readyAt: row.ready_at?.toISOString() ?? null,
    failed: row.failed_at !== null,
    size: row.size === null ? null : Number(row.size),
    expiresAt: row.expires_at.toISOString(),
  }
}
