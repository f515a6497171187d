import { formatDate, formatPaperDate } from '#web/i18n'

/** A day without an hour: «Пятница, 20 ноября». */
export const dayWords = (day: string): string => formatDate(`${day}T12:00:00Z`, { timeZone: 'UTC' }).toLowerCase()
export const paperDay = (day: string): string => formatPaperDate(`${day}T12:00:00Z`, { timeZone: 'UTC' })
