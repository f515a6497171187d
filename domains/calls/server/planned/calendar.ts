import ical, { ICalCalendarMethod, ICalEventRepeatingFreq, ICalWeekday } from 'ical-generator'
import { Temporal } from 'temporal-polyfill'
import type { PlannedCall, Repeat } from '../../contract.ts'
import type { Plan } from '../../rules/occurrences.ts'
import type { CalendarEntry } from './calendar-parts.ts'

interface Planned {
  view: PlannedCall
  plan: Plan
  skipped: ReadonlySet<string>
}

const DAILY = ICalEventRepeatingFreq.DAILY
const WEEKLY = ICalEventRepeatingFreq.WEEKLY
const { MO, TU, WE, TH, FR } = ICalWeekday
const RULES = {
  daily: { freq: DAILY },
  weekdays: { freq: WEEKLY, byDay: [MO, TU, WE, TH, FR] },
  weekly: { freq: WEEKLY },
  fortnightly: { freq: WEEKLY, interval: 2 },
  monthly: { freq: ICalEventRepeatingFreq.MONTHLY },
} satisfies Record<Exclude<Repeat, 'once'>, object>

/** RFC 5545: each series by the wall of its school, so that a calendar far away shows the right hour all year. */
export function writeCalendar(planned: Planned[], origin: string, others: readonly CalendarEntry[] = []): string {
  const calendar = ical({ name: 'Звонок', method: ICalCalendarMethod.PUBLISH, ttl: 3600 })
  calendar.timezone({ name: null, generator: (zone) => writeZone(zone) })
  for (const { view, plan, skipped } of planned) {
    const at = (day: string, minutes = 0) => wall(day, plan.startMinute + minutes)
    const event = calendar.createEvent({
      id: `${view.id}@zvonok`,
      start: at(plan.firstDay),
      end: at(plan.firstDay, plan.minutes),
      timezone: plan.timeZone,
      summary: view.title,
      description: view.agenda || null,
      url: `${origin}/calls/planned/${view.id}`,
    })
    if (plan.repeat !== 'once')
      event.repeating({
        ...RULES[plan.repeat],
        ...(plan.untilDay ? { until: lastMoment(plan.untilDay, plan.timeZone) } : {}),
        ...(skipped.size > 0
          ? { exclude: [...skipped].sort().map((day) => at(day)), excludeTimezone: plan.timeZone }
          : {}),
      })
  }
  for (const { id, startsAt, endsAt, title, place, path } of others)
    calendar.createEvent({
      id: `${id}@zvonok`,
      start: startsAt,
      end: endsAt,
      summary: title,
      location: place,
      url: `${origin}${path}`,
    })
  return calendar.toString()
}

/** The library writes what a Date says on the wall of this process; a day of our school must look the same there. */
function wall(day: string, minute: number): Date {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  return new Date(year, month - 1, date, 0, minute)
}

const lastMoment = (day: string, zone: string): Date =>
  new Date(Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds - 1000)

const YEARS = 6

/** What the zone's clocks have done since last year and will do: each change is an observance of its own. */
export function writeZone(zone: string, from = Temporal.Now.instant()): string {
  const start = from.toZonedDateTimeISO(zone).subtract({ years: 1 }).startOfDay()
  const end = start.add({ years: YEARS })
  const lines = ['BEGIN:VTIMEZONE', `TZID:${zone}`, ...observance(start, start.offset)]
  let change = start.getTimeZoneTransition('next')
  while (change && Temporal.ZonedDateTime.compare(change, end) < 0) {
    lines.push(...observance(change, change.subtract({ nanoseconds: 1 }).offset))
    change = change.getTimeZoneTransition('next')
  }
  return [...lines, 'END:VTIMEZONE'].join('\r\n')
}

function observance(at: Temporal.ZonedDateTime, before: string): string[] {
  const kind = offsetOf(at.offset) > offsetOf(before) ? 'DAYLIGHT' : 'STANDARD'
  // It begins at what the wall said just before.
  const begins = at.toInstant().toZonedDateTimeISO(before).toPlainDateTime()
  const stamp = begins.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '')
  const bare = (offset: string) => offset.slice(0, 6).replace(':', '')
  return [
    `BEGIN:${kind}`,
    `DTSTART:${stamp}`,
    `TZOFFSETFROM:${bare(before)}`,
    `TZOFFSETTO:${bare(at.offset)}`,
    `END:${kind}`,
  ]
}

const offsetOf = (text: string): number => {
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)/.exec(text)!
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
}
