import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect, type Db } from '#server/db'
import { freshDatabase } from '#test/world'
import { canonical, type Json } from './audit/chain.ts'
import { headOf, type Note, note, truncateChain, verifyChain } from './audit.ts'
import { inTransaction } from './events.ts'

let db: Db
let drop: () => Promise<void>
beforeAll(async () => {
  const fresh = await freshDatabase()
  db = connect(fresh.url, 10).db
  drop = fresh.drop
})
afterAll(async () => {
  await db.destroy()
  await drop()
})

const act = (organizationId: string, more: Partial<Note> = {}) =>
  inTransaction(db, async (tx) => note(tx, { organizationId, action: 'people.setRoles', ...more }))

async function chainOf(length: number): Promise<string> {
  const chain = randomUUID()
  const details = { roles: ['director', 'teacher'], before: [], deep: { ё: 1, a: null, list: [true, -0.5] } }
  for (let no = 1; no <= length; no++)
    await act(chain, { about: [randomUUID(), randomUUID()], details, reason: 'Приказ' })
  return chain
}

/** What a person with the keys of the database may do: first put the guards out of the way. */
const unguarded = (statement: ReturnType<typeof sql>) =>
  db.connection().execute(async (one) => {
    await sql`set session_replication_role = replica`.execute(one)
    await statement.execute(one)
    await sql`set session_replication_role = origin`.execute(one)
  })

test('many at once: one chain, one order, nothing lost', async () => {
  const chain = randomUUID()
  await Promise.all(Array.from({ length: 40 }, () => act(chain)))
  expect(await verifyChain(db, chain)).toMatchObject({ entries: 40, from: 1, fault: null })
})

test('what does not commit leaves no entry, and outside of a transaction nothing is noted', async () => {
  const chain = await chainOf(1)
  const failing = inTransaction(db, async (tx) => {
    note(tx, { organizationId: chain, action: 'people.setRoles' })
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect((await headOf(db, chain)).no).toBe(1)
  await expect(
    db.transaction().execute(async (tx) => note(tx, { organizationId: chain, action: 'people.setRoles' })),
  ).rejects.toThrow('outside')
})

test('the database itself refuses to change, remove or empty it', async () => {
  const chain = await chainOf(2)
  const mine = sql`chain_id = ${chain}`
  await expect(sql`update audit_entries set reason = 'x' where ${mine}`.execute(db)).rejects.toThrow('only ever added')
  await expect(sql`delete from audit_entries where ${mine}`.execute(db)).rejects.toThrow('only ever added')
  await expect(sql`truncate audit_entries`.execute(db)).rejects.toThrow('only ever added')
  await expect(sql`truncate audit_checkpoints`.execute(db)).rejects.toThrow('only ever added')
})

test.each([
  ['a reason', (chain: string) => sql`update audit_entries set reason = 'x' where chain_id = ${chain} and no = 3`, 3],
  ['an hour', (chain: string) => sql`update audit_entries set at = now() where chain_id = ${chain} and no = 2`, 2],
  [
    'whom it concerns',
    (chain: string) => sql`update audit_entries set about = '{}' where chain_id = ${chain} and no = 4`,
    4,
  ],
  [
    'a detail',
    (chain: string) =>
      sql`update audit_entries set details = jsonb_set(details, '{deep,ё}', '2') where chain_id = ${chain} and no = 1`,
    1,
  ],
])('%s that was changed is found', async (_what, change, no) => {
  const chain = await chainOf(5)
  expect((await verifyChain(db, chain)).fault).toBeNull()
  await unguarded(change(chain))
  expect((await verifyChain(db, chain)).fault).toEqual({ kind: 'changed', no })
})

test('an entry taken out of the middle, and the last one, are found', async () => {
  const [middle, last] = [await chainOf(4), await chainOf(4)]
  await unguarded(sql`delete from audit_entries where chain_id = ${middle} and no = 2`)
  expect((await verifyChain(db, middle)).fault).toEqual({ kind: 'missing', no: 2 })
  await unguarded(sql`delete from audit_entries where chain_id = ${last} and no = 4`)
  expect((await verifyChain(db, last)).fault).toEqual({ kind: 'tail', no: 4 })
})

test('who writes the whole chain anew is found out by a head on paper', async () => {
  const [chain, other] = [await chainOf(3), await chainOf(3)]
  const kept = await headOf(db, chain)
  await act(chain)
  expect((await verifyChain(db, chain, [kept])).fault).toBeNull()
  const { hash } = await headOf(db, other)
  expect((await verifyChain(db, chain, [{ no: 3, hash }])).fault).toEqual({ kind: 'head', no: 3 })
  expect((await verifyChain(db, chain, [{ no: 9, hash }])).fault).toEqual({ kind: 'head', no: 9 })
})

test('the oldest part is forgotten, and the rest stays provable', async () => {
  const chain = await chainOf(5)
  const kept = await headOf(db, chain)
  const gone = await inTransaction(db, (tx) => truncateChain(tx, chain, new Date(Date.now() + 1000)))
  expect(gone.result).toBe(5)
  await act(chain)
  expect(await verifyChain(db, chain, [kept])).toMatchObject({ entries: 1, from: 6, fault: null })
  await expect(sql`delete from audit_entries where chain_id = ${chain}`.execute(db)).rejects.toThrow('only ever added')
  await expect(sql`delete from audit_checkpoints where chain_id = ${chain}`.execute(db)).rejects.toThrow()
  await unguarded(sql`delete from audit_checkpoints where chain_id = ${chain}`)
  expect((await verifyChain(db, chain)).fault).toEqual({ kind: 'missing', no: 1 })
})

test('canonical JSON has one spelling, and the database gives back what it was given', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.dictionary(
        fc.string({ minLength: 1 }).filter((name) => !name.includes('\0') && name !== '__proto__'),
        fc.oneof(fc.integer(), fc.boolean(), fc.constant(null), fc.uuid(), fc.array(fc.integer())),
      ),
      async (value) => {
        const mixed = Object.fromEntries(Object.entries(value).reverse())
        expect(canonical(mixed as Json)).toBe(canonical(value as Json))
        const stored = await sql<{ v: Json }>`select ${JSON.stringify(value)}::jsonb as v`.execute(db)
        expect(canonical(stored.rows[0]!.v)).toBe(canonical(value as Json))
      },
    ),
    { numRuns: 50 },
  )
})
