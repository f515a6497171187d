// Working days of Russia. Data, not an algorithm: the government moves days off every year, and the school checks them.

export interface WorkYear {
  /** Days off that are no Saturday or Sunday, as mm-dd. */
  off: string[]
  /** Saturdays and Sundays on which people work. */
  work: string[]
  act: string
}

/** Years that a school has checked against their acts. */
export type Calendar = Readonly<Record<number, WorkYear>>

/** What to begin with: nobody has read these acts at their source yet, so a year counts as known once the school has saved it. */
export const SUGGESTED: Calendar = {
  2026: {
    off: [
      ...['01-01', '01-02', '01-05', '01-06', '01-07', '01-08', '01-09', '02-23', '03-09'],
      ...['05-01', '05-11', '06-12', '11-04', '12-31'],
    ],
    work: [],
    act: 'Постановление Правительства РФ от 24.09.2025 № 1466',
  },
}

/** Labour Code, art. 112; where no year's act is known. */
const HOLIDAYS = ['01-01', '01-02', '01-03', '01-04', '01-05', '01-06', '01-07', '01-08']
const MOVING = ['02-23', '03-08', '05-01', '05-09', '06-12', '11-04']

const DAY = 24 * 3600_000
const weekday = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay()
export const isWeekend = (day: string): boolean => weekday(day) === 0 || weekday(day) === 6
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)

export const isYearKnown = (day: string, calendar: Calendar): boolean => Number(day.slice(0, 4)) in calendar

export function isWorkingDay(day: string, calendar: Calendar): boolean {
  const number = Number(day.slice(0, 4))
  const year = calendar[number] ?? SUGGESTED[number]
  const date = day.slice(5)
  if (year) return year.work.includes(date) || !(isWeekend(day) || year.off.includes(date))
  return !(isWeekend(day) || HOLIDAYS.includes(date) || MOVING.includes(date) || isMovedTo(day))
}

/** The year as it is reckoned now: the school's own, the suggestion, or what the Labour Code alone says. */
export function workYearOf(year: number, calendar: Calendar): WorkYear {
  const known = calendar[year] ?? SUGGESTED[year]
  if (known) return known
  const off: string[] = []
  for (let day = `${year}-01-01`; day.startsWith(String(year)); day = addDays(day, 1)) {
    if (!isWeekend(day) && !isWorkingDay(day, {})) off.push(day.slice(5))
  }
  return { off, work: [], act: 'ТК РФ, ст. 112' }
}

/** A holiday on a Saturday or a Sunday gives the next working day off. */
function isMovedTo(day: string): boolean {
  return MOVING.some((date) => {
    let next = `${day.slice(0, 4)}-${date}`
    if (!isWeekend(next)) return false
    while (isWeekend(next)) next = addDays(next, 1)
    return next === day
  })
}

/** The last day of a term that begins on the day after `from`. */
export function addWorkingDays(from: string, days: number, calendar: Calendar): string {
  let day = from
  for (let left = days; left > 0; ) {
    day = addDays(day, 1)
    if (isWorkingDay(day, calendar)) left--
  }
  return day
}
