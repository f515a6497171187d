import type { Db } from '#server/db'

export const readSchool = (db: Db, organizationId: string) =>
  db
    .selectFrom('organizations')
    .select(['name', 'time_zone'])
    .where('id', '=', organizationId)
    .executeTakeFirstOrThrow()

/** «20.11.2026, 23:10» on the school's clock. */
export const localDate = (at: string | Date, timeZone: string): string =>
  new Intl.DateTimeFormat('ru', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(new Date(at))
