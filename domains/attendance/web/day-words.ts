import { formatDate, getLanguage, type Say } from '#web/i18n'

const UTC = { timeZone: 'UTC' }
const noon = (day: string) => `${day}T12:00:00Z`

/** A day without an hour: «пятница, 20 ноября». */
export const dayWords = (day: string): string => {
  const said = formatDate(noon(day), UTC)
  return getLanguage() === 'en' ? said : said.toLowerCase() // English weekdays keep their capital
}

/** «пятница, 20 ноября», «с 20 ноября по 24 ноября» */
export const daysOf = ({ from, to }: { from: string; to: string }, t: Say): string =>
  from === to ? dayWords(from) : t('tell.days', { from: dayAndMonth(from), to: dayAndMonth(to) })

const dayAndMonth = (day: string): string =>
  new Intl.DateTimeFormat(getLanguage() === 'en' ? 'en-GB' : 'ru', { ...UTC, day: 'numeric', month: 'long' })
    .format(new Date(noon(day)))
    .replace(' ', '\u00a0')
