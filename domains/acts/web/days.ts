import { formatPaperDate } from '#web/i18n'

/** «21.11.2026» of a day without an hour. */
export const paperDay = (day: string): string => formatPaperDate(`${day}T12:00:00Z`, { timeZone: 'UTC' })

export const todayField = (): string => new Intl.DateTimeFormat('sv').format(new Date())
