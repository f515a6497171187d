import { describe, expect, it } from 'vitest'
import * as dates from './dates.ts'

const when = { language: 'ru', timeZone: 'Asia/Yekaterinburg', now: '2026-11-20T07:00:00Z' }
const english = { ...when, language: 'en' }
const shown = (text: string) => text.replaceAll('\u00a0', ' ')

it('formatTime is in the school’s zone', () => {
  expect(dates.formatTime('2026-11-20T03:40:00Z', when)).toBe('08:40')
  expect(dates.formatTime('2026-11-19T19:05:00Z', english)).toBe('00:05')
})

describe('formatDay', () => {
  it.each([
    ['2026-11-20T18:59:00Z', 'Сегодня', 'Today'],
    ['2026-11-20T19:00:00Z', 'Завтра', 'Tomorrow'],
    ['2026-11-19T18:59:00Z', 'Вчера', 'Yesterday'],
    ['2026-11-18T10:00:00Z', 'Среда, 18 ноября', 'Wednesday 18 November'],
    ['2025-11-20T10:00:00Z', '20 ноября 2025 г.', '20 November 2025'],
    ['2026-12-31T19:30:00Z', '1 января 2027 г.', '1 January 2027'],
  ])('%s', (at, ru, en) => {
    expect(shown(dates.formatDay(at, when))).toBe(ru)
    expect(shown(dates.formatDay(at, english))).toBe(en)
  })
})

describe('formatUntil', () => {
  it.each([
    ['2026-11-20T13:00:00Z', '18:00', '18:00'],
    ['2026-11-21T13:00:00Z', 'завтра, 18:00', 'tomorrow, 18:00'],
    ['2026-11-27T13:00:00Z', '27 ноября, 18:00', '27 November, 18:00'],
    ['2027-01-15T13:00:00Z', '15 января 2027 г., 18:00', '15 January 2027, 18:00'],
  ])('%s', (at, ru, en) => {
    expect(shown(dates.formatUntil(at, when))).toBe(ru)
    expect(shown(dates.formatUntil(at, english))).toBe(en)
  })
})

describe('dayTimeInSentence', () => {
  it.each([
    ['2026-11-20T13:00:00Z', 'сегодня, 18:00', 'today, 18:00'],
    ['2026-11-27T13:00:00Z', 'пятница, 27 ноября, 18:00', 'Friday 27 November, 18:00'],
  ])('%s', (at, ru, en) => {
    expect(shown(dates.dayTimeInSentence(at, when))).toBe(ru)
    expect(shown(dates.dayTimeInSentence(at, english))).toBe(en)
  })
})

describe('formatBrief', () => {
  it.each([
    ['2026-11-20T05:31:00Z', '10:31'],
    ['2026-11-19T05:31:00Z', 'вчера'],
    ['2026-11-18T05:31:00Z', '18 ноя'],
    ['2025-11-18T05:31:00Z', '18.11.2025'],
  ])('%s → %s', (at, text) => expect(shown(dates.formatBrief(at, when))).toBe(text))
})

describe('formatDateInWords', () => {
  it.each([
    ['2026-11-20', 'Двадцатое ноября'],
    ['2026-09-01', 'Первое сентября'],
    ['2026-05-09', 'Девятое мая'],
    ['2026-02-23', 'Двадцать третье февраля'],
    ['2026-12-30', 'Тридцатое декабря'],
    ['2026-12-31', 'Тридцать первое декабря'],
  ])('%s → %s', (day, text) => expect(dates.formatDateInWords(`${day}T10:00:00Z`, when)).toBe(text))
  it('is plain in English', () =>
    expect(shown(dates.formatDateInWords('2026-11-20T10:00:00Z', english))).toBe('20 November'))
})

it.each([
  [24, '0:24'],
  [65, '1:05'],
  [3909, '1:05:09'],
])('formatLength %d → %s', (seconds, text) => expect(dates.formatLength(seconds)).toBe(text))

it.each([
  [0, '0 Б'],
  [1023, '1 023 Б'],
  [348_160, '340 КБ'],
  [1_572_864, '1,5 МБ'],
  [5_368_709_120, '5 ГБ'],
])('formatSize %d → %s', (bytes, text) => expect(shown(dates.formatSize(bytes, when))).toBe(text))
