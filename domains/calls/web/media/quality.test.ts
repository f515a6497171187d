import { expect, test } from 'vitest'
import { afterReading, type Level, levelOf, NOT_SPARING, type Sparing } from './quality.ts'

test.each([
  [{ loss: 0, rtt: 0.04, jitter: 0.01 }, 'good'],
  [{ loss: 0.05, rtt: 0.04, jitter: 0.01 }, 'fair'],
  [{ loss: 0, rtt: 0.5, jitter: 0.01 }, 'fair'],
  [{ loss: 0.2, rtt: 0.04, jitter: 0.01 }, 'poor'],
  [{ loss: 0, rtt: 1.2, jitter: 0.01 }, 'poor'],
  [{ loss: 0, rtt: 0.04, jitter: 0.2 }, 'poor'],
] as const)('%j is %s', (reading, level) => expect(levelOf(reading)).toBe(level))

const after = (levels: Level[], before: Sparing = NOT_SPARING) => levels.reduce(afterReading, before)
const times = (count: number, level: Level): Level[] => Array.from({ length: count }, () => level)

test('one bad moment takes no pictures away; six seconds of them do, and half a minute brings them back', () => {
  expect(after(['poor', 'poor', 'good', 'poor', 'poor']).on).toBe(false)
  const sparing = after(times(3, 'poor'))
  expect(sparing).toMatchObject({ on: true, by: 'link' })
  expect(after(times(11, 'good'), sparing).on).toBe(true)
  expect(after(times(12, 'good'), sparing).on).toBe(false)
  expect(after([...times(11, 'good'), 'fair', ...times(11, 'good')], sparing).on).toBe(true)
})

test('what somebody has pressed stays as pressed', () => {
  const pressed: Sparing = { on: false, by: 'person', poor: 0, good: 0 }
  expect(after(times(20, 'poor'), pressed).on).toBe(false)
  expect(after(times(40, 'good'), { ...pressed, on: true }).on).toBe(true)
})
