import { formatDate, formatPaperDate, getLanguage } from '#web/i18n'

/** A day without an hour: «пятница, 20 ноября». */
export const dayWords = (day: string): string => {
  const said = formatDate(`${day}T12:00:00Z`, { timeZone: 'UTC' })
  return getLanguage() === 'en' ? said : said.toLowerCase() // English weekdays keep their capital
}
export const paperDay = (day: string): string => formatPaperDate(`${day}T12:00:00Z`, { timeZone: 'UTC' })
