import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCode } from '#ui/forms/code.ts'
import { CODE_SIGNS, codeForAddress, normaliseCode } from '../rules.ts'
import { codeInAddress } from './sheet-address.ts'

const codes = fc.string({ unit: fc.constantFrom(...CODE_SIGNS), minLength: 9, maxLength: 9 })

test('what the square of a sheet bears is read back', () => {
  fc.assert(fc.property(codes, (code) => codeInAddress(`#${codeForAddress(code)}`) === code))
  fc.assert(fc.property(codes, (code) => codeInAddress(`#${encodeURIComponent(code)}`) === code))
})

test.each(['', '#', '#K47', '#K47-MP2-TX9-К', '#%', '#hello'])('«%s» bears no code', (hash) =>
  expect(codeInAddress(hash)).toBeUndefined(),
)

test('the cells on the screen read a code as the server does', () => {
  const typed = fc.string({
    unit: fc.constantFrom(...CODE_SIGNS, ...'ABEKMHPCTYXабвекмнрстухabekmhpctyx- –—'),
    maxLength: 14,
  })
  fc.assert(
    fc.property(typed, (text) => {
      const code = normaliseCode(text)
      return code === null || readCode(text).code === code
    }),
  )
})
