/** A moment as the wire has it (ISO 8601), or in milliseconds, or a Date. */
export type Moment = string | number | Date

export type When = {
  language?: string
  /** IANA zone of the school; absent: the device's. */
  timeZone?: string
  /** What counts as today; for tests and for clocks that lie. */
  now?: Moment
}

const formats = new Map<string, Intl.DateTimeFormat>()

// A formatter costs more than a thousand formattings, so each is made once.
function format({ language = pageLanguage(), timeZone }: When, options: Intl.DateTimeFormatOptions) {
  const key = `${language} ${timeZone} ${JSON.stringify(options)}`
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { ...options, timeZone })
  formats.set(key, made)
  return made
}

const pageLanguage = () => globalThis.document?.documentElement.lang || 'ru'
const isRussian = (when: When) => (when.language ?? pageLanguage()) === 'ru'
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

const dayMs = 86_400_000
const dayNumber = (at: Moment, when: When) => {
  const date = format({ ...when, language: 'sv' }, { year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    new Date(at),
  )
  return Date.parse(`${date}T00:00:00Z`) / dayMs
}

/** Whole days from today: −1 is yesterday. */
export const daysFromToday = (at: Moment, when: When = {}) =>
  dayNumber(at, when) - dayNumber(when.now ?? Date.now(), when)

const isThisYear = (at: Moment, when: When) => {
  const year = format({ ...when, language: 'ru' }, { year: 'numeric' })
  return year.format(new Date(at)) === year.format(new Date(when.now ?? Date.now()))
}

/** «08:40» */
export const formatTime = (at: Moment, when: When = {}) =>
  format(when, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(at))

const nearby: Record<string, Record<number, string>> = {
  ru: { [-1]: 'Вчера', 0: 'Сегодня', 1: 'Завтра' },
  en: { [-1]: 'Yesterday', 0: 'Today', 1: 'Tomorrow' },
}

/** «Сегодня», «Вчера», «Завтра», «Пятница, 20 ноября», in another year «20 ноября 2025 г.» */
export function formatDay(at: Moment, when: When = {}): string {
  const near = nearby[isRussian(when) ? 'ru' : 'en']?.[daysFromToday(at, when)]
  return near ?? formatDate(at, when)
}

/** The day without «сегодня»: «Пятница, 20 ноября», in another year «20 ноября 2025 г.» */
export function formatDate(at: Moment, when: When = {}): string {
  const options: Intl.DateTimeFormatOptions = isThisYear(at, when)
    ? { weekday: 'long', day: 'numeric', month: 'long' }
    : { day: 'numeric', month: 'long', year: 'numeric' }
  return capital(format(when, options).format(new Date(at))).replace(/(\d) /g, '$1\u00a0')
}

/** For a list: «10:31» today, then «вчера», then «18 ноя», then «18.11.2025». */
export function formatBrief(at: Moment, when: When = {}): string {
  const days = daysFromToday(at, when)
  if (days === 0) return formatTime(at, when)
  if (days === -1) return isRussian(when) ? 'вчера' : 'yesterday'
  if (!isThisYear(at, when))
    return format(when, { day: '2-digit', month: '2-digit', year: 'numeric' }).format(new Date(at))
  const parts = format(when, { day: 'numeric', month: 'long' }).formatToParts(new Date(at))
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? ''
  return `${part('day')}\u00a0${part('month').slice(0, 3)}`
}

/** «Пятница, 20 ноября, 08:40» */
export const formatDayTime = (at: Moment, when: When = {}) => `${formatDay(at, when)}, ${formatTime(at, when)}`

/** «завтра, 08:00», «пятница, 20 ноября, 08:00», «Friday 20 November, 08:00» in the middle of a sentence. */
export function dayTimeInSentence(at: Moment, when: When = {}): string {
  const said = formatDayTime(at, when)
  // English weekdays keep their capital.
  return isRussian(when) || Math.abs(daysFromToday(at, when)) <= 1 ? said.charAt(0).toLowerCase() + said.slice(1) : said
}

/** After «до»: «18:00» of today, «завтра, 18:00», «27 ноября, 18:00», in another year «20 ноября 2027 г., 18:00». */
export function formatUntil(at: Moment, when: When = {}): string {
  const days = daysFromToday(at, when)
  const time = formatTime(at, when)
  if (days === 0) return time
  const near = nearby[isRussian(when) ? 'ru' : 'en']?.[days]
  if (near) return `${near.toLowerCase()}, ${time}`
  const year = isThisYear(at, when) ? {} : ({ year: 'numeric' } as const)
  const day = format(when, { day: 'numeric', month: 'long', ...year }).format(new Date(at))
  return `${day.replace(/(\d) /g, '$1\u00a0')}, ${time}`
}

/** «20.11.2026» for papers. */
export const formatPaperDate = (at: Moment, when: When = {}) =>
  format(when, { day: '2-digit', month: '2-digit', year: 'numeric' }).format(new Date(at))

/** Seconds as «0:24» or «1:05:09». */
export function formatLength(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  const two = (n: number) => String(n).padStart(2, '0')
  return hours ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`
}

const units: Record<string, readonly string[]> = { ru: ['Б', 'КБ', 'МБ', 'ГБ'], en: ['B', 'KB', 'MB', 'GB'] }

/** Bytes as «340 КБ». */
export function formatSize(bytes: number, when: When = {}): string {
  const step = bytes < 1024 ? 0 : Math.min(3, Math.floor(Math.log2(bytes) / 10))
  const value = bytes / 1024 ** step
  const rounded = value < 10 && step > 0 ? Math.round(value * 10) / 10 : Math.round(value)
  const language = isRussian(when) ? 'ru' : 'en'
  return `${rounded.toLocaleString(language)}\u00a0${units[language]![step]}`
}

const ordinals =
  'первое второе третье четвёртое пятое шестое седьмое восьмое девятое десятое одиннадцатое двенадцатое тринадцатое четырнадцатое пятнадцатое шестнадцатое семнадцатое восемнадцатое девятнадцатое двадцатое'.split(
    ' ',
  )

const ordinal = (day: number) =>
  day <= 20
    ? ordinals[day - 1]!
    : day === 30
      ? 'тридцатое'
      : `${day < 30 ? 'двадцать' : 'тридцать'} ${ordinals[(day % 10) - 1]}`

/** The date as a pupil writes it: «Двадцатое ноября»; in English «20 November». */
export function formatDateInWords(at: Moment, when: When = {}): string {
  const parts = format(when, { day: 'numeric', month: 'long' }).formatToParts(new Date(at))
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? ''
  if (!isRussian(when)) return `${part('day')}\u00a0${part('month')}`
  return capital(`${ordinal(Number(part('day')))} ${part('month')}`)
}

/** «пятница» */
export const formatWeekday = (at: Moment, when: When = {}) => format(when, { weekday: 'long' }).format(new Date(at))
