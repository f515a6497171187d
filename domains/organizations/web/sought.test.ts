import { expect, test } from 'vitest'
import { soughtIn } from './sought.ts'

test.each([
  ['+79161234567', '8 916 123', true],
  ['+79161234567', '123-45-67', true],
  ['+79161234567', '', true],
  ['+79161234567', '99', false],
  ['+79161234567', 'olga', false],
  ['olga@example.org', 'Olga@', true],
  ['olga2026@example.org', '2026 о', false],
])('%s is found by «%s»: %s', (address, text, found) => {
  expect(soughtIn(address, text)).toBe(found)
})
