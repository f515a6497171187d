import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import type { OwnHours, QuietHours } from './contract.ts'
import {
  BYLAW_HOURS,
  decide,
  isUnderWorkingHours,
  leavesOwnTime,
  leavesTime,
  mayBeUrgent,
  NO_QUIET_HOURS,
  readMinute,
  silentUntil,
  writeMinute,
} from './rules.ts'

const instant = (local: string, zone: string): Date =>
  new Date(Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds)
const local = (at: Date, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).toPlainDateTime().toString()

describe('the night of the bylaws', () => {
  test.each([
    ['2026-11-20T21:59:59', 'now', null],
    ['2026-11-20T22:00:00', 'hold', '2026-11-21T06:00:00'],
    ['2026-11-20T23:10:00', 'hold', '2026-11-21T06:00:00'],
    ['2026-11-21T00:00:00', 'hold', '2026-11-21T06:00:00'],
    ['2026-11-21T05:59:59.999', 'hold', '2026-11-21T06:00:00'],
    ['2026-11-21T06:00:00', 'now', null],
    ['2026-12-31T23:59:59', 'hold', '2027-01-01T06:00:00'],
  ] as const)('%s in Omsk: %s', (when, kind, until) => {
    const decision = decide(BYLAW_HOURS, { now: instant(when, 'Asia/Omsk'), zone: 'Asia/Omsk' })
    expect(decision.kind).toBe(kind)
    if (decision.kind !== 'now') expect(local(decision.until, 'Asia/Omsk')).toBe(until)
  })

  test('one instant is night in Kaliningrad and morning in Kamchatka', () => {
    const now = new Date('2026-11-20T20:30:00Z')
    expect(decide(BYLAW_HOURS, { now, zone: 'Europe/Kaliningrad' }).kind).toBe('hold')
    expect(decide(BYLAW_HOURS, { now, zone: 'Asia/Kamchatka' }).kind).toBe('now')
  })

  test('refuse says until when, off lets through, urgent lets through', () => {
    const moment = { now: instant('2026-11-20T23:10', 'Asia/Omsk'), zone: 'Asia/Omsk' }
    expect(decide({ ...BYLAW_HOURS, mode: 'refuse' }, moment)).toEqual({
      kind: 'refuse',
      until: instant('2026-11-21T06:00', 'Asia/Omsk'),
    })
    expect(decide(NO_QUIET_HOURS, moment)).toEqual({ kind: 'now' })
    expect(decide(BYLAW_HOURS, { ...moment, urgent: true })).toEqual({ kind: 'now' })
  })
})

describe('when the clock itself is moved', () => {
  test.each([
    // Berlin, 29 March 2026: 02:00 becomes 03:00. A night to 02:30 ends when the wall jumps over it.
    ['Europe/Berlin', 22 * 60, 150, '2026-03-29T01:59:00', '2026-03-29T01:00:00Z'],
    // Berlin, 25 October 2026: 03:00 becomes 02:00. The night to 06:00 is an hour longer.
    ['Europe/Berlin', 22 * 60, 360, '2026-10-24T22:00:00', '2026-10-25T05:00:00Z'],
    // Lord Howe moves by half an hour: 4 October 2026, 02:00 becomes 02:30.
    ['Australia/Lord_Howe', 22 * 60, 135, '2026-10-04T01:50:00', '2026-10-03T15:30:00Z'],
    // Samoa had no 30 December 2011.
    ['Pacific/Apia', 22 * 60, 360, '2011-12-29T23:00:00', '2011-12-30T16:00:00Z'],
    // Cairo's summer begins at midnight.
    ['Africa/Cairo', 22 * 60, 0, '2026-04-23T23:30:00', '2026-04-23T22:00:00Z'],
  ])('%s from %i to %i', (zone, fromMinute, toMinute, when, until) => {
    const hours = { ...BYLAW_HOURS, fromMinute, toMinute }
    const decision = decide(hours, { now: instant(when, zone), zone })
    expect(decision).toEqual({ kind: 'hold', until: new Date(until) })
  })
})

const ZONES = Intl.supportedValuesOf('timeZone')
const minute = fc.integer({ min: 0, max: 1439 })
const zones = fc.constantFrom(...ZONES)
// Whole seconds over seventy years, those of coming and past changes of the clock among them.
const moments = fc.integer({ min: 0, max: 2_208_988_800 }).map((seconds) => new Date(seconds * 1000))
const nights: fc.Arbitrary<QuietHours> = fc
  .record({ fromMinute: minute, toMinute: minute })
  .filter(({ fromMinute, toMinute }) => fromMinute !== toMinute)
  .map((window) => ({ ...BYLAW_HOURS, ...window }))
