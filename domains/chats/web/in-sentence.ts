import { formatDayTime, getLanguage, type When } from '#web/i18n'

/** «завтра, 08:00», «пятница, 20 ноября, 08:00» within a sentence. */
export function dayTimeInSentence(at: string | number, when: When = {}): string {
  const said = formatDayTime(at, when)
  return getLanguage() === 'ru' ? said.charAt(0).toLowerCase() + said.slice(1) : said
}
