import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CODE_SIGNS, codeForAddress, normaliseCode, normaliseName, writeCode } from './rules.ts'

const codes = fc.string({ unit: fc.constantFrom(...CODE_SIGNS), minLength: 9, maxLength: 9 })

test.each([
  ['К47МР2ТХ9', 'К47МР2ТХ9'],
  ['к47-мр2-тх9', 'К47МР2ТХ9'],
  ['k47mp2tx9', 'К47МР2ТХ9'],
  ['K47 – МP2 — tХ9', 'К47МР2ТХ9'],
  ['  К47 МР2 ТХ9\n', 'К47МР2ТХ9'],
  ['К47\u00a0МР2\u00a0ТХ9', 'К47МР2ТХ9'],
])('«%s» is read as %s', (typed, code) => expect(normaliseCode(typed)).toBe(code))

test.each([
  '',
  'К47МР2ТХ',
  'К47МР2ТХ99',
  'О47МР2ТХ9',
  '047МР2ТХ9',
  '147МР2ТХ9',
  'К47МР2ТХЯ',
  'K47MP2TXZ',
  'К47/МР2/ТХ9',
])('«%s» is no code', (typed) => expect(normaliseCode(typed)).toBeNull())

test('every way to write a code is read back as that code', () => {
  const ways = [
    writeCode,
    codeForAddress,
    (code: string) => writeCode(code).toLowerCase(),
    (code: string) => code.split('').join(' '),
  ]
  fc.assert(fc.property(codes, fc.constantFrom(...ways), (code, write) => normaliseCode(write(code)) === code))
})

test('reading is settled: a read code reads as itself, whatever was typed', () => {
  fc.assert(
    fc.property(fc.string(), (typed) => {
      const code = normaliseCode(typed)
      return code === null || normaliseCode(code) === code
    }),
  )
})

test('a code travels in an address without escaping', () => {
  fc.assert(fc.property(codes, (code) => /^[A-Z2-9]{3}-[A-Z2-9]{3}-[A-Z2-9]{3}$/.test(codeForAddress(code))))
})

test.each([
  ['Семён', 'СЕМЕН'],
  ['Анна  Мария', ' анна мария '],
  ['Петрова-Водкина', 'петрова – водкина'],
])('«%s» and «%s» are one name', (one, other) => expect(normaliseName(one)).toBe(normaliseName(other)))
