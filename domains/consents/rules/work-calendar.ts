// Working days of Russia. Data, not an algorithm: the government moves days off every year.

interface YearOff {
  /** Days off that are no Saturday or Sunday, as mm-dd. */
  off: string[]
  /** Saturdays and Sundays on which people work. */
  work: string[]
  act: string
}

const YEARS: Record<number, YearOff> = {
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
const isWeekend = (day: string): boolean => weekday(day) === 0 || weekday(day) === 6
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)

export const isYearKnown = (day: string): boolean => Number(day.slice(0, 4)) in YEARS

export function isWorkingDay(day: string): boolean {
  const year = YEARS[Number(day.slice(0, 4))]
  const date = day.slice(5)
  if (year) return year.work.includes(date) || !(isWeekend(day) || year.off.includes(date))
  return !(isWeekend(day) || HOLIDAYS.includes(date) || MOVING.includes(date) || isMovedTo(day))
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
export function addWorkingDays(from: string, days: number): string {
  let day = from
  for (let left = days; left > 0; ) {
    day = addDays(day, 1)
    if (isWorkingDay(day)) left--
  }
  return day
}
