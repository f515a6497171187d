import { describe, expect, it } from 'vitest'
import { splitByLinks } from './links.ts'
import { isOnlyEmoji, mayHaveLink, splitByNames } from './text.ts'

const hrefs = (text: string) => splitByLinks(text).flatMap(({ href }) => href ?? [])

describe('links', () => {
  it.each([
    ['Смотрите https://school14.ru/menu?day=1, там меню.', ['https://school14.ru/menu?day=1']],
    ['Сайт школа.рф и school.ru', ['http://школа.рф', 'http://school.ru']],
    ['Пишите на office@school14.ru', ['mailto:office@school14.ru']],
    ['javascript:alert(1)', []],
    ['data:text/html,<b>', []],
    ['https://sberbank.ru@evil.example/login', ['https://sberbank.ru']], // where it says, not behind the «@»,
    ['ftp://files.example.com/x', []],
    ['Завтра в 8.30, кабинет 2.14', []],
  ])('%s', (text, expected) => {
    expect(hrefs(text)).toEqual(expected)
    if (expected.length > 0) expect(mayHaveLink(text)).toBe(true)
  })

  it('never lose a sign of the text', () => {
    const text = 'a <b>x</b> https://e.ru/?q=<script> @Анна Ли, да'
    const joined = (pieces: { text: string }[]) => pieces.map((piece) => piece.text).join('')
    expect(joined(splitByLinks(text))).toBe(text)
    expect(joined(splitByNames(text, [{ id: '1', name: 'Анна Ли' }]))).toBe(text)
  })
})

it('names are found whole, the longer before the shorter', () => {
  const names = splitByNames('@Анна Ли и @Анна, привет', [
    { id: 'a', name: 'Анна' },
    { id: 'b', name: 'Анна Ли' },
  ]).flatMap((piece) => (piece.kind === 'name' ? [piece.id] : []))
  expect(names).toEqual(['b', 'a'])
})

it.each([
  ['😀', true],
  ['👍🏽 ❤️', true],
  ['😀😀😀😀', false],
  ['ура 😀', false],
  ['123', false],
  ['', false],
])('only emoji: %s', (text, expected) => expect(isOnlyEmoji(text)).toBe(expected))
