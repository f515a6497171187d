import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromWall, isElsewhere, toWall } from './wall.ts'

const ZONES = ['Asia/Omsk', 'Europe/Moscow', 'Asia/Kamchatka', 'Europe/Berlin', 'America/St_Johns', 'UTC']

test('eight in the morning in Omsk is two at night in UTC', () => {
  expect(fromWall('2026-11-23T08:00', 'Asia/Omsk')?.toISOString()).toBe('2026-11-23T02:00:00.000Z')
  expect(toWall('2026-11-23T02:00:00Z', 'Asia/Omsk')).toBe('2026-11-23T08:00')
  expect(fromWall('', 'Asia/Omsk')).toBeNull()
})

test('what the wall shows leads back to the same minute, but for the hour that comes twice', () => {
  fc.assert(
    fc.property(fc.constantFrom(...ZONES), fc.integer({ min: 0, max: 2_000_000 }), (zone, n) => {
      const at = Date.UTC(2026, 0, 1) + n * 60_000
      const back = fromWall(toWall(at, zone), zone)!
      expect(toWall(back, zone)).toBe(toWall(at, zone))
      expect(Math.abs(back.getTime() - at)).toBeLessThanOrEqual(3600_000)
    }),
  )
})

test('a device is elsewhere when its clock shows another hour', () => {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone
  expect(isElsewhere(own)).toBe(false)
  const far = new Date().getTimezoneOffset() === -12 * 60 ? 'UTC' : 'Asia/Kamchatka'
  expect(isElsewhere(far)).toBe(true)
})
