import { readMinute } from '#rules/quiet'
import { formatTime } from '#web/i18n'
import { useMinute } from './use-quiet.ts'

/** The minute of the day on the school's wall clock, now. */
export function useWallMinute(timeZone: string): number {
  const now = useMinute()
  return readMinute(formatTime(now, { timeZone })) ?? 0
}
