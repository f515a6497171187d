import { expect, test } from 'vitest'
import { timeOfDay } from './time-of-day.ts'

const at = new Date('2026-11-21T04:30:00Z')

test.each([
  ['Europe/Kaliningrad', 'morning'],
  ['Asia/Yekaterinburg', 'morning'],
  ['Asia/Vladivostok', 'day'],
  ['Asia/Kamchatka', 'day'],
  ['America/New_York', 'night'],
  ['America/Los_Angeles', 'evening'],
])('greets by the hour of %s: %s', (zone, time) => {
  expect(timeOfDay(at, zone)).toBe(time)
})

test('midnight is night', () => {
  expect(timeOfDay(new Date('2026-11-21T00:00:00Z'), 'UTC')).toBe('night')
})
