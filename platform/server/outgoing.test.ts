import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '#test/world'
import { config } from './config.ts'
import { connect } from './db.ts'
import { inTransaction } from './events.ts'
import { enqueueOutgoing } from './outgoing.ts'
import { keepWorking } from './workers.ts'

let database: Awaited<ReturnType<typeof freshDatabase>>
let connection: ReturnType<typeof connect>
let workers: ReturnType<typeof keepWorking>
let gateway: Server
let broken = false
const received: { body: unknown; authorization: string | undefined }[] = []

beforeAll(async () => {
  database = await freshDatabase()
  connection = connect(database.url)
  workers = keepWorking(connection.pool, connection.db)
  gateway = createServer(async (request, response) => {
    const body = JSON.parse((await request.toArray()).join(''))
    if (!broken) received.push({ body, authorization: request.headers.authorization })
    response.writeHead(broken ? 503 : 200).end()
  }).listen(0, '127.0.0.1')
  await once(gateway, 'listening')
})

afterAll(async () => {
  config.smsUrl = undefined
  await workers.stop()
  await connection.db.destroy()
  await database.drop()
  gateway.close()
})

const send = (address: string) =>
  inTransaction(connection.db, (tx) => enqueueOutgoing(tx, { channel: 'sms', address, body: 'Код 123456' })).then(
    ({ result }) => result,
  )

const read = (id: string) =>
  connection.db.selectFrom('outgoing').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const becomes = (id: string, state: string) =>
  expect.poll(async () => (await read(id)).state, { timeout: 8000 }).toBe(state)

test('without a gateway the letter stays for the operator to read', async () => {
  const id = await send('+79130000001')
  await becomes(id, 'no_gateway')
  expect((await read(id)).body).toBe('Код 123456')
})

test('a gateway gets the text and the token; a letter leaves only if its transaction commits', async () => {
  const address = gateway.address()
  config.smsUrl = `http://127.0.0.1:${typeof address === 'object' && address?.port}/send`
  config.smsToken = 'sekret'
  await expect(
    inTransaction(connection.db, async (tx) => {
      await enqueueOutgoing(tx, { channel: 'sms', address: '+79130000002', body: 'никогда' })
      throw new Error('rolled back')
    }),
  ).rejects.toThrow('rolled back')
  const id = await send('+79130000003')
  await becomes(id, 'sent')
  expect(received).toEqual([{ body: { to: '+79130000003', text: 'Код 123456' }, authorization: 'Bearer sekret' }])
})

test('a gateway that fails is tried again', async () => {
  broken = true
  const id = await send('+79130000004')
  await becomes(id, 'failed')
  expect((await read(id)).error).toContain('503')
  broken = false
  await connection.pool.query('update graphile_worker._private_jobs set run_at = now() where attempts > 0')
  await becomes(id, 'sent')
})
