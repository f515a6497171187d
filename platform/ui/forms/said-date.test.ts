import { expect, test } from 'vitest'
import { saidDate } from './said-date.ts'

test.each([
  ['time', '18:30', 'ru', 'en-US', '18:30'],
  ['date', '2026-11-06', 'ru', 'en-US', 'пт, 6 ноября 2026 г.'],
  ['datetime-local', '2026-11-06T07:05', 'ru', 'en-US', 'пт, 6 ноября 2026 г. в 07:05'],
  ['date', '2026-11-06', 'en', 'ru-RU', 'Fri, 6 November 2026'],
  ['date', '2026-11-06', 'ru', 'ru-RU', undefined],
  ['time', '', 'ru', 'en-US', undefined],
  ['date', 'вчера', 'ru', 'en-US', undefined],
  ['text', '18:30', 'ru', 'en-US', undefined],
])('%s %j on a %s screen of a %s browser: %j', (type, value, screen, browser, said) => {
  expect(saidDate(type, value, screen, browser)).toBe(said)
})
