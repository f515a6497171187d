import type { Db } from '#server/db'
import { MAY_START, TIES, type Tie } from '../rules.ts'

/** The ties that let a direct chat begin in this school. */
export async function readAllowed(db: Db, organizationId: string): Promise<{ allowed: Tie[]; standard: boolean }> {
  const row = await db
    .selectFrom('contact_rules')
    .select('allowed')
    .where('organization_id', '=', organizationId)
    .executeTakeFirst()
  const standard = TIES.filter((tie) => MAY_START[tie])
  return { allowed: row ? TIES.filter((tie) => row.allowed.includes(tie)) : standard, standard: !row }
}
