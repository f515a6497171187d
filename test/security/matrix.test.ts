import { randomInt, randomUUID } from 'node:crypto'
import type { InjectOptions } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AnyContract, ERROR_STATUS } from '#contract'
import { openWorld, type World } from '../world.ts'
import { CALLERS, type Caller, type Cast, gatherCast } from './cast.ts'
import { collectContracts } from './contracts.ts'
import { expectedOf, MATRIX, ONLY_LOOK, ROWS, type Row, type Stage } from './matrix/index.ts'
import { type Undoing, undoChanges } from './undoing.ts'

let world: World
let undoing: Undoing
let cast: Cast
let before: Record<string, string>

beforeAll(async () => {
  world = await openWorld()
  undoing = await undoChanges(world)
  cast = await gatherCast(world)
  before = await undoing.digest()
})

afterAll(async () => {
  await undoing?.close()
  await world?.close()
})

test('every operation has a row, and every row its operation', async () => {
  const contracts = (await collectContracts()).map(({ name }) => name)
  const rows = new Set(MATRIX.map(({ contract }) => contract.name))
  expect(
    contracts.filter((name) => !rows.has(name)),
    'operations without a row',
  ).toEqual([])
  expect(
    [...rows].filter((name) => !contracts.includes(name)),
    'rows without an operation',
  ).toEqual([])
})

test('every row stands in the file of its domain', () => {
  const strays = Object.entries(ROWS).flatMap(([domain, rows]) =>
    rows.map(({ contract }) => contract.name).filter((name) => !name.startsWith(`${domain}.`)),
  )
  expect(strays).toEqual([])
})

test('every operation is served', async () => {
  const served = world.operations.map(({ contract }) => contract.name).sort()
  expect(served).toEqual((await collectContracts()).map(({ name }) => name).sort())
})

test('every target that some may not know of is hidden by name', () => {
  const open = MATRIX.filter(({ hides, contract }) => !hides && contract.who === 'account').filter((row) =>
    CALLERS.some((caller) => expectedOf(row, caller) === 'not_found'),
  )
  expect(open.map(nameOf)).toEqual([])
})

describe.each(MATRIX.map((row) => ({ name: nameOf(row), row })))('$name', ({ row }) => {
  test.each(CALLERS.map((caller) => ({ caller, expected: expectedOf(row, caller) })))(
    '$caller: $expected',
    ({ caller, expected }) => undoing.undone(() => tryCell(row, caller, expected)),
  )
})

async function tryCell(row: Row, caller: Caller, expected: string): Promise<void> {
  const stage: Stage = { cast, caller, db: world.db, ask: asking(caller) }
  const input = (await row.input(stage)) as Record<string, unknown>
  const told = await row.can?.(stage)
  if (told !== undefined) expect(told, 'what the screen is told').toBe(expected === 'ok')

  const staged = await undoing.digest()
  const answer = await act(row, caller, input)
  expect(answer.error ?? 'ok', JSON.stringify(answer.body)).toBe(expected)
  expect(answer.status).toBe(expected === 'ok' ? 200 : ERROR_STATUS[expected as keyof typeof ERROR_STATUS])
  if (expected === 'ok') {
    if (row.contract.kind === 'command' && !ONLY_LOOK.has(row.contract.name))
      expect(await changedSince(staged), 'the row tries something real').toBe(true)
    return
  }

  expect(await undoing.digest(), 'a refusal leaves no trace: no row, no event').toEqual(staged)
  if (expected === 'not_found' && row.hides) {
    const missing = await act(row, caller, randomisedAt(input, row.hides.split('.')))
    expect(answer.bytes, 'hidden and missing are one answer').toBe(missing.bytes)
  }
}

test('after all the cells the school is as it was', async () => {
  expect(await undoing.digest()).toEqual(before)
})

/** The memory of the command itself does not count. */
async function changedSince(staged: Record<string, string>): Promise<boolean> {
  const now = await undoing.digest()
  return Object.keys(staged).some((table) => table !== 'public.command_results' && now[table] !== staged[table])
}

function randomisedAt(input: Record<string, unknown>, [key = '', ...rest]: string[]): Record<string, unknown> {
  const value = input[key]
  const other = rest.length > 0 ? randomisedAt(value as Record<string, unknown>, rest) : randomised(value)
  return { ...input, [key]: other }
}

const randomised = (value: unknown) => (Array.isArray(value) ? value.map(() => randomUUID()) : randomUUID())

function asking(caller: Caller): Stage['ask'] {
  return async (query, input) => {
    const answer = await cast.as(caller).reads(query, input)
    return answer.status === 200 ? answer.body : undefined
  }
}

async function act({ contract, body }: Row, caller: Caller, input: Record<string, unknown>) {
  const response = await world.app.inject(requestOf(contract, caller, input, body))
  const json = /json/.test(String(response.headers['content-type']))
  const { requestId: _, ...rest } = json ? response.json() : { requestId: undefined }
  return {
    status: response.statusCode,
    error: rest.error as string | undefined,
    body: rest,
    bytes: `${response.statusCode} ${response.body.replace(/"requestId":"[^"]*"/, '')}`,
  }
}

// Each request comes from another address, so that the limits of one never refuse the next.
function requestOf(
  { kind, name }: AnyContract,
  caller: Caller,
  input: Record<string, unknown>,
  body: Buffer | undefined,
): InjectOptions {
  const token = cast.token(caller)
  const headers = token ? { authorization: `Bearer ${token}` } : {}
  const from = { headers, remoteAddress: `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}` }
  if (kind === 'command') return { ...from, method: 'POST', url: `/api/${name}`, payload: input }
  const query = Object.fromEntries(Object.entries(input).map(([key, value]) => [key, String(value)]))
  if (kind !== 'upload') return { ...from, method: 'GET', url: `/api/${name}`, query }
  headers['content-type' as never] = 'application/octet-stream' as never
  return { ...from, method: 'POST', url: `/api/${name}`, query, payload: body! }
}

function nameOf({ contract, about }: Row): string {
  return about ? `${contract.name} · ${about}` : contract.name
}
