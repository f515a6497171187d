// The wall clock of a place: Intl knows every zone of the world and its changes of summer time; nothing is added to the
// weight of the chat screen.

/** Open from one minute of the day to another, over midnight when the first is the greater, on these days (Monday is 1). */
export interface Hours {
  fromMinute: number
  toMinute: number
  days: readonly number[]
}

const MINUTE = 60_000
const DAY = 24 * 60
/** A week holds every boundary; the bound is generous so that changes of the clock fit in. */
const MOST_STEPS = 400

/** Open when all of them are. None of them: always open. */
export function isOpen(hours: readonly Hours[], at: Date, zone: string): boolean {
  return opens(hours, wallClock(at.getTime(), zone))
}

/** The first instant, `after` included, at which all are open; null when they never are together. */
export function nextOpening(hours: readonly Hours[], after: Date, zone: string): Date | null {
  let at = after.getTime()
  const end = at + 9 * DAY * MINUTE
  for (let step = 0; step < MOST_STEPS && at <= end; step++) {
    if (opens(hours, wallClock(at, zone))) return new Date(at)
    at = nextChange(hours, at, zone)
  }
  return null
}

const opens = (hours: readonly Hours[], wall: Wall): boolean => hours.every((one) => includes(one, wall))

function includes({ fromMinute, toMinute, days }: Hours, { minute, weekday }: Wall): boolean {
  if (!days.includes(weekday)) return false
  if (fromMinute < toMinute) return minute >= fromMinute && minute < toMinute
  return minute >= fromMinute || minute < toMinute
}

/** The next instant at which the answer may differ: a boundary on the wall, midnight, or the clock itself being moved. */
function nextChange(hours: readonly Hours[], at: number, zone: string): number {
  const wall = wallClock(at, zone)
  const boundaries = [DAY, ...hours.flatMap(({ fromMinute, toMinute }) => [fromMinute, toMinute])]
  const minute = Math.min(...boundaries.filter((one) => one > wall.minute))
  const boundary = at + (minute - wall.minute) * MINUTE - wall.sinceMinute
  return offsetAt(boundary, zone) === wall.offset ? boundary : shiftBetween(at, boundary, zone)
}

/** The first instant whose offset differs from that of `from`; at `to` it does. */
function shiftBetween(from: number, to: number, zone: string): number {
  const before = offsetAt(from, zone)
  let [low, high] = [from, to]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (offsetAt(middle, zone) === before) low = middle
    else high = middle
  }
  return high
}

interface Wall {
  minute: number
  /** Milliseconds since that minute began. */
  sinceMinute: number
  weekday: number
  /** Milliseconds the wall is ahead of UTC. */
  offset: number
}

function wallClock(at: number, zone: string): Wall {
  const offset = offsetAt(at, zone)
  const local = at + offset
  const day = Math.floor(local / (DAY * MINUTE))
  const inDay = local - day * DAY * MINUTE
  return {
    minute: Math.floor(inDay / MINUTE),
    sinceMinute: inDay % MINUTE,
    weekday: ((((day + 3) % 7) + 7) % 7) + 1, // 1 January 1970 was a Thursday
    offset,
  }
}

const formats = new Map<string, Intl.DateTimeFormat>()

// A formatter costs more than a thousand formattings.
function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formats.set(zone, made)
  return made
}

function offsetAt(at: number, zone: string): number {
  const parts: Record<string, number> = {}
  for (const { type, value } of formatOf(zone).formatToParts(at)) parts[type] = Number(value)
  const { year, month, day, hour, minute, second } = parts as Record<string, number>
  const wall = Date.UTC(year!, month! - 1, day!, hour!, minute!, second!)
  return wall - (at - (((at % 1000) + 1000) % 1000))
}
