import type { Db } from '#server/db'

/** What else stands in somebody's calendar, at its own moments. */
export interface CalendarEntry {
  id: string
  startsAt: Date
  endsAt: Date
  title: string
  place: string
  /** The page of it: «/appointments». */
  path: `/${string}`
}

type CalendarPart = (db: Db, accountId: string) => Promise<CalendarEntry[]>

const parts: CalendarPart[] = []

/** At the door of a domain whose things have an hour. */
export function registerCalendar(part: CalendarPart): void {
  parts.push(part)
}

export const readCalendarParts = async (db: Db, accountId: string): Promise<CalendarEntry[]> =>
  (await Promise.all(parts.map((part) => part(db, accountId)))).flat()
