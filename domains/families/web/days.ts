import { formatDate, formatPaperDate } from '#web/i18n'

/** A day of the calendar is the same day in every zone. */
const noon = (day: string) => `${day}T12:00:00Z`

/** «5 октября 2026 г.» */
export const paperDay = (day: string): string => formatPaperDate(noon(day), { timeZone: 'UTC' })

/** At the head of a sentence: «Пятница, 20 ноября». */
export const namedDay = (day: string): string => formatDate(noon(day), { timeZone: 'UTC' })
