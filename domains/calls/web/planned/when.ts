import type { PlannedCall } from '#contract/calls'
import { formatDay, formatTime, type Say } from '#web/i18n'

/** «Сегодня, 18:30–19:15»; where the device shows another hour, by the school's clock. */
export const timesOf = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }, timeZone: string): string =>
  `${formatTime(startsAt, { timeZone })}–${formatTime(endsAt, { timeZone })}`

export function whenOf({ next, timeZone, when, calledOffAt }: PlannedCall, t: Say): string {
  if (calledOffAt) return t('planned.off')
  if (!next) return t('planned.over')
  const again = when.repeat === 'once' ? '' : ` · ${t(`repeat.${when.repeat}`)}`
  return `${formatDay(next.startsAt, { timeZone })}, ${timesOf(next, timeZone)}${again}`
}

const HOUR = 3600_000

/** An hour before its time it may be begun. */
export const isDue = ({ next, calledOffAt }: PlannedCall, now = Date.now()): boolean =>
  !calledOffAt && next !== null && Date.parse(next.startsAt) - now <= HOUR
