import { formatPaperDate, getLanguage } from '#web/i18n'

/** A day of the calendar is the same day in every zone. */
const noon = (day: string) => `${day}T12:00:00Z`

/** «05.10.2026» */
export const paperDay = (day: string): string => formatPaperDate(noon(day), { timeZone: 'UTC' })

/** «30 ноября» */
export const namedDay = (day: string): string =>
  new Intl.DateTimeFormat(getLanguage() === 'en' ? 'en-GB' : 'ru', { day: 'numeric', month: 'long', timeZone: 'UTC' })
    .format(new Date(noon(day)))
    .replace(' ', '\u00a0')
