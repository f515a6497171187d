import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import type { AnyContract } from '#contract'
import * as accounts from '#contract/accounts'
import type { Caller, Cast } from '../cast.ts'
import { collectContracts } from '../contracts.ts'
import { HOSTILE, hasUnstorable, isOfAnotherKind, placesOf, valueAt, withValue } from '../hostile.ts'
import { MATRIX, type Row, type Stage } from '../matrix/index.ts'
import { sampleOf } from '../sample.ts'
import { cast, expectUnharmed, freshToken, get, isClear, openHouse, post, world } from './house.ts'

const PASSWORD = 'zvonok-operator'

openHouse()
// An honest call may lock its own account out, or leave a call of the class going on: everybody goes on as they came.
afterEach(async () => {
  const { db } = world
  await db.deleteFrom('totp_factors').execute()
  await db.deleteFrom('passkeys').execute()
  await db.deleteFrom('operator_step_demands').execute()
  await db.deleteFrom('step_demands').execute()
  await db.deleteFrom('intake_stops').execute()
  await db.deleteFrom('account_locks').execute()
  await db.deleteFrom('account_deletions').execute()
  await db.updateTable('calls').set({ ended_at: new Date() }).where('ended_at', 'is', null).execute()
})

const COMMANDS = (await collectContracts()).filter(({ kind }) => kind === 'command')
const QUERIES = (await collectContracts()).filter(({ kind }) => kind === 'query' || kind === 'download')

describe.each(COMMANDS.map((contract) => ({ name: contract.name, contract })))('$name', ({ contract }) => {
  test('refuses what is not its input, and says why', async () => {
    const { input, token } = await honestCall(contract)
    // A row may say more than the operation takes: what it does not know it leaves alone.
    const taken = new Set(Object.keys(contract.input.parse(input) as object))
    const tries = placesOf(input)
      .filter(([key]) => taken.has(String(key)))
      .flatMap((place) => Object.entries(HOSTILE).map(([what, value]) => ({ place, what, value })))
    await inTurns(tries, async ({ place, what, value }) => {
      const fresh = 'id' in input ? { ...input, id: randomUUID() } : input
      const answer = await post(contract.name, withValue(fresh, place, value), token)
      const about = `${contract.name}: ${what} as ${place.join('.')} → ${answer.text.slice(0, 300)}`
      expect(answer.status, about).toBeLessThan(500)
      // Some fields may be null, or one of several kinds: the contract itself says which.
      const allowed = !hasUnstorable(value) && contract.input.safeParse(withValue(fresh, place, value)).success
      if (isOfAnotherKind(value, valueAt(input, place)) && !allowed) expect(answer.status, about).toBe(400)
      if (answer.status !== 200) expect(isClear(answer), about).toBe(true)
    })
  })

  test('refuses an input that lacks any of its parts', async () => {
    const { input, token } = await honestCall(contract)
    await inTurns([...Object.keys(input), undefined], async (missing) => {
      const { [missing ?? '']: _, ...rest } = input
      const answer = await post(contract.name, missing === undefined ? {} : rest, token)
      expect(answer.status, answer.text).toBeLessThan(500)
      if (answer.status !== 200) expect(isClear(answer), answer.text).toBe(true)
    })
  })
})

describe.each(QUERIES.map((contract) => ({ name: contract.name, contract })))('$name', ({ contract }) => {
  test('refuses an address that is not its input', async () => {
    const { input, token } = await honestCall(contract)
    const texts = Object.values(HOSTILE).filter((value) => typeof value === 'string' && value.length < 6000) as string[]
    const tries = Object.keys(input).flatMap((key) => [
      ...[...texts, '42', '-1', '1e999', 'NaN'].map((value) => [[key, value]]),
      [
        [key, 'x'],
        [key, 'y'],
      ],
      [[`${key}[]`, 'x']],
      [[`${key}[__proto__]`, 'x']],
    ])
    await inTurns(tries, async (pairs) => {
      const honest = Object.entries(input).filter(([key]) => key !== pairs[0]![0])
      const query = new URLSearchParams([...honest.map(([key, value]) => [key, String(value)]), ...pairs] as [
        string,
        string,
      ][])
      const answer = await get(`/api/${contract.name}?${query}`, token)
      expect(answer.status, `${query} → ${answer.text.slice(0, 300)}`).toBeLessThan(500)
      if (answer.status !== 200) expect(isClear(answer), answer.text).toBe(true)
    })
  })
})

expectUnharmed({ newcomers: true })

/** A call as an honest client makes it: by whoever is allowed to, with a session of its own, for some calls end theirs. */
async function honestCall(contract: AnyContract) {
  const rows = MATRIX.filter((row) => row.contract.name === contract.name)
  const row = rows.find((row) => row.allow.length > 0) ?? rows[0]!
  const caller: Caller = row.allow.includes('administrator') ? 'administrator' : (row.allow[0] ?? 'administrator')
  const token = caller === 'nobody' ? undefined : await freshToken(cast[caller])
  const input = honest.get(contract.name) ?? (await inputOf(row, caller, token))
  honest.set(contract.name, input)
  return { input, token }
}

// Made once: a registration, say, cannot be got ready twice.
const honest = new Map<string, Record<string, unknown>>()

/** Where the honest way would need a house without an operator, or a second step that every later sign-in would ask for. */
const WRITTEN = new Map<string, Record<string, unknown>>([
  [accounts.setUpOperator.name, { token: 'x'.repeat(43), name: 'Оператор', login: 'new.operator', password: PASSWORD }],
  [accounts.confirmTotp.name, { code: '000000' }],
  [accounts.dropTotp.name, { current: PASSWORD }],
  [accounts.bindAddress.name, { address: '+7 999 000-00-00', code: '000000' }],
  [accounts.reportIntrusion.name, { id: randomUUID(), words: 'Это не я', lock: false }],
])

async function inputOf(row: Row, caller: Caller, token: string | undefined): Promise<Record<string, unknown>> {
  const written = WRITTEN.get(row.contract.name)
  if (written) return written
  // The session of the cast may have been ended by an earlier call: this one is fresh.
  const fresh = { ...cast, as: (who: Caller) => (who === caller ? world.as(token) : cast.as(who)) } as Cast
  const ask: Stage['ask'] = async (query, input) => (await fresh.as(caller).reads(query, input)).body
  try {
    return (await row.input({ cast: fresh, caller, db: world.db, ask })) as Record<string, unknown>
  } catch {
    // An earlier honest call has dismissed the pupil, closed the school year: of the right kinds, and of nothing there is.
    return sampleOf(row.contract)
  }
}

/** A few at a time: the tests are about each one's answer, not about load. */
async function inTurns<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = items.entries()
  const worker = async () => {
    for (const [, item] of waiting) await work(item)
  }
  await Promise.all(Array.from({ length: 8 }, worker))
}
