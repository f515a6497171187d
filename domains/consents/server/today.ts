import { now } from '#server/clock'
import type { Db } from '#server/db'

/** The day by the school's own calendar. */
export async function schoolDay(db: Db, organizationId: string): Promise<string> {
  const { time_zone } = await readSchool(db, organizationId)
  return dayIn(time_zone)
}

export const dayIn = (timeZone: string, at: Date = now()): string =>
  new Intl.DateTimeFormat('sv', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at)

export const readSchool = (db: Db, organizationId: string) =>
  db
    .selectFrom('organizations')
    .select(['name', 'time_zone'])
    .where('id', '=', organizationId)
    .executeTakeFirstOrThrow()
