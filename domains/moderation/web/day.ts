import { getLanguage } from '#web/i18n'

/** «24 ноября», in another year «24 ноября 2027 г.»: fits after «до» and «от». */
export function dayOf(at: string, timeZone?: string): string {
  const date = new Date(at)
  const thisYear = date.getFullYear() === new Date().getFullYear()
  return new Intl.DateTimeFormat(getLanguage() === 'en' ? 'en-GB' : 'ru', {
    day: 'numeric',
    month: 'long',
    ...(thisYear ? {} : { year: 'numeric' }),
    ...(timeZone ? { timeZone } : {}),
  }).format(date)
}
