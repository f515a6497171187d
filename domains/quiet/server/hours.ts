import type { Selectable } from 'kysely'
import type { Database, Db } from '#server/db'
import type { OwnHours, QuietHours } from '../contract.ts'
import { NO_QUIET_HOURS } from '../rules.ts'

type HoursRow = Pick<
  Selectable<Database['quiet_hours']>,
  'mode' | 'from_minute' | 'to_minute' | 'working_from' | 'working_to' | 'working_days' | 'urgent_roles'
>

/** A school's row as the rules read it. No row: the school has set nothing, and nothing waits. */
export function hoursOf(row: HoursRow | null | undefined): QuietHours {
  if (!row?.mode) return NO_QUIET_HOURS
  const { mode, from_minute, to_minute, working_from, working_to, working_days, urgent_roles } = row
  return {
    mode,
    fromMinute: from_minute,
    toMinute: to_minute,
    working:
      working_from === null || working_to === null
        ? null
        : { fromMinute: working_from, toMinute: working_to, days: working_days },
    urgentRoles: urgent_roles,
  }
}

export interface SchoolHours {
  hours: QuietHours
  zone: string
}

/** The hours of schools, for whoever sends something. */
export async function readHours(db: Db, organizationIds: string[]): Promise<Map<string, SchoolHours>> {
  if (organizationIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('organizations')
    .leftJoin('quiet_hours', 'quiet_hours.organization_id', 'organizations.id')
    .select(['organizations.id', 'time_zone', 'mode', 'from_minute', 'to_minute'])
    .select(['working_from', 'working_to', 'working_days', 'urgent_roles'])
    .where('organizations.id', 'in', organizationIds)
    .execute()
  return new Map(rows.map((row) => [row.id, { hours: hoursOf(row as HoursRow), zone: row.time_zone }]))
}

/** «Не беспокоить меня» of those who have said so. */
export async function readOwnHours(db: Db, personIds: string[]): Promise<Map<string, OwnHours>> {
  if (personIds.length === 0) return new Map()
  const rows = await db.selectFrom('own_hours').selectAll().where('person_id', 'in', personIds).execute()
  return new Map(
    rows.map((row) => [row.person_id, { fromMinute: row.from_minute, toMinute: row.to_minute, daysOff: row.days_off }]),
  )
}
