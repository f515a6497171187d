import type { Moment } from './dates.ts'

// Hours that people agree on are those of the wall clock where they live; the device may be elsewhere.

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('sv', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  formats.set(zone, made)
  return made
}

/** «2026-11-21T08:00», as a field of date and time holds it, on the wall of this zone. */
export const toWall = (at: Moment, zone: string): string => formatOf(zone).format(new Date(at)).replace(' ', 'T')

/** The instant when the wall of this zone shows so; null for what is no time. An hour that the clock skips is the next one. */
export function fromWall(text: string, zone: string): Date | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text)) return null
  const wished = Date.parse(`${text.slice(0, 16)}:00Z`)
  if (Number.isNaN(wished)) return null
  const first = wished - offsetAt(wished, zone)
  return new Date(wished - offsetAt(first, zone))
}

/** Whether a clock beside this device shows another hour than the wall there. */
export const isElsewhere = (zone: string, at: Moment = Date.now()): boolean =>
  offsetAt(new Date(at).getTime(), zone) !== -new Date(at).getTimezoneOffset() * 60_000

/** Milliseconds that the wall is ahead of UTC. */
const offsetAt = (at: number, zone: string): number =>
  Date.parse(`${toWall(at, zone)}:00Z`) - Math.floor(at / 60_000) * 60_000
