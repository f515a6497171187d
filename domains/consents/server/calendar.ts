import type { Db } from '#server/db'
import type { Calendar } from '../rules.ts'

export async function readCalendar(db: Db, organizationId: string): Promise<Calendar> {
  const rows = await db
    .selectFrom('work_years')
    .select(['year', 'off', 'work', 'act'])
    .where('organization_id', '=', organizationId)
    .execute()
  return Object.fromEntries(rows.map(({ year, ...days }) => [year, days]))
}
