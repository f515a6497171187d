import { expect, test } from 'vitest'
import { preferredLanguage } from './language.ts'

test.each([
  [undefined, 'ru'],
  ['', 'ru'],
  ['de-DE,fr;q=0.8', 'ru'],
  ['en-US,en;q=0.9', 'en'],
  ['en;q=0.4, ru;q=0.8', 'ru'],
  ['ru-RU,ru;q=0.9,en-US;q=0.8', 'ru'],
  ['ru;q=0, en;q=0.1', 'en'],
])('%j is answered in %s', (header, language) => {
  expect(preferredLanguage(header)).toBe(language)
})
