import fc from 'fast-check'
import { expect, test } from 'vitest'
import { htmlOf } from './html.ts'
import { marksIn } from './pasted-marks.ts'

const inside = (text: string) => htmlOf(text).replace(/^<div [^>]*>|<\/div>$/g, '')

test.each([
  ['**Сбор** в _девять_', '<p><strong>Сбор</strong> в <em>девять</em></p>'],
  ['раз\nдва', '<p>раз<br>два</p>'],
  ['- раз\n- ~~два~~', '<ul><li>раз</li><li><s>два</s></li></ul>'],
  ['1. раз\n2. два', '<ol><li>раз</li><li>два</li></ol>'],
  ['> сказано', '<blockquote>сказано</blockquote>'],
  ['`<b>`', '<p><code>&lt;b&gt;</code></p>'],
  ['[сайт](https://school14.example/?a=1&b=2)', '<p><a href="https://school14.example/?a=1&amp;b=2">сайт</a></p>'],
])('%s', (text, html) => {
  expect(inside(text)).toBe(html)
})

test('the field gets back what was written, sign for sign', () => {
  const text = fc.string({ unit: 'grapheme' })
  fc.assert(
    fc.property(text, (written) => {
      expect(marksIn(htmlOf(written))).toBe(written)
    }),
  )
})

const OURS =
  /^<(\/?(p|ul|ol|li|strong|em|s|code|pre|blockquote|div)|br|a href="[^"<>]*"|\/a|div data-zvonok="[^"<>]*")>$/

test('nothing that is written becomes an element', () => {
  const signs = fc.string({ unit: fc.constantFrom(...'<>"&`*_~[]()- \n>a1/:.') })
  fc.assert(
    fc.property(signs, (written) => {
      for (const tag of htmlOf(written).match(/<[^>]*>/g) ?? []) expect(tag).toMatch(OURS)
    }),
  )
})

test('other pages are not taken for ours', () => {
  expect(marksIn('<b>Сбор</b>')).toBeUndefined()
  expect(marksIn('<p data-zvonok="%">Сбор</p>')).toBeUndefined()
})
