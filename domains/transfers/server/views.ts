import { sql } from 'kysely'
import { now } from '#server/clock'
import type { Db } from '#server/db'
import type { SchoolExport } from '../contract.ts'

/** The latest first; or the one of this id. */
export async function viewExports(db: Db, organizationId: string, id?: string): Promise<SchoolExport[]> {
  let exports = db
    .selectFrom('school_exports as e')
    .leftJoin('people as p', 'p.id', 'e.by_person')
    .leftJoin('accounts as a', 'a.id', 'e.by_account')
    .selectAll('e')
    .select(
      sql<string | null>`coalesce(nullif(concat_ws(' ', p.last_name, p.first_name, p.patronymic), ''), a.name)`.as(
        'by',
      ),
    )
    .where('e.organization_id', '=', organizationId)
  if (id) exports = exports.where('e.id', '=', id)
  const rows = await exports.orderBy('requested_at', 'desc').limit(20).execute()
  return rows.map((row) => ({
    id: row.id,
    state: row.state === 'ready' && row.expires_at! <= now() ? 'expired' : row.state,
    done: row.done,
    total: row.total,
    size: row.size,
    reason: row.reason,
    by: row.by ?? '',
    at: row.requested_at.toISOString(),
    expiresAt: row.expires_at?.toISOString() ?? null,
  }))
}
