import { expect, test } from 'vitest'
import type { Account } from '#contract/accounts'
import type { Hat, Role } from '#contract/people'
import { firstPage } from './first-page.ts'

const anna = (operator = false) => ({ operator }) as Account
const hat = (...roles: Role[]) => ({ roles }) as Hat

test('the day begins where the person is needed', () => {
  const begins = (account: Account | null | undefined, hats?: Hat[]) => firstPage(account, hats, hats?.[0] ?? null)
  expect(begins(undefined)).toBeUndefined()
  expect(begins(anna())).toBeUndefined()
  expect(begins(null)).toBe('/sign-in')
  expect(begins(anna(true), [])).toBe('/operator')
  expect(begins(anna(), [])).toBeUndefined()
  expect(begins(anna(), [hat('administrator', 'employee')])).toBe('/school')
  expect(begins(anna(true), [hat('teacher')])).toBe('/important')
  expect(begins(anna(), [hat('director')])).toBe('/important')
  expect(begins(anna(), [hat('guardian')])).toBe('/important')
})
