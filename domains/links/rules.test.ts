import fc from 'fast-check'
import { expect, it } from 'vitest'
import { firstLink } from './rules.ts'

it.each([
  ['Меню: https://school14.ru/menu.', 'https://school14.ru/menu'],
  ['(https://school14.ru/menu)', 'https://school14.ru/menu'],
  ['https://ru.wikipedia.org/wiki/Школа_(значения)', 'https://ru.wikipedia.org/wiki/Школа_(значения)'],
  ['«https://school14.ru», и всё', 'https://school14.ru'],
  ['**https://school14.ru/a_b**', 'https://school14.ru/a_b'],
  ['- раз\n- www.school14.ru/два', 'www.school14.ru/два'],
  ['> [меню](https://school14.ru/menu)', 'https://school14.ru/menu'],
  ['[меню](/materials) и https://b.ru', 'https://b.ru'],
  ['`https://a.ru` https://b.ru', 'https://b.ru'],
  ['```\nhttps://a.ru\n```', undefined],
  ['mailto:a@b.ru', undefined],
  ['https://a:b@c.ru', undefined],
  ['xhttps://x.ru', undefined],
  ['без ссылок', undefined],
])('%j', (text, expected) => expect(firstLink(text)).toBe(expected))

it('is always a part of the text, and long texts are read at once', () => {
  const parts = fc.constantFrom('https://a.ru/', 'www.', 'http://', ')', '(', '.', ' ', '[x](', '**', '_', 'я', '`')
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 30 }), (some) => {
      const text = some.join('')
      const found = firstLink(text)
      if (found !== undefined) expect(text).toContain(found)
    }),
    { numRuns: 1000 },
  )
  for (const piece of ['https://', 'www.', 'https://.', 'https://a ', 'http://)', '.....', 'https://x.ru*_']) {
    const begun = performance.now()
    firstLink(piece.repeat(100_000 / piece.length))
    expect(performance.now() - begun, piece).toBeLessThan(10_000)
  }
})
