import { expect, test } from 'vitest'
import { comesOfAgeOn, daysBetween, isOfAge, isYoung, noteOfAge } from './rules.ts'

test('of age on the eighteenth birthday, not a day before', () => {
  expect(comesOfAgeOn('2008-11-21')).toBe('2026-11-21')
  expect(isOfAge('2008-11-22', '2026-11-21')).toBe(false)
  expect(isOfAge('2008-11-21', '2026-11-21')).toBe(true)
  expect(isOfAge(null, '2026-11-21')).toBe(false)
})

test('born on 29 February: on 1 March of a common year', () => {
  expect(comesOfAgeOn('2008-02-29')).toBe('2026-03-01')
  expect(isOfAge('2008-02-29', '2026-02-28')).toBe(false)
  expect(isOfAge('2008-02-29', '2026-03-01')).toBe(true)
})

test('young until 14; without a day of birth nobody is', () => {
  expect(isYoung('2012-11-22', '2026-11-21')).toBe(true)
  expect(isYoung('2012-11-21', '2026-11-21')).toBe(false)
  expect(isYoung(null, '2026-11-21')).toBe(false)
})

test.each([
  ['2026-10-21', null],
  ['2026-10-22', '2026-11-21'],
  ['2026-11-21', '2026-11-21'],
  ['2026-12-05', '2026-11-21'],
  ['2026-12-06', null],
])('on %s the note says %s: a month before, two weeks after', (today, day) => {
  expect(noteOfAge('2008-11-21', today)).toBe(day)
})

test('days are counted over the end of a year', () => {
  expect(daysBetween('2026-12-30', '2027-01-02')).toBe(3)
})
