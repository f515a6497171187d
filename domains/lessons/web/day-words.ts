import { formatDate, formatPaperDate, getLanguage } from '#web/i18n'

const UTC = { timeZone: 'UTC' }
const noon = (day: string) => `${day}T12:00:00Z`

/** «пятница, 20 ноября» */
export const dayWords = (day: string): string => {
  const said = formatDate(noon(day), UTC)
  return getLanguage() === 'en' ? said : said.toLowerCase() // English weekdays keep their capital
}
export const dayTitle = (day: string): string => formatDate(noon(day), UTC)
export const paperDay = (day: string): string => formatPaperDate(noon(day), UTC)

/** «20 ноября» */
export const dayAndMonth = (day: string): string =>
  new Intl.DateTimeFormat(getLanguage() === 'en' ? 'en-GB' : 'ru', { ...UTC, day: 'numeric', month: 'long' })
    .format(new Date(noon(day)))
    .replace(' ', '\u00a0')
