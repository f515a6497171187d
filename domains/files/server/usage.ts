import { sql } from 'kysely'
import type { Db, Tx } from '#server/db'
import type { Limits } from '../contract.ts'
import { DEFAULT_LIMITS } from './policy.ts'

export async function readLimits(db: Db, organizationId: string): Promise<Limits> {
  const row = await db
    .selectFrom('file_limits')
    .select(['pupil', 'guardian', 'staff', 'quota'])
    .where('organization_id', '=', organizationId)
    .executeTakeFirst()
  return row ?? DEFAULT_LIMITS
}

export async function readUsage(db: Db, organizationId: string): Promise<number> {
  const row = await db
    .selectFrom('file_usage')
    .select('bytes')
    .where('organization_id', '=', organizationId)
    .executeTakeFirst()
  return row?.bytes ?? 0
}

/** Takes place for a file before its first byte; false when the school has none left. */
export async function takePlace(tx: Tx, organizationId: string, bytes: number, quota: number): Promise<boolean> {
  await tx
    .insertInto('file_usage')
    .values({ organization_id: organizationId, bytes: 0 })
    .onConflict((oc) => oc.doNothing())
    .execute()
  const taken = await tx
    .updateTable('file_usage')
    .set({ bytes: sql`bytes + ${bytes}` })
    .where('organization_id', '=', organizationId)
    .where(sql<boolean>`bytes + ${bytes} <= ${quota}`)
    .executeTakeFirst()
  return taken.numUpdatedRows > 0n
}

/** Gives back, or takes more: a checked picture is of another size than the one that came. */
export async function adjustUsage(tx: Db, organizationId: string, bytes: number): Promise<void> {
  if (bytes === 0) return
  await tx
    .updateTable('file_usage')
    .set({ bytes: sql`greatest(0, bytes + ${bytes})` })
    .where('organization_id', '=', organizationId)
    .execute()
}
