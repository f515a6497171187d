import { expect, test } from 'vitest'
import { canApprove, canRefuse, isOrderDate, isProfileFilled } from './policy.ts'

test.each([
  ['submitted', true, true],
  ['approved', true, false],
  ['refused', false, true],
] as const)('an application that is %s: may be approved %s, refused %s', (state, approve, refuse) => {
  expect([canApprove(state), canRefuse(state)]).toEqual([approve, refuse])
})

test.each([
  ['2026-11-20', true],
  ['2026-11-21', true], // it is tomorrow already in Kamchatka
  ['2026-11-22', false],
  ['2000-01-01', true],
  ['0206-11-20', false],
])('an order of %s: %s', (day, may) => {
  expect(isOrderDate(day, new Date('2026-11-20T18:00:00Z'))).toBe(may)
})

test.each([
  [{ address: '', phone: '' }, false],
  [{ address: 'ул. Лесная, 5', phone: '' }, false],
  [{ address: '', phone: '2-14-14' }, false],
  [{ address: 'ул. Лесная, 5', phone: '2-14-14' }, true],
])('%o is a filled profile: %s', (profile, filled) => {
  expect(isProfileFilled(profile)).toBe(filled)
})