const working: fc.Arbitrary<QuietHours> = fc
  .record({
    night: nights,
    from: minute,
    to: minute,
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
  })
  .filter(({ from, to }) => from < to)
  .map(({ night, from, to, days }) => ({ ...night, working: { fromMinute: from, toMinute: to, days } }))
  .filter(leavesTime)

/** The rule as the act says it, on the wall clock of an independent library. */
function isNight({ fromMinute, toMinute }: { fromMinute: number; toMinute: number }, at: Date, zone: string): boolean {
  const wall = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone)
  const now = wall.hour * 60 + wall.minute
  return fromMinute < toMinute ? now >= fromMinute && now < toMinute : now >= fromMinute || now < toMinute
}

function isWork(hours: QuietHours, at: Date, zone: string): boolean {
  const wall = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone)
  const now = wall.hour * 60 + wall.minute
  const { fromMinute, toMinute, days } = hours.working!
  return days.includes(wall.dayOfWeek) && now >= fromMinute && now < toMinute
}

describe('for every zone of the world, any window and any instant', () => {
  test('it waits exactly when the wall clock stands in the window', () => {
    fc.assert(
      fc.property(nights, zones, moments, (hours, zone, now) => {
        expect(decide(hours, { now, zone }).kind).toBe(isNight(hours, now, zone) ? 'hold' : 'now')
      }),
      { numRuns: 400 },
    )
  })

  test('what waits goes at the first instant outside of the window, not a millisecond earlier', () => {
    fc.assert(
      fc.property(nights, zones, moments, (hours, zone, now) => {
        const decision = decide(hours, { now, zone })
        if (decision.kind === 'now') return
        const { until } = decision
        expect(until.getTime()).toBeGreaterThan(now.getTime())
        expect(isNight(hours, until, zone)).toBe(false)
        expect(isNight(hours, new Date(until.getTime() - 1), zone)).toBe(true)
        for (const part of [0.25, 0.5, 0.75]) {
          const between = new Date(now.getTime() + (until.getTime() - now.getTime()) * part)
          expect(isNight(hours, between, zone)).toBe(true)
        }
        expect(decide(hours, { now: until, zone })).toEqual({ kind: 'now' })
      }),
      { numRuns: 300 },
    )
  })

  test('in working hours and out of the night at once, and never later than in eight days', () => {
    fc.assert(
      fc.property(working, zones, moments, (hours, zone, now) => {
        const open = (at: Date) => isWork(hours, at, zone) && !isNight(hours, at, zone)
        const decision = decide(hours, { now, zone, working: true })
        expect(decision.kind).toBe(open(now) ? 'now' : 'hold')
        if (decision.kind === 'now') return
        const days = (decision.until.getTime() - now.getTime()) / 86_400_000
        expect(days).toBeGreaterThan(0)
        expect(days).toBeLessThan(9)
        // A change of the clock may swallow a short opening; then it is the next one, and this one is no opening.
        if (decision.until.getTime() !== now.getTime()) {
          expect(open(new Date(decision.until.getTime() - 1))).toBe(false)
          expect(open(decision.until)).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('the order of instants is kept: who wrote earlier does not arrive later', () => {
    fc.assert(
      fc.property(nights, zones, moments, fc.integer({ min: 0, max: 172_800 }), (hours, zone, now, later) => {
        const goes = (at: Date) => {
          const decision = decide(hours, { now: at, zone })
          return decision.kind === 'now' ? at.getTime() : decision.until.getTime()
        }
        expect(goes(now)).toBeLessThanOrEqual(goes(new Date(now.getTime() + later * 1000)))
      }),
      { numRuns: 300 },
    )
  })
})

describe('working hours', () => {
  const hours: QuietHours = { ...BYLAW_HOURS, working: { fromMinute: 480, toMinute: 1140, days: [1, 2, 3, 4, 5, 6] } }
  test.each([
    ['2026-11-20T18:59', true, 'now', null], // Friday
    ['2026-11-20T19:00', true, 'hold', '2026-11-21T08:00:00'],
    ['2026-11-21T19:30', true, 'hold', '2026-11-23T08:00:00'], // Saturday evening waits for Monday
    ['2026-11-20T19:00', false, 'now', null], // pupils among themselves
    ['2026-11-20T22:30', false, 'hold', '2026-11-21T06:00:00'],
  ] as const)('%s, where families and the school meet: %s → %s', (when, working, kind, until) => {
    const decision = decide(hours, { now: instant(when, 'Asia/Omsk'), zone: 'Asia/Omsk', working })
    expect(decision.kind).toBe(kind)
    if (decision.kind !== 'now') expect(local(decision.until, 'Asia/Omsk')).toBe(until)
  })

  test.each([
    [{ kind: 'group', automatic: 'parents', senderIsStaff: false }, true],
    [{ kind: 'group', automatic: 'parents', senderIsStaff: true }, true],
    [{ kind: 'group', automatic: null, follows: 'guardians', senderIsStaff: true }, true],
    [{ kind: 'group', automatic: null, follows: 'pupils', senderIsStaff: true }, false],
    [{ kind: 'group', automatic: 'class', senderIsStaff: false }, false],
    [{ kind: 'group', automatic: 'staff', senderIsStaff: true }, false],
    [{ kind: 'direct', automatic: null, senderIsStaff: false, peerIsStaff: true }, true],
    [{ kind: 'direct', automatic: null, senderIsStaff: true, peerIsStaff: false }, true],
    [{ kind: 'direct', automatic: null, senderIsStaff: true, peerIsStaff: true }, false],
    [{ kind: 'direct', automatic: null, senderIsStaff: false, peerIsStaff: false }, false],
  ] as const)('%j: %s', (chat, held) => expect(isUnderWorkingHours(chat)).toBe(held))

  test('hours that leave nobody a minute are told apart', () => {
    expect(leavesTime(hours)).toBe(true)
    expect(leavesTime({ ...hours, fromMinute: 420, toMinute: 1200 })).toBe(false)
    expect(leavesTime({ ...BYLAW_HOURS, fromMinute: 60, toMinute: 60 })).toBe(false)
    expect(leavesTime({ ...hours, working: { fromMinute: 600, toMinute: 600, days: [1] } })).toBe(false)
  })
})

describe('«не беспокоить меня»', () => {
  const own: OwnHours = { fromMinute: 19 * 60, toMinute: 8 * 60, daysOff: [7] }
  test.each([
    ['2026-11-20T18:00', null],
    ['2026-11-20T20:00', '2026-11-21T08:00:00'],
    ['2026-11-21T20:00', '2026-11-23T08:00:00'], // over a Sunday off
    ['2026-11-22T12:00', '2026-11-23T08:00:00'],
  ])('%s', (when, until) => {
    const silent = silentUntil(BYLAW_HOURS, own, { now: instant(when, 'Asia/Omsk'), zone: 'Asia/Omsk' })
    expect(silent && local(silent, 'Asia/Omsk')).toBe(until)
  })

  test('without own hours a push is silent in the school’s night only; with no night never', () => {
    const moment = { now: instant('2026-11-20T23:00', 'Asia/Omsk'), zone: 'Asia/Omsk' }
    expect(silentUntil(BYLAW_HOURS, null, moment)).toEqual(instant('2026-11-21T06:00', 'Asia/Omsk'))
    expect(silentUntil(NO_QUIET_HOURS, null, moment)).toBeNull()
    expect(silentUntil(NO_QUIET_HOURS, own, moment)).toEqual(instant('2026-11-21T08:00', 'Asia/Omsk'))
  })

  test('a person can be reached at some time', () => {
    expect(leavesOwnTime(own)).toBe(true)
    expect(leavesOwnTime({ ...own, daysOff: [1, 2, 3, 4, 5, 6, 7] })).toBe(false)
    expect(leavesOwnTime({ ...own, toMinute: own.fromMinute })).toBe(false)
  })
})

test('urgent is for the roles that the act names', () => {
  expect(mayBeUrgent(BYLAW_HOURS, ['teacher', 'deputy'])).toBe(true)
  expect(mayBeUrgent(BYLAW_HOURS, ['teacher'])).toBe(false)
  expect(mayBeUrgent({ ...BYLAW_HOURS, urgentRoles: [] }, ['director'])).toBe(false)
})

test('minutes and clocks are one', () => {
  fc.assert(fc.property(minute, (one) => readMinute(writeMinute(one)) === one))
  expect(readMinute('24:00')).toBeNull()
  expect(readMinute('7:05')).toBe(425)
  expect(readMinute('')).toBeNull()
})
