import { expect, test } from 'vitest'
import { cut, faultOf, remindAt } from './rules.ts'

const at = (time: string) => new Date(`2026-11-25T${time}:00Z`)
const span = (from: string, to: string) => ({ from: at(from), to: at(to) })
const now = at('08:00')

test('an evening is cut into talks, and the rest is nobody’s', () => {
  expect(cut(span('11:00', '12:10'), 20).map(({ from }) => from.toISOString().slice(11, 16))).toEqual([
    '11:00',
    '11:20',
    '11:40',
  ])
  expect(cut(span('11:00', '10:00'), 20)).toEqual([])
})

test.each([
  ['08:00', '09:00', 20, 'past'],
  ['11:00', '11:10', 20, 'short'],
  ['11:00', '10:00', 20, 'short'],
  ['09:00', '18:00', 5, 'many'],
  ['11:00', '12:00', 20, null],
] as const)('from %s to %s by %i minutes: %s', (from, to, minutes, fault) => {
  expect(faultOf(span(from, to), minutes, now)).toBe(fault)
})

test('nothing is offered a year ahead', () => {
  const far = new Date(now.getTime() + 200 * 24 * 3600_000)
  expect(faultOf({ from: far, to: new Date(far.getTime() + 3600_000) }, 20, now)).toBe('far')
})

test('one is reminded the day before, of what is near an hour before, and of what begins now not at all', () => {
  expect(remindAt(new Date('2026-11-27T10:00:00Z'), now)?.toISOString()).toBe('2026-11-26T10:00:00.000Z')
  expect(remindAt(at('12:00'), now)).toEqual(at('11:00'))
  expect(remindAt(at('08:30'), now)).toBeNull()
})
