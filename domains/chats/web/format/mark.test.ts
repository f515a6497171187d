import fc from 'fast-check'
import { expect, it } from 'vitest'
import { plainWords } from '../../rules/format.ts'
import { change, type Deed } from './mark.ts'

/** «[» and «]» stand where the choice begins and ends. */
function pressed(shown: string, deed: Deed): string {
  const from = shown.indexOf('[')
  const to = shown.indexOf(']') - 1
  const text = shown.replace('[', '').replace(']', '')
  const { from: start, to: end, by, chosen } = change(text, from, to, deed)
  const after = text.slice(0, start) + by + text.slice(end)
  return `${after.slice(0, chosen[0])}[${after.slice(...chosen)}]${after.slice(chosen[1])}`
}

it.each<[string, Deed, string]>([
  ['Завтра [важно] всем', 'bold', 'Завтра **[важно]** всем'],
  ['Завтра **[важно]** всем', 'bold', 'Завтра [важно] всем'],
  ['Завтра [**важно**] всем', 'bold', 'Завтра [важно] всем'],
  ['За[вт]ра', 'italic', '_[Завтра]_'],
  ['раз[ два ]три', 'strike', 'раз ~~[два]~~ три'],
  ['[код]', 'code', '`[код]`'],
  ['[раз\nдва]', 'code', '[```\nраз\nдва\n```]'],
  ['Смотрите [меню]', 'link', 'Смотрите [меню]([https://])'.replace('[меню]', '\u0001меню\u0002')],
  ['[https://school.ru]', 'link', '\u0001[]\u0002(https://school.ru)'],
  ['вот:\n[вода\nкепка]', 'list', 'вот:\n[- вода\n- кепка]'],
  ['[- вода\n- кепка]', 'list', '[вода\nкепка]'],
  ['Кто [поедет]?', 'quote', '[> Кто поедет?]'],
])('%s: %s', (shown, deed, expected) => {
  // The link's own brackets are told from the choice's.
  const told = expected.replace('\u0001', '[').replace('\u0002', ']')
  expect(pressed(shown, deed)).toBe(told)
})

it('a mark pressed twice leaves the text as it was, and never changes its words', () => {
  const deeds = fc.constantFrom<Deed>('bold', 'italic', 'strike')
  const text = fc.array(fc.constantFrom('слово', ' ', 'я', ', ', '7'), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(text, fc.nat(40), fc.nat(40), deeds, (parts, a, b, deed) => {
      const before = parts.join('')
      const [from, to] = [Math.min(a, b, before.length), Math.min(Math.max(a, b), before.length)]
      fc.pre(before.slice(from, to).trim() !== '')
      const first = change(before, from, to, deed)
      const marked = before.slice(0, first.from) + first.by + before.slice(first.to)
      expect(plainWords(marked)).toBe(before)
      const second = change(marked, ...first.chosen, deed)
      expect(marked.slice(0, second.from) + second.by + marked.slice(second.to)).toBe(before)
    }),
  )
})
