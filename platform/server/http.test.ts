import { gunzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { command, download, Id, query, upload } from '#contract'
import { freshDatabase } from '#test/world'
import { tell } from './bus.ts'
import { connect } from './db.ts'
import { conflict, Refusal } from './errors.ts'
import { buildHttp } from './http.ts'
import { handleCommand, handleDownload, handleQuery, handleUpload } from './operation.ts'

const OLGA = { accountId: '018f0000-0000-7000-8000-000000000001', sessionId: 's1', operator: false }
const IVAN = { accountId: '018f0000-0000-7000-8000-000000000009', sessionId: 's2', operator: false }
const ID = '018f0000-0000-7000-8000-000000000002'

const greet = command('test.greet', {
  who: 'account',
  input: z.object({ id: Id, name: z.string().min(1) }),
  output: z.object({ said: z.string() }),
})
const make = command('test.make', { who: 'account', input: z.object({ id: Id }), output: z.object({}) })
const enter = command('test.enter', {
  who: 'anyone',
  natural: true,
  input: z.object({ fail: z.boolean().optional() }),
  output: z.object({}),
})
const breakDown = command('test.breakDown', { who: 'anyone', natural: true, input: z.object({}), output: z.object({}) })
const wait = command('test.wait', { who: 'anyone', natural: true, input: z.object({}), output: z.object({}) })
const count = query('test.count', {
  who: 'account',
  input: z.object({ upTo: z.coerce.number() }),
  output: z.object({ upTo: z.number() }),
})
const recite = query('test.recite', {
  who: 'anyone',
  input: z.object({}),
  output: z.object({ lines: z.array(z.string()) }),
})
const rule = query('test.rule', { who: 'operator', input: z.object({}), output: z.object({}) })
const bring = upload('test.bring', {
  who: 'account',
  maxBytes: 1000,
  input: z.object({ id: Id }),
  output: z.object({ size: z.number() }),
})
const print = download('test.print', { who: 'anyone', input: z.object({}) })

let times = 0
const operations = [
  handleCommand(greet, async ({ input }) => {
    times += 1
    return { said: `${input.name} ${times}` }
  }),
  handleCommand(make, async ({ tx, input }) => {
    await sql`insert into made_things (id) values (${input.id})`.execute(tx)
    return {}
  }),
  handleCommand(enter, async ({ input, call }) => {
    call.setSession('t1')
    if (input.fail) throw conflict('Занято', 'Taken', 'login')
    return {}
  }),
  handleCommand(breakDown, async () => {
    throw new Error('a secret of the inside')
  }),
  handleCommand(wait, async () => {
    throw new Refusal('too_many', 'Подождите', 'Wait', { retryAfter: 7 })
  }),
  handleQuery(count, async ({ input }) => input),
  handleQuery(recite, async () => ({ lines: Array.from({ length: 300 }, (_, line) => `строка ${line}`) })),
  handleQuery(rule, async () => ({})),
  handleUpload(bring, async ({ bytes }) => ({ size: bytes.length })),
  handleDownload(print, async () => ({
    mediaType: 'application/pdf',
    fileName: 'Листы 7Б.pdf',
    bytes: Buffer.from('%PDF'),
  })),
]

let database: Awaited<ReturnType<typeof freshDatabase>>
let connection: ReturnType<typeof connect>
let app: ReturnType<typeof buildHttp>
let lookups = 0
let session: typeof OLGA | null = OLGA

beforeAll(async () => {
  database = await freshDatabase()
  connection = connect(database.url)
  await sql`create table made_things (id uuid primary key)`.execute(connection.db)
  app = buildHttp({
    db: connection.db,
    operations,
    findActor: async (_db, token) => {
      lookups += 1
      return token === 't1' ? session : token === 't2' ? IVAN : null
    },
  })
})

afterAll(async () => {
  await app.close()
  await connection.db.destroy()
  await database.drop()
})

const bearer = { authorization: 'Bearer t1' }
const post = (url: string, payload: object, headers: Record<string, string> = bearer) =>
  app.inject({ method: 'POST', url: `/api/${url}`, payload, headers })

test('a command runs once for its id and answers a repeat with the first result', async () => {
  const first = await post('test.greet', { id: ID, name: 'Анна' })
  expect(first.statusCode).toBe(200)
  expect((await post('test.greet', { id: ID, name: 'Анна' })).json()).toEqual(first.json())
})

test('an id by which somebody else has made a thing is refused, and is no fault of ours', async () => {
  const id = '018f0000-0000-7000-8000-000000000003'
  expect((await post('test.make', { id })).statusCode).toBe(200)
  const ivan = await post('test.make', { id }, { authorization: 'Bearer t2' })
  expect(ivan.json()).toMatchObject({ error: 'conflict' })
})

test('nobody is asked to sign in; the operator’s things are hidden from others', async () => {
  expect((await post('test.greet', { id: ID, name: 'x' }, {})).json()).toMatchObject({ error: 'unauthenticated' })
  const hidden = await app.inject({ url: '/api/test.rule', headers: bearer })
  expect(hidden.statusCode).toBe(404)
  expect((await app.inject({ url: '/api/test.missing' })).json()).toMatchObject({ error: 'not_found' })
})

test('an invalid input names its field in the language of the person', async () => {
  const russian = await post('test.greet', { id: ID, name: '' })
  expect(russian.statusCode).toBe(400)
  expect(russian.json()).toMatchObject({ error: 'invalid', field: 'name', reason: expect.stringMatching(/[а-я]/) })
  const english = await post('test.greet', { id: ID, name: '' }, { ...bearer, 'accept-language': 'en-US,ru;q=0.5' })
  expect(english.json().reason).toMatch(/^[\x20-\x7e]+$/)
})

test('malformed JSON, a form, a huge body and an unknown type are refusals, not failures', async () => {
  const send = (payload: string, type: string) =>
    app.inject({ method: 'POST', url: '/api/test.greet', payload, headers: { ...bearer, 'content-type': type } })
  expect((await send('{"id":', 'application/json')).json()).toMatchObject({ error: 'invalid' })
  expect((await send('id=1', 'text/plain')).json()).toMatchObject({ error: 'invalid' })
  const huge = await send(JSON.stringify({ name: 'x'.repeat(300_000) }), 'application/json')
  expect(huge.statusCode).toBe(413)
  expect(huge.json()).toMatchObject({ error: 'too_large' })
  expect((await send('[]', 'application/json')).statusCode).toBe(400)
})

test('a bug is a 500 that tells nothing of the inside', async () => {
  const broken = await post('test.breakDown', {})
  expect(broken.statusCode).toBe(500)
  expect(broken.json()).toMatchObject({ error: 'internal', requestId: expect.any(String) })
  expect(broken.body).not.toContain('secret')
})

test('a refusal that passes says when', async () => {
  const refused = await post('test.wait', {})
  expect(refused.statusCode).toBe(429)
  expect(refused.headers['retry-after']).toBe('7')
})

test('a query reads its input from the address', async () => {
  expect((await app.inject({ url: '/api/test.count?upTo=3', headers: bearer })).json()).toEqual({ upTo: 3 })
})

test('an upload takes raw bytes up to its limit', async () => {
  const bringing = (bytes: number) =>
    app.inject({
      method: 'POST',
      url: `/api/test.bring?id=${crypto.randomUUID()}`,
      payload: Buffer.alloc(bytes, 1),
      headers: { ...bearer, 'content-type': 'image/png' },
    })
  expect((await bringing(900)).json()).toEqual({ size: 900 })
  expect((await bringing(1100)).json()).toMatchObject({ error: 'too_large' })
  expect((await bringing(0)).json()).toMatchObject({ error: 'invalid' })
})

test('a download is a file with its own name that runs no script', async () => {
  const { headers } = await app.inject({ url: '/api/test.print' })
  expect(headers['content-type']).toBe('application/pdf')
  expect(headers['content-disposition']).toContain("filename*=UTF-8''%D0%9B%D0%B8%D1%81%D1%82%D1%8B%207%D0%91.pdf")
  expect(headers['content-security-policy']).toMatch(/^sandbox/)
  expect(headers['x-content-type-options']).toBe('nosniff')
})

test('the session cookie is given only when the command has succeeded, and is Secure over https', async () => {
  const { headers } = await post('test.enter', {}, {})
  expect(headers['set-cookie']).toMatch(/^zvonok_session=t1; HttpOnly; SameSite=Lax; Path=\/; Max-Age=\d+$/)
  expect((await post('test.enter', { fail: true }, {})).headers['set-cookie']).toBeUndefined()
})

test('a page of another site cannot use the cookie', async () => {
  const cookie = { cookie: 'zvonok_session=t1' }
  const input = { id: crypto.randomUUID(), name: 'x' }
  expect((await post('test.greet', input, { ...cookie, origin: 'https://evil.example' })).statusCode).toBe(403)
  expect((await post('test.greet', input, { ...cookie, origin: 'null' })).statusCode).toBe(403)
  expect((await post('test.greet', input, { ...cookie, origin: 'http://localhost:80' })).statusCode).toBe(200)
  expect((await post('test.greet', input, cookie)).statusCode).toBe(200)
  expect((await post('test.greet', input, { ...bearer, origin: 'https://evil.example' })).statusCode).toBe(200)
})

test('a name that no address can hold is no host, and is said to be none', async () => {
  for (const host of ['exa mple', 'school<14>', '[::'])
    expect((await post('test.count', {}, { host })).json()).toMatchObject({ error: 'invalid' })
  const page = { cookie: 'zvonok_session=t1', origin: 'https://evil.example' }
  expect((await post('test.greet', {}, { ...page, host: 'exa mple' })).statusCode).toBe(400)
})

test('an ended session is forgotten at once', async () => {
  await post('test.count', {})
  const before = lookups
  await app.inject({ url: '/api/test.count?upTo=3', headers: bearer })
  expect(lookups).toBe(before)
  session = null
  tell({ name: 'sessionEnded', sessionId: 's1' })
  expect((await app.inject({ url: '/api/test.count?upTo=3', headers: bearer })).statusCode).toBe(401)
  session = OLGA
})

test('health, metrics and the contract as OpenAPI', async () => {
  expect((await app.inject({ url: '/healthz' })).json()).toEqual({ ok: true })
  expect((await app.inject({ url: '/metrics' })).body).toContain(
    'zvonok_http_request_seconds_count{operation="/api/test.greet",status="200"}',
  )
  expect((await app.inject({ url: '/metrics', remoteAddress: '10.0.0.7' })).statusCode).toBe(404)
  const { paths } = (await app.inject({ url: '/api/openapi.json' })).json()
  expect(Object.keys(paths)).toEqual(operations.map(({ contract }) => `/api/${contract.name}`))
})

test('a long answer to a question is packed for those who can unpack, a short one for nobody', async () => {
  const plain = await app.inject({ url: '/api/test.recite' })
  expect(plain.headers['content-encoding']).toBeUndefined()
  const packed = await app.inject({ url: '/api/test.recite', headers: { 'accept-encoding': 'br, gzip' } })
  expect(packed.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' })
  expect(packed.rawPayload.length).toBeLessThan(plain.rawPayload.length / 3)
  expect(JSON.parse(gunzipSync(packed.rawPayload).toString())).toEqual(plain.json())
  const short = await app.inject({ url: '/api/test.count?upTo=3', headers: { ...bearer, 'accept-encoding': 'gzip' } })
  expect(short.headers['content-encoding']).toBeUndefined()
})
