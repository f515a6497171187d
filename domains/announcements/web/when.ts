import { formatDayTime } from '#web/i18n'

/** In the middle of a sentence: «сегодня, 08:40», «20 ноября, 18:00». */
export const midSentence = (at: string): string => {
  const said = formatDayTime(at)
  return said.charAt(0).toLowerCase() + said.slice(1)
}

/** What a field of date and time holds, on this device's clock; and back. */
export function toField(at: string | null): string {
  if (!at) return ''
  const date = new Date(at)
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
export const fromField = (text: string): string | null => (text ? new Date(text).toISOString() : null)
