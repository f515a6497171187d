import { now } from '#server/clock'
import type { Db } from '#server/db'

/** The calendar day of a school where the school stands: Russia has eleven time zones. */
export async function todayAt(db: Db, organizationId: string): Promise<string> {
  const { time_zone: timeZone } = await db
    .selectFrom('organizations')
    .select('time_zone')
    .where('id', '=', organizationId)
    .executeTakeFirstOrThrow()
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(now())
}
