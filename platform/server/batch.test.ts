import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { command, Id } from '#contract'
import { freshDatabase } from '#test/world'
import { handleBatch } from './batch.ts'
import { onFacts } from './bus.ts'
import { connect } from './db.ts'
import { conflict, type Refusal } from './errors.ts'
import type { Fact } from './events.ts'
import { newId } from './ids.ts'
import type { Call } from './operation.ts'

const put = command('test.put', {
  who: 'account',
  input: z.object({ id: Id, n: z.number() }),
  output: z.object({ n: z.number() }),
})
const actor = { accountId: newId(), sessionId: 's', operator: false }
const call = { actor, language: 'ru' } as Call
const sizes: number[] = []
const heard: number[] = []

// A number below zero is refused; 13 breaks the statement, and with it the whole transaction.
const operation = handleBatch(put, async ({ client, items }) => {
  sizes.push(items.length)
  const outcomes: ({ n: number } | Refusal)[] = items.map(({ input: { n } }) =>
    n < 0 ? conflict('Меньше нуля', 'Below zero') : { n },
  )
  const good = items.map(({ input }) => input).filter(({ n }) => n >= 0)
  await client.query({
    name: 'put',
    text: 'insert into put select * from unnest($1::uuid[], $2::int[]) on conflict do nothing',
    values: [good.map(({ id }) => id), good.map(({ n }) => n)],
  })
  const facts = good.map(
    ({ n }): Fact => ({
      topic: `chat:${actor.accountId}`,
      seq: n,
      type: 'test.put',
      key: {},
      at: new Date(),
      view: { n },
    }),
  )
  return { outcomes, facts }
})

let database: Awaited<ReturnType<typeof freshDatabase>>
let connection: ReturnType<typeof connect>
let deaf: () => void

beforeAll(async () => {
  database = await freshDatabase()
  connection = connect(database.url)
  await connection.pool.query('create table put (id uuid primary key, n int check (n <> 13))')
  deaf = onFacts((facts) => heard.push(...facts.map(({ seq }) => seq)))
})

beforeEach(async () => {
  sizes.length = 0
  heard.length = 0
  await connection.pool.query('truncate put')
})

afterAll(async () => {
  deaf()
  await connection.db.destroy()
  await database.drop()
})

const send = (n: number, id = newId()) => operation.run(connection.db, call, { id, n })
const sendAll = (numbers: number[]) => Promise.all(numbers.map((n) => send(n).catch((error) => error)))
const upTo = (count: number) => Array.from({ length: count }, (_, i) => i + 1)
const stored = async () => (await connection.pool.query('select n from put order by n')).rows.map(({ n }) => n)

test('what arrives during a commit goes into the next one together, and is told in order', async () => {
  const numbers = upTo(12)
  expect(await sendAll(numbers)).toEqual(numbers.map((n) => ({ n })))
  expect(sizes).toEqual([1, 11])
  expect(heard).toEqual(numbers)
  expect(await stored()).toEqual(numbers)
})

test('a group has at most five hundred', async () => {
  await sendAll(Array.from({ length: 1200 }, (_, i) => i + 100))
  expect(sizes).toEqual([1, 500, 500, 199])
})

test('a refused item costs the others nothing', async () => {
  const [first, refused, third] = await sendAll([1, -2, 3])
  expect([first, third]).toEqual([{ n: 1 }, { n: 3 }])
  expect(refused).toMatchObject({ code: 'conflict' })
  expect(await stored()).toEqual([1, 3])
})

test('when a group fails its items are tried one by one, and only the guilty one is told', async () => {
  const [first, second, guilty, fourth] = await sendAll([1, 2, 13, 4])
  expect([first, second, fourth]).toEqual([{ n: 1 }, { n: 2 }, { n: 4 }])
  expect(guilty).toMatchObject({ code: '23514' })
  expect(sizes).toEqual([1, 3, 1, 1, 1])
  expect(heard).toEqual([1, 2, 4])
  expect(await stored()).toEqual([1, 2, 4])
})

test('a database that goes away in the middle costs time, not messages', async () => {
  await send(1)
  const sending = sendAll(upTo(300).map((n) => n + 100))
  await connection.pool.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and (query like 'insert into put%' or query = 'commit')",
  )
  expect(await sending).toEqual(upTo(300).map((n) => ({ n: n + 100 })))
  expect(await stored()).toHaveLength(301)
})

test('nobody may send without a session, and the input is checked', async () => {
  await expect(operation.run(connection.db, { ...call, actor: null }, { id: newId(), n: 1 })).rejects.toMatchObject({
    code: 'unauthenticated',
  })
  await expect(operation.run(connection.db, call, { id: newId(), n: 'x' })).rejects.toMatchObject({
    code: 'invalid',
    field: 'n',
  })
})
