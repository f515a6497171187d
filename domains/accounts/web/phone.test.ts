import { expect, test } from 'vitest'
import { looksLikePhone, prettyPhone } from './phone.ts'

test.each([
  ['89161234567', '+7 916 123-45-67'],
  ['+7 (916) 123 45 67', '+7 916 123-45-67'],
  ['9161234567', '+7 916 123-45-67'],
  ['+374 91 123456', '+374 91 123456'],
  ['8916', '8916'],
  ['', ''],
])('«%s» is shown as «%s»', (typed, shown) => {
  expect(prettyPhone(typed).replaceAll(' ', ' ')).toBe(shown)
})

test.each([
  ['+7 916 123-45-67', true],
  ['+374 91 123456', true],
  ['8916', false],
  ['olga@example.org', false],
  ['', false],
])('«%s» may be a phone: %s', (text, may) => {
  expect(looksLikePhone(text)).toBe(may)
})
