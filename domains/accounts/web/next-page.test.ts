import { expect, test } from 'vitest'
import { nextPage } from './next-page.ts'

test.each([
  ['/chats/5?around=3', '/chats/5?around=3'],
  [undefined, '/'],
  ['', '/'],
  ['chats', '/'],
  ['//evil.example/x', '/'],
  ['/\\evil.example', '/'],
  ['https://evil.example/', '/'],
  ['javascript:alert(1)', '/'],
  ['/\t/evil.example', '/'],
])('after %s comes %s', (asked, page) => {
  expect(nextPage(asked)).toBe(page)
})
