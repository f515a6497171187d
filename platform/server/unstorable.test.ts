import { expect, test } from 'vitest'
import { findUnstorable } from './unstorable.ts'

test.each([
  [{ text: 'Привет, мир 🙂', list: ['x'], more: { n: 1, nothing: null } }, undefined],
  [{ text: 'При\u0000вет' }, 'text'],
  [{ name: { lastName: 'Зуева', firstName: '\ud83d' } }, 'name.firstName'],
  [{ names: ['Алгебра', '\udc00'] }, 'names.1'],
  ['\u0000', ''],
])('%j', (input, found) => {
  expect(findUnstorable(input)).toBe(found)
})
