import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { offOn, type Span, schoolYearOf, usualYear } from './calendar.ts'

const named = (year: number): Span[] => usualYear(year).map((span, place) => ({ ...span, name: `${place}` }))
const spans = named(2026)
const kindOf = (day: string, grade: number | null = 7) => offOn(day, grade, spans)?.kind ?? null

describe('a day of lessons, or none', () => {
  test.each([
    ['2026-09-01', 'a term', null],
    ['2026-10-30', 'its last Friday', null],
    ['2026-10-31', 'the first day of the autumn holidays', 'holidays'],
    ['2026-11-08', 'their last day', 'holidays'],
    ['2026-11-09', 'lessons again', null],
    ['2026-11-04', 'a day off of the country, in the holidays', 'holidays'],
    ['2027-02-23', 'a day off of the country', 'public'],
    ['2027-03-08', 'another', 'public'],
    ['2027-05-26', 'the last day of the year', null],
    ['2027-05-27', 'summer', 'holidays'],
    ['2027-09-01', 'a year that nobody has written yet', null],
  ])('%s, %s: %s', (day, _, kind) => {
    expect(kindOf(day)).toBe(kind)
  })

  test('the first grade rests in February, and nobody else does', () => {
    expect(kindOf('2027-02-15', 1)).toBe('holidays')
    expect([kindOf('2027-02-15', 2), kindOf('2027-02-15', null)]).toEqual([null, null])
  })

  test('outside of the terms nobody learns, until the next one begins', () => {
    const two: Span[] = [
      { kind: 'term', name: 'I', from: '2026-09-01', to: '2026-10-04', grades: null },
      { kind: 'term', name: 'II', from: '2026-10-12', to: '2026-11-15', grades: null },
    ]
    expect(offOn('2026-10-07', 7, two)).toEqual({ kind: 'between', name: '', to: '2026-10-11' })
    expect(offOn('2027-03-01', 7, two)).toEqual({ kind: 'between', name: '', to: null })
    expect(offOn('2026-10-12', 7, two)).toBeNull()
  })

  test('a year checked against its act goes before the suggestion', () => {
    expect(offOn('2026-11-20', 7, [], { 2026: { off: ['11-20'], work: [], act: '' } })?.kind).toBe('public')
    expect(offOn('2026-11-20', 7, [])).toBeNull()
    expect(offOn('2026-11-21', 7, [])).toBeNull() // a Saturday: whoever studies six days does
  })
})

// The dates that the ministry has recommended for 2025/26, as the rule must give them.
test('the usual year', () => {
  const days = usualYear(2025).filter(({ kind }) => kind === 'holidays')
  expect(days.map(({ from, to }) => `${from} ${to}`)).toEqual([
    '2025-10-25 2025-11-02',
    '2025-12-31 2026-01-11',
    '2026-02-14 2026-02-22',
    '2026-03-28 2026-04-05',
    '2026-05-27 2026-08-31',
  ])
})

test('the usual year has no day that is nothing, in any year', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2020, max: 2100 }), fc.integer({ min: 0, max: 364 }), (year, place) => {
      const day = new Date(Date.UTC(year, 8, 1) + place * 86_400_000).toISOString().slice(0, 10)
      expect(schoolYearOf(day)).toBe(year)
      expect(offOn(day, 7, named(year), {})?.kind).not.toBe('between')
      const terms = named(year).filter(({ kind, from, to }) => kind === 'term' && from <= day && day <= to)
      expect(terms.length).toBeLessThanOrEqual(1)
    }),
  )
})
