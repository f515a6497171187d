import { expect, test } from 'vitest'
import { firstDayOf, nextOf, occurrencesOf, type Plan } from './occurrences.ts'

const PLAN: Plan = {
  firstDay: '2026-11-25',
  startMinute: 18 * 60 + 30,
  minutes: 60,
  timeZone: 'Asia/Omsk',
  repeat: 'once',
  untilDay: null,
}
const from = new Date('2026-11-01T00:00:00Z')
const to = new Date('2027-03-01T00:00:00Z')
const days = (plan: Partial<Plan>, begin = from) =>
  occurrencesOf({ ...PLAN, ...plan }, begin, to).map(({ day }) => day.slice(5))

test('half past six in Omsk is half past twelve of the world', () => {
  const [one] = occurrencesOf(PLAN, from, to)
  expect(one).toMatchObject({ day: '2026-11-25', startsAt: new Date('2026-11-25T12:30:00Z') })
  expect(one!.endsAt).toEqual(new Date('2026-11-25T13:30:00Z'))
})

test.each<[string, Partial<Plan>, string[]]>([
  ['once', {}, ['11-25']],
  ['daily', { untilDay: '2026-11-27' }, ['11-25', '11-26', '11-27']],
  ['weekdays', { untilDay: '2026-12-01' }, ['11-25', '11-26', '11-27', '11-30', '12-01']],
  ['weekly', { untilDay: '2026-12-09' }, ['11-25', '12-02', '12-09']],
  ['fortnightly', { untilDay: '2026-12-24' }, ['11-25', '12-09', '12-23']],
  ['monthly', {}, ['11-25', '12-25', '01-25', '02-25']],
  ['monthly', { firstDay: '2026-10-31' }, ['12-31', '01-31']],
])('%s', (repeat, plan, expected) => expect(days({ ...plan, repeat: repeat as Plan['repeat'] })).toEqual(expected))

test('what goes on has not passed; what has ended has', () => {
  const daily: Plan = { ...PLAN, repeat: 'daily' }
  expect(nextOf(daily, new Date('2026-12-05T13:29:00Z'))?.day).toBe('2026-12-05')
  expect(nextOf(daily, new Date('2026-12-05T13:30:00Z'))?.day).toBe('2026-12-06')
  expect(nextOf(daily, new Date('2026-12-05T13:29:00Z'), new Set(['2026-12-05']))?.day).toBe('2026-12-06')
  expect(nextOf(PLAN, new Date('2026-11-26T00:00:00Z'))).toBeUndefined()
})

test('far ahead the next one is found as near', () =>
  expect(nextOf({ ...PLAN, repeat: 'fortnightly' }, new Date('2031-01-01T00:00:00Z'))?.day).toBe('2031-01-01'))

test('«по будням» from a Saturday on begins on Monday', () => {
  expect(firstDayOf('2026-11-28', 'weekdays')).toBe('2026-11-30')
  expect(firstDayOf('2026-11-28', 'weekly')).toBe('2026-11-28')
})
