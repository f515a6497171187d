import { dayTimeInSentence, formatDayTime } from '#web/i18n'
import { useHat } from '#web/session'

/** Moments by the school's own clock, alone and inside a sentence. */
export function useWhen() {
  const timeZone = useHat()?.organization.timeZone
  const when = timeZone ? { timeZone } : {}
  return { alone: (at: string) => formatDayTime(at, when), inside: (at: string) => dayTimeInSentence(at, when) }
}
