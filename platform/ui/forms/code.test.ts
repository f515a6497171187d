import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeAlphabet, readCode } from './code.ts'

describe('readCode', () => {
  it.each([
    ['К47-МР2-ТХ9', 'К47МР2ТХ9'],
    ['k47 mp2 tx9', 'К47МР2ТХ9'],
    ['к47—мр2—тх9', 'К47МР2ТХ9'],
    ['abekmhpct', 'АВЕКМНРСТ'],
    ['yx', 'УХ'],
    ['К47МР2ТХ9 и ещё', 'К47МР2ТХ9'],
    ['', ''],
  ])('%s → %s', (text, code) => expect(readCode(text).code).toBe(code))

  it('tells the sign that no code has', () => {
    expect(readCode('К4О')).toEqual({ code: 'К4', strange: 'О' })
    expect(readCode('10').strange).toBe('1')
    expect(readCode('К-4 7').strange).toBeUndefined()
  })

  it('reads every code as the sheet shows it', () => {
    const code = fc.string({ unit: fc.constantFrom(...codeAlphabet), minLength: 9, maxLength: 9 })
    fc.assert(fc.property(code, (it) => readCode(it.replace(/(...)(?=.)/gu, '$1-').toLowerCase()).code === it))
  })
})
