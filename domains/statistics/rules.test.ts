import { describe, expect, test } from 'vitest'
import { shareOf, USUAL_HOURS, withoutFew, workingMinutes } from './rules.ts'

// 5 January 1970 was a Monday.
const at = (day: number, hour: number, minute = 0) => (4 + day) * 1440 + hour * 60 + minute

test.each([
  [0, 0, null],
  [0, 7, 0],
  [999, 1000, 99], // never all before it is all
  [1000, 1000, 100],
  [1, 3, 33],
])('%i of %i is %s per cent', (part, whole, share) => expect(shareOf(part, whole)).toBe(share))

test.each([
  ['within a day', at(0, 9), at(0, 11, 30), 150],
  ['asked at night, answered in the morning', at(0, 23), at(1, 8, 20), 20],
  ['over a weekend', at(4, 17, 30), at(7, 8, 15), 45],
  ['wholly outside', at(5, 10), at(6, 20), 0],
  ['a whole week', at(0, 0), at(7, 0), 3000],
])('working minutes: %s', (_, from, to, minutes) => expect(workingMinutes(USUAL_HOURS, from, to)).toBe(minutes))

describe('few', () => {
  test('a group of fewer than five is not told outside of the school', () => {
    expect(withoutFew({ known: 4, joined: 4 })).toBeNull()
    expect(withoutFew({ known: 5, joined: 0 })).toEqual({ known: 5, joined: 0 })
  })
})
