import { expect, it } from 'vitest'
import { z } from 'zod'
import { parse } from './operation.ts'
import { withoutTurns } from './turns.ts'

const turned = 'фото\u202Egpj.exe\u2066\u2069'

it('nothing that people send turns what is read', () => {
  const schema = z.object({ name: z.string().min(1), deep: z.array(z.object({ text: z.string() })), n: z.number() })
  expect(parse(schema, { name: turned, deep: [{ text: turned }], n: 1 }, 'ru')).toEqual({
    name: 'фотоgpj.exe',
    deep: [{ text: 'фотоgpj.exe' }],
    n: 1,
  })
  expect(() => parse(schema, { name: '\u202E', deep: [], n: 1 }, 'ru')).toThrow() // there is no name
})

it('words of right to left, marks of joined signs and everything else stay', () => {
  for (const text of ['שלום, мир', 'مرحبا\u200F!', '👨‍👩‍👧', 'a\u00ADb', 'ё\u0301'])
    expect(withoutTurns(text)).toBe(text)
})

it('what is endlessly deep is refused as ever', () => {
  const deep = JSON.parse('['.repeat(50_000) + ']'.repeat(50_000))
  expect(() => parse(z.object({ name: z.string() }), deep, 'ru')).toThrow()
  expect(() => parse(z.object({ name: z.string() }), { name: deep }, 'ru')).toThrow()
})
