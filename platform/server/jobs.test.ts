import { sql } from 'kysely'
import { symbols } from 'pino'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openWorld, type World } from '#test/world'
import { addJob, defineJob, startWorkers } from './jobs.ts'
import { log, tellError } from './log.ts'

const WORDS = 'Артём болеет, это между нами'

const failing = defineJob<{ words: string }>('test.failing', async (db, { words }) => {
  await db
    .insertInto('outgoing')
    .values({ address: words, body: words } as never)
    .execute()
})

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test('a job that fails is told by its name: neither what it carries nor the row it wrote is in the log', async () => {
  const told: string[] = []
  const { [symbols.streamSym]: stream } = log as unknown as Record<symbol, { write(line: string): void }>
  vi.spyOn(stream!, 'write').mockImplementation((line) => void told.push(line))
  const { level } = log
  log.level = 'warn'
  await addJob(world.db, failing, { words: WORDS }, { attempts: 1 })
  const runner = await startWorkers(world.pool, world.db)
  await vi.waitFor(() => expect(told.join()).toContain('test.failing'), { timeout: 15_000 })
  await runner.stop()
  log.level = level
  vi.restoreAllMocks()
  const line = told.map((one) => JSON.parse(one)).find(({ job }) => job)
  expect(line).toMatchObject({ job: { name: 'test.failing', attempts: 1 }, err: { code: '23502', column: 'channel' } })
  expect(told.join()).not.toContain(WORDS)
})

test('a value that the database could not read is not told either', async () => {
  const error = await sql`select ${WORDS}::uuid`.execute(world.db).catch((reason: Error) => reason)
  expect(String(error)).toContain(WORDS)
  const told = tellError(error)
  expect(told).toMatchObject({ message: 'invalid input syntax for type uuid: "…"', code: '22P02' })
  expect(JSON.stringify(told)).not.toContain(WORDS)
})
