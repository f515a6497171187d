import { type Calendar, isWorkingDay } from '#rules/consents'

// On which days the school teaches: its terms, its holidays, and the days off of the country. Pure.

export interface Span {
  kind: 'term' | 'holidays'
  name: string
  from: string
  to: string
  /** Those it is for; null: everybody. */
  grades: readonly [number, number] | null
}

export interface DayOff {
  /** `public`: a day off of the country; `between`: outside of every term. */
  kind: 'holidays' | 'public' | 'between'
  name: string
  /** The last day of it; null where nobody has said. */
  to: string | null
}

const DAY = 86_400_000
const shift = (day: string, days: number): string => new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10)
const isIn = ({ from, to }: Span, day: string): boolean => from <= day && day <= to
const concerns = ({ grades }: Span, grade: number | null): boolean =>
  grades === null || (grade !== null && grades[0] <= grade && grade <= grades[1])

/** The school year that a day belongs to, by its first September. */
export const schoolYearOf = (day: string): number => Number(day.slice(0, 4)) - (day.slice(5) < '09-01' ? 1 : 0)
export const yearSpan = (year: number) => ({ from: `${year}-09-01`, to: `${year + 1}-08-31` })

/** Why nobody learns that day; null: it is a day of lessons. A year whose terms nobody has written has no gaps. */
export function offOn(
  day: string,
  grade: number | null,
  spans: readonly Span[],
  calendar: Calendar = {},
): DayOff | null {
  const own = spans.filter((span) => concerns(span, grade))
  const holidays = own.find((span) => span.kind === 'holidays' && isIn(span, day))
  if (holidays) return { kind: 'holidays', name: holidays.name, to: holidays.to }
  if (isPublicDayOff(day, calendar)) return { kind: 'public', name: '', to: day }
  const terms = own.filter(({ kind, from }) => kind === 'term' && schoolYearOf(from) === schoolYearOf(day))
  if (terms.length === 0 || terms.some((term) => isIn(term, day))) return null
  const next = terms.map(({ from }) => from).filter((from) => from > day)
  return { kind: 'between', name: '', to: next.length > 0 ? shift(next.sort()[0]!, -1) : null }
}

/** A Saturday or a Sunday is no news to a timetable; what falls on them is moved by the year's act. */
function isPublicDayOff(day: string, calendar: Calendar): boolean {
  const weekday = new Date(day).getUTCDay()
  return weekday > 0 && weekday < 6 && !isWorkingDay(day, calendar)
}

/** What schools usually choose, to begin with: nobody has to begin with an empty list, and nobody has to keep it. */
export function usualYear(year: number): Omit<Span, 'name'>[] {
  const autumn = lastSaturday(`${year}-10-31`)
  const winterEnds = onOrAfter(`${year + 1}-01-09`, 0)
  const february = shift(onOrAfter(`${year + 1}-02-01`, 6), 7)
  const spring = lastSaturday(`${year + 1}-03-31`)
  const term = (from: string, to: string) => ({ kind: 'term' as const, from, to, grades: null })
  const holidays = (from: string, to: string, grades: Span['grades'] = null) => ({
    kind: 'holidays' as const,
    from,
    to,
    grades,
  })
  return [
    term(`${year}-09-01`, shift(autumn, -1)),
    holidays(autumn, shift(autumn, 8)),
    term(shift(autumn, 9), `${year}-12-30`),
    holidays(`${year}-12-31`, winterEnds),
    term(shift(winterEnds, 1), shift(spring, -1)),
    holidays(february, shift(february, 8), [1, 1]),
    holidays(spring, shift(spring, 8)),
    term(shift(spring, 9), `${year + 1}-05-26`),
    holidays(`${year + 1}-05-27`, `${year + 1}-08-31`),
  ]
}

const onOrAfter = (day: string, weekday: number): string => shift(day, (weekday - new Date(day).getUTCDay() + 7) % 7)
const lastSaturday = (day: string): string => shift(day, -((new Date(day).getUTCDay() + 1) % 7))
