import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { minutesOf, statusOf, suggest } from './rules.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 8, minute))
const stay = (from: number, to: number | null) => ({ from: at(from), to: to === null ? null : at(to) })

describe('minutes in a lesson', () => {
  test.each([
    [[], 0],
    [[stay(0, 40)], 40],
    [[stay(0, 10), stay(15, 40)], 35], // the network was away
    [[stay(0, 20), stay(10, 40)], 40], // two devices
    [[stay(0, 40), stay(10, 20)], 40],
    [[stay(5, null)], 25], // is there still
  ])('%#', (stays, minutes) => {
    expect(minutesOf(stays, at(30))).toBe(minutes)
  })

  test('never more than from the first coming to the last going', () => {
    const any = fc.tuple(fc.integer({ min: 0, max: 59 }), fc.integer({ min: 0, max: 59 }))
    fc.assert(
      fc.property(fc.array(any, { minLength: 1, maxLength: 8 }), (pairs) => {
        const stays = pairs.map(([one, other]) => stay(Math.min(one, other), Math.max(one, other)))
        const [first, last] = [Math.min(...pairs.flat()), Math.max(...pairs.flat())]
        expect(minutesOf(stays, at(59))).toBeLessThanOrEqual(last - first)
      }),
    )
  })
})

test.each([
  [{ stays: 1, why: null, ended: false }, 'present'],
  [{ stays: 1, why: 'ill', ended: true }, 'present'],
  [{ stays: 0, why: 'ill', ended: true }, 'ill'],
  [{ stays: 0, why: 'family', ended: false }, 'absent'],
  [{ stays: 0, why: null, ended: false }, null], // may still come
  [{ stays: 0, why: null, ended: true }, 'absent'],
] as const)('suggested: %j', (known, mark) => {
  expect(suggest(known)).toBe(mark)
})

test.each([
  [[], null, 'unknown'],
  [[], 'ill', 'ill'],
  [[], 'family', 'absent'],
  [['absent', 'present'], null, 'present'],
  [['absent', 'absent'], 'ill', 'ill'],
  [['absent'], null, 'absent'],
  [['present'], 'ill', 'present'], // came after all
] as const)('a day of %j and %s is %s', (marks, why, status) => {
  expect(statusOf(marks, why)).toBe(status)
})
