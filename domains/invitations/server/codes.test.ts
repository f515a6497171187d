import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { config } from '#server/config'
import { newId } from '#server/ids'
import { CODE_SIGNS, normaliseCode } from '../rules.ts'
import { codeOfSheet, hashCode, hashToken, tokenOfInvitation } from './codes.ts'

const dataDir = mkdtempSync(path.join(tmpdir(), 'zvonok-codes-'))
beforeAll(() => {
  config.dataDir = dataDir
})
afterAll(() => rmSync(dataDir, { recursive: true }))

test('a sheet has one code, a well-formed one, and another sheet has another', () => {
  const [one, other] = [newId(), newId()]
  expect(codeOfSheet(one)).toBe(codeOfSheet(one))
  expect(normaliseCode(codeOfSheet(one))).toBe(codeOfSheet(one))
  expect(codeOfSheet(one)).not.toBe(codeOfSheet(other))
})

test('every sign is equally likely at every place', () => {
  const sheets = 4000
  const counts = Array.from({ length: 9 }, () => new Map<string, number>())
  for (let i = 0; i < sheets; i += 1) {
    for (const [place, sign] of [...codeOfSheet(`sheet ${i}`)].entries()) {
      counts[place]!.set(sign, (counts[place]!.get(sign) ?? 0) + 1)
    }
  }
  // Chi-squared with 18 degrees of freedom stays under 60 but once in 500,000 draws; a modulo bias on bytes would give 100.
  const expected = sheets / CODE_SIGNS.length
  for (const count of counts) {
    const chi = [...CODE_SIGNS].reduce((sum, sign) => sum + ((count.get(sign) ?? 0) - expected) ** 2 / expected, 0)
    expect(chi).toBeLessThan(60)
  }
})

test('a token is 22 signs of base64url, always the same for its invitation', () => {
  const id = newId()
  expect(tokenOfInvitation(id)).toMatch(/^[\w-]{22}$/)
  expect(tokenOfInvitation(id)).toBe(tokenOfInvitation(id))
})

test('what is stored depends on the secret of the installation', () => {
  const [code, token] = [codeOfSheet('a'), tokenOfInvitation('a')]
  const [codeHash, tokenHash] = [hashCode(code), hashToken(token)]
  rmSync(path.join(dataDir, 'secrets'), { recursive: true })
  expect(hashCode(code)).not.toEqual(codeHash)
  expect(hashToken(token)).not.toEqual(tokenHash)
})
