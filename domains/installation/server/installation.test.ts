import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listOutgoing, retryOutgoing } from '#contract/accounts'
import { appointOperator } from '#domains/accounts'
import { noteBackup } from '#server/backup/last-backup'
import { config } from '#server/config'
import { inTransaction } from '#server/events'
import { addJob, defineJob, startWorkers } from '#server/jobs'
import { enqueueOutgoing } from '#server/outgoing'
import { type Member, openSchool } from '#test/school'
import { openWorld, type World } from '#test/world'
import * as contract from '../contract.ts'

let world: World
let operator: Member
let director: Member
beforeAll(async () => {
  world = await openWorld()
  const school = await openSchool(world)
  director = await school.person('Наталья Петровна Белова', 'director')
  operator = await school.person('Денис Вадимович Осокин', 'employee')
  await inTransaction(world.db, (tx) => appointOperator(tx, operator.accountId))
})
afterAll(() => world.close())

let broken = true
const stubborn = defineJob<{ secret: string }>('test.stubborn', async () => {
  if (broken) throw new Error('the printer is out of paper')
})
const jobs = async () =>
  (await operator.reads(contract.listJobs, {})).body.jobs.filter(({ name }) => name === 'test.stubborn')

test('health says how the parts fare, to operators only', async () => {
  expect((await director.reads(contract.getHealth, {})).status).toBe(404)
  const { body } = await operator.reads(contract.getHealth, {})
  expect(body.database.bytes).toBeGreaterThan(1_000_000)
  expect(body.database.clockOff).toBeLessThan(5_000)
  expect(body.disk.free).toBeGreaterThan(0)
  expect(body.disk.total).toBeGreaterThan(body.disk.free)
  expect(body).toMatchObject({
    certificate: null,
    storage: { where: 'disk', bytes: 0 },
    outgoing: { sms: false, mail: false },
  })
})

test('the latest backup is told with its moment and size', async () => {
  const { dataDir } = config
  config.dataDir = mkdtempSync(path.join(tmpdir(), 'zvonok-health-'))
  try {
    expect((await operator.reads(contract.getHealth, {})).body.backup).toBeNull()
    const backup = { at: new Date().toISOString(), bytes: 4_096 }
    await noteBackup(backup)
    expect((await operator.reads(contract.getHealth, {})).body.backup).toEqual(backup)
  } finally {
    rmSync(config.dataDir, { recursive: true })
    config.dataDir = dataDir
  }
})

test('a job that fails is shown with its error and without what it is about; a press runs it again', async () => {
  await addJob(world.db, stubborn, { secret: 'Анна Кузнецова' }, { attempts: 3 })
  const workers = await startWorkers(world.pool, world.db)
  await until(async () => (await jobs())[0]?.state === 'failing')
  const [job] = await jobs()
  expect(job).toMatchObject({ attempts: 1, most: 3, error: expect.stringContaining('out of paper') })
  expect(JSON.stringify(await jobs())).not.toContain('Кузнецова')
  expect((await operator.reads(contract.getHealth, {})).body.jobs.failing).toBe(1)

  broken = false
  const again = { id: randomUUID(), jobId: job!.id }
  expect((await director.does(contract.retryJob, again)).status).toBe(404)
  expect((await operator.does(contract.retryJob, again)).status).toBe(200)
  await until(async () => (await jobs()).length === 0)
  expect((await operator.does(contract.retryJob, { ...again, id: randomUUID() })).status).toBe(404)
  await workers.stop()
})

test('a letter that found no gateway goes when there is one and the operator asks; a sent one does not go twice', async () => {
  const texts: string[] = []
  const gateway = createServer((request, response) => {
    let body = ''
    request.on('data', (part) => (body += part))
    request.on('end', () => {
      texts.push(body)
      response.end('ok')
    })
  }).listen(0, '127.0.0.1')
  await new Promise((done) => gateway.once('listening', done))
  const letter = { channel: 'sms' as const, address: '+79135550109', body: 'Школа закрыта: мороз' }
  const { result: outgoingId } = await inTransaction(world.db, (tx) => enqueueOutgoing(tx, letter))
  const state = async () =>
    (await operator.reads(listOutgoing, {})).body.outgoing.find(({ id }) => id === outgoingId)?.state
  const workers = await startWorkers(world.pool, world.db)
  await until(async () => (await state()) === 'no_gateway')

  config.smsUrl = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/sms`
  const again = () => operator.does(retryOutgoing, { id: randomUUID(), outgoingId })
  expect((await again()).status).toBe(200)
  await until(async () => (await state()) === 'sent')
  expect(texts).toEqual([JSON.stringify({ to: letter.address, text: letter.body })])
  expect((await again()).status).toBe(409)
  delete config.smsUrl
  await workers.stop()
  gateway.close()
  const { rows } = await sql<{ action: string }>`select action from audit_entries order by no`.execute(world.db)
  expect(rows.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['installation.retryJob', 'accounts.retryOutgoing']),
  )
})

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let at = 0; at < 200; at++) {
    if (await holds()) return
    await new Promise((next) => setTimeout(next, 50))
  }
  throw new Error('waited in vain')
}
