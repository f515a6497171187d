import { formatDay, formatPaperDate, formatTime, getLanguage } from '#web/i18n'
import type { SchoolClock } from '#web/school-clock'

/** A day of a calendar, «2027-03-11», as a moment that is on that day everywhere. */
export const noon = (day: string): string => `${day}T12:00:00Z`

/** In the middle of a sentence: «завтра», «четверг, 11 марта». */
export const spokenDay = (at: string): string => {
  const said = formatDay(at)
  // English weekdays keep their capital.
  if (getLanguage() === 'en' && /day,? \d/.test(said)) return said
  return said.charAt(0).toLowerCase() + said.slice(1)
}
export const spokenMoment = (at: string): string => `${spokenDay(at)}, ${formatTime(at)}`
export const paperDay = (day: string): string => formatPaperDate(noon(day), { timeZone: 'UTC' })

/** A deadline is the end of its day by the school's clock. */
export const endOfDay = (day: string, clock: SchoolClock): string | null => clock.fromField(day && `${day}T23:59`)
export const todayField = (): string => new Intl.DateTimeFormat('sv').format(new Date())

/** After «до»: «30 ноября». */
export const untilDay = (at: string): string =>
  new Intl.DateTimeFormat(getLanguage() === 'en' ? 'en-GB' : 'ru', { day: 'numeric', month: 'long' })
    .format(new Date(at))
    .replace(' ', '\u00a0')
