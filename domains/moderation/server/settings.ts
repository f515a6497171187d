import type { Db } from '#server/db'
import type { Settings } from '../contract.ts'

/** A school that has decided nothing lets everything go, and the desk sees what the filter would have stopped. */
const UNDECIDED: Settings = { filter: 'flag', trustedHosts: [] }

export async function readSettings(db: Db, organizationId: string): Promise<Settings> {
  return (await readAllSettings(db, [organizationId])).get(organizationId) ?? UNDECIDED
}

export async function readAllSettings(db: Db, organizationIds: string[]): Promise<Map<string, Settings>> {
  const rows = await db
    .selectFrom('moderation_settings')
    .selectAll()
    .where('organization_id', 'in', organizationIds)
    .execute()
  const set = new Map(rows.map((row) => [row.organization_id, { filter: row.filter, trustedHosts: row.trusted_hosts }]))
  return new Map(organizationIds.map((id) => [id, set.get(id) ?? UNDECIDED]))
}
