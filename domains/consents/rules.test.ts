import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addWorkingDays,
  ageOn,
  dueOn,
  extendedOn,
  isReckonedRoughly,
  isWorkingDay,
  type Kind,
  type Part,
  partsOf,
  type State,
  stateOf,
  termOf,
  urgencyOf,
  workYearOf,
} from './rules.ts'

const TODAY = '2026-11-21'
const GUARDIAN = { part: 'guardian', answer: 'signed', withdrawn: false } as const
const SELF = { part: 'self', answer: 'signed', withdrawn: false } as const

describe('who signs', () => {
  test.each<[string, Kind, string | null, Part[]]>([
    ['the eve of the 14th birthday', 'photo', '2012-11-22', ['guardian']],
    ['the 14th birthday', 'photo', '2012-11-21', ['guardian', 'self']],
    ['a slip at fifteen', 'slip', '2011-05-01', ['guardian']],
    ['the eve of the 18th birthday', 'personalData', '2008-11-22', ['guardian', 'self']],
    ['the 18th birthday', 'personalData', '2008-11-21', ['self']],
    ['a slip at eighteen', 'slip', '2008-11-21', ['self']],
    ['nobody knows the age', 'photo', null, ['guardian']],
  ])('%s', (_, kind, birthDay, parts) => {
    expect(partsOf(kind, { pupil: true, birthDay }, TODAY)).toEqual(parts)
  })

  test('an employee signs alone, whatever the age', () => {
    expect(partsOf('personalData', { pupil: false, birthDay: null }, TODAY)).toEqual(['self'])
  })

  test('born on 29 February: a year older on 1 March', () => {
    expect([ageOn('2012-02-29', '2026-02-28'), ageOn('2012-02-29', '2026-03-01')]).toEqual([13, 14])
  })
})

describe('how it stands', () => {
  test.each<[string, Part[], Parameters<typeof stateOf>[1], State]>([
    ['nobody has answered', ['guardian'], [], 'waiting'],
    ['a guardian has', ['guardian'], [GUARDIAN], 'signed'],
    ['at fifteen the guardian alone', ['guardian', 'self'], [GUARDIAN], 'waiting'],
    ['at fifteen both', ['guardian', 'self'], [GUARDIAN, SELF], 'signed'],
    ['one guardian refuses', ['guardian'], [GUARDIAN, { ...GUARDIAN, answer: 'refused' }], 'refused'],
    ['withdrawn', ['guardian'], [{ ...GUARDIAN, withdrawn: true }], 'withdrawn'],
    ['at eighteen the guardian’s counts no more', ['self'], [GUARDIAN], 'waiting'],
    ['… nor does a guardian’s refusal', ['self'], [{ ...GUARDIAN, answer: 'refused' }, SELF], 'signed'],
  ])('%s', (_, parts, answers, state) => {
    expect(stateOf(parts, answers)).toBe(state)
  })
})

const CHECKED = { 2026: workYearOf(2026, {}) }

describe('terms of the law', () => {
  test.each([
    ['accessRequest', '2026-11-02', '2026-11-17'], // over 4 November
    ['accessRequest', '2026-12-25', '2027-01-19'], // over New Year: 31 December, 1–8 January, a weekend
    ['consentWithdrawn', '2026-11-21', '2026-12-21'],
    ['correctData', '2026-05-06', '2026-05-18'], // 9 May is a Saturday, 11 May is off
    ['unlawfulProcessing', '2026-02-20', '2026-02-26'],
    ['leakNotice', '2026-11-21', '2026-11-22'],
  ] as const)('%s from %s: by %s', (kind, from, due) => {
    expect(dueOn(termOf(kind, from), from, {})).toBe(due)
  })

  test('a reasoned notice gives five more working days', () => {
    expect(extendedOn(termOf('accessRequest', TODAY), '2026-11-17', {})).toBe('2026-11-24')
  })

  test('a year whose days off are not known here is said to be rough', () => {
    const term = termOf('accessRequest', '2026-12-25')
    expect(isReckonedRoughly(term, '2026-12-25', '2027-01-19', CHECKED)).toBe(true)
    expect(isReckonedRoughly(term, '2026-11-02', '2026-11-17', CHECKED)).toBe(false)
    expect(isReckonedRoughly(term, '2026-11-02', '2026-11-17', {}), 'a suggestion is not believed').toBe(true)
  })

  test('a year that the school has checked is reckoned as the school says', () => {
    const { off, act } = workYearOf(2026, {})
    const calendar = { 2026: { off: [...off, '11-05'], work: ['11-14'], act } }
    expect(isWorkingDay('2026-11-05', calendar)).toBe(false)
    expect(isWorkingDay('2026-11-14', calendar)).toBe(true)
    expect(dueOn(termOf('accessRequest', '2026-11-02'), '2026-11-02', calendar)).toBe('2026-11-17')
    expect(workYearOf(2027, {})).toMatchObject({ work: [], act: 'ТК РФ, ст. 112' })
  })

  test('the last day of a term in working days is one, and that many lie between', () => {
    const days = fc
      .date({ min: new Date('2025-01-01'), max: new Date('2029-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10))
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 30 }), (from, count) => {
        const last = addWorkingDays(from, count, {})
        let found = 0
        for (let at = Date.parse(from) + 86_400_000; at <= Date.parse(last); at += 86_400_000)
          if (isWorkingDay(new Date(at).toISOString().slice(0, 10), {})) found++
        expect(isWorkingDay(last, {})).toBe(true)
        expect(found).toBe(count)
      }),
    )
  })

  test.each([
    ['2026-11-20', false, 'overdue'],
    ['2026-11-21', false, 'soon'],
    ['2026-11-24', false, 'soon'],
    ['2026-11-25', false, 'calm'],
    ['2026-11-01', true, 'done'],
  ] as const)('due on %s, done %s: %s', (due, done, urgency) => {
    expect(urgencyOf({ dueOn: due, done }, TODAY)).toBe(urgency)
  })
})
