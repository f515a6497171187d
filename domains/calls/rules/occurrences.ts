import { Temporal } from 'temporal-polyfill'
import type { Repeat } from '../contract/planned.ts'

// On which days a planned call is held, and when that is for the world. Pure.

export interface Plan {
  firstDay: string
  startMinute: number
  minutes: number
  timeZone: string
  repeat: Repeat
  untilDay: string | null
}

export interface Held {
  day: string
  startsAt: Date
  endsAt: Date
}

const AT_MOST = 1000

/** Those that have not ended by `from` and begin before `to`, the earliest first. */
export function occurrencesOf(plan: Plan, from: Date, to: Date): Held[] {
  const held: Held[] = []
  const last = plan.untilDay ? Temporal.PlainDate.from(plan.untilDay) : null
  for (const day of daysOf(plan, from)) {
    if (last && Temporal.PlainDate.compare(day, last) > 0) break
    const one = hold(plan, day)
    if (one.startsAt >= to || held.length >= AT_MOST) break
    if (one.endsAt > from) held.push(one)
  }
  return held
}

export function nextOf(plan: Plan, now: Date, skipped: ReadonlySet<string> = new Set()): Held | undefined {
  const year = new Date(now.getTime() + 400 * 24 * 3600_000)
  const far = new Date(Math.max(year.getTime(), Date.parse(plan.firstDay) + 48 * 3600_000))
  return occurrencesOf(plan, now, far).find(({ day }) => !skipped.has(day))
}

function hold({ startMinute, minutes, timeZone }: Plan, day: Temporal.PlainDate): Held {
  const time = { hour: Math.floor(startMinute / 60), minute: startMinute % 60 }
  // An hour that a zone leaps over begins when it has leapt.
  const begins = day.toPlainDateTime(time).toZonedDateTime(timeZone, { disambiguation: 'compatible' })
  const startsAt = new Date(begins.epochMilliseconds)
  return { day: day.toString(), startsAt, endsAt: new Date(startsAt.getTime() + minutes * 60_000) }
}

const STEP = { daily: 1, weekdays: 1, weekly: 7, fortnightly: 14 } as const

/** Days of the series without end, from shortly before `from` on. */
function* daysOf({ firstDay, repeat }: Plan, from: Date): Generator<Temporal.PlainDate> {
  const first = Temporal.PlainDate.from(firstDay)
  if (repeat === 'once') return yield first
  // A day around: zones are ahead of and behind the world's clock, and a call may last over midnight.
  const near = Temporal.PlainDate.from(from.toISOString().slice(0, 10)).subtract({ days: 3 })
  const passed = Math.max(0, first.until(near, { largestUnit: 'days' }).days)
  if (repeat === 'monthly') {
    for (let month = Math.max(0, Math.floor(passed / 31) - 1); ; month += 1) {
      const day = first.add({ months: month })
      // A month without a 31st is passed over (RFC 5545, 3.3.10).
      if (day.day === first.day) yield day
    }
  }
  const step = STEP[repeat]
  for (let n = Math.floor(passed / step); ; n += 1) {
    const day = first.add({ days: n * step })
    if (repeat !== 'weekdays' || day.dayOfWeek <= 5) yield day
  }
}

export const overlap = (one: Held, other: Held): boolean => one.startsAt < other.endsAt && other.startsAt < one.endsAt

/** «По будням» from a Saturday on begins on Monday. */
export function firstDayOf(day: string, repeat: Repeat): string {
  const first = Temporal.PlainDate.from(day)
  if (repeat !== 'weekdays' || first.dayOfWeek <= 5) return day
  return first.add({ days: 8 - first.dayOfWeek }).toString()
}
