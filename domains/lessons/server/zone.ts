import type { Db } from '#server/db'

/** The school's IANA zone: bells ring by it. */
export async function zoneOf(db: Db, organizationId: string): Promise<string> {
  const { time_zone } = await db
    .selectFrom('organizations')
    .select('time_zone')
    .where('id', '=', organizationId)
    .executeTakeFirstOrThrow()
  return time_zone
}
