import { randomInt, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { request as httpRequest } from 'node:http'
import { connect as connectTcp, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type { AnyContract } from '#contract'
import * as accounts from '#contract/accounts'
import * as chats from '#contract/chats'
import { addPupil } from '#contract/classes'
import * as invitations from '#contract/invitations'
import { openSession } from '#domains/accounts'
import { inTransaction } from '#server/events'
import { openSocket } from '../live-client.ts'
import { type RunningServer, startServer } from '../running-server.ts'
import { openRunningWorld, type RunningWorld } from '../running-world.ts'
import { type Member, PASSWORD } from '../school.ts'
import { type Caller, type Cast, gatherCast } from './cast.ts'
import { collectContracts } from './contracts.ts'
import { HOSTILE, hasUnstorable, isOfAnotherKind, placesOf, valueAt, withValue } from './hostile.ts'
import { MATRIX, type Row, type Stage } from './matrix/index.ts'

// The program itself, in a process of its own, with its own database: what breaks it here breaks it in a school.
let server: RunningServer
let world: RunningWorld
let cast: Cast
let first: string

beforeAll(async () => {
  // Behind a proxy, so that every request may come from an address of its own and no limit refuses for another test.
  server = await startServer({ environment: { ZVONOK_PROXIES: '1' } })
  world = await openRunningWorld(server, { from: somewhere })
  cast = await gatherCast(world)
  first = await sayAsTeacher('До всего')
}, 120_000)

afterAll(async () => {
  await world?.close()
  await server?.stop()
})

const somewhere = () => ({ 'x-forwarded-for': `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}` })

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

describe('a body that is no input at all', () => {
  const JSON_TYPE = { 'content-type': 'application/json' }
  const good = () => JSON.stringify({ login: cast.pupil.login, password: PASSWORD })
  test.each<[string, () => string | Buffer | undefined, Record<string, string>, number]>([
    ['half a JSON', () => '{"login":', JSON_TYPE, 400],
    ['an empty body', () => '', JSON_TYPE, 400],
    ['a list', () => '[]', JSON_TYPE, 400],
    ['a text', () => '"x"', JSON_TYPE, 400],
    ['null', () => 'null', JSON_TYPE, 400],
    ['a number that is none', () => '{"login":NaN,"password":1}', JSON_TYPE, 400],
    ['bytes that are no UTF-8', () => Buffer.from([0x7b, 0xff, 0xfe, 0x00, 0x7d]), JSON_TYPE, 400],
    [
      'another parent for every object',
      () => '{"__proto__":{"operator":true},"login":"a","password":"b"}',
      JSON_TYPE,
      400,
    ],
    ['another constructor', () => '{"constructor":{"prototype":{"x":1}},"login":"a","password":"b"}', JSON_TYPE, 400],
    ['ten thousand brackets', () => '['.repeat(10_000), JSON_TYPE, 400],
    ['a nest of fifty thousand', () => `${'['.repeat(50_000)}${']'.repeat(50_000)}`, JSON_TYPE, 400],
    ['no content type', good, {}, 400],
    ['a form', () => 'login=a&password=b', { 'content-type': 'application/x-www-form-urlencoded' }, 400],
    ['a text that says it is a form of a page', good, { 'content-type': 'text/plain' }, 400],
    ['10 MB', () => JSON.stringify({ login: 'a'.repeat(10 * 1024 * 1024), password: 'b' }), JSON_TYPE, 413],
  ])('%s', async (_, body, headers, status) => {
    const answer = await send('/api/accounts.signIn', { method: 'POST', headers, body: body() })
    expect(answer.status, answer.text).toBe(status)
    expect(isClear(answer), answer.text).toBe(true)
  })

  test('a file larger than is taken, a file that is none, and no file', async () => {
    const bring = (bytes: Buffer) =>
      send(`/api/organizations.uploadOrder?id=${randomUUID()}&name=x.pdf`, {
        method: 'POST',
        headers: { 'content-type': 'application/pdf' },
        body: bytes,
      })
    const huge = await bring(Buffer.alloc(21 * 1024 * 1024, 1))
    expect([huge.status, isClear(huge)]).toEqual([413, true])
    for (const bytes of [Buffer.from('MZ\x90 это не приказ'), Buffer.alloc(0), Buffer.from('<svg onload="x()"/>')]) {
      const refused = await bring(bytes)
      expect([refused.status, isClear(refused)], refused.text).toEqual([400, true])
    }
  })
})

describe('an address that leads nowhere', () => {
  test.each([
    ['GET', '/api/chats.sendMessage'],
    ['POST', '/api/chats.listChats'],
    ['PUT', '/api/accounts.getMe'],
    ['DELETE', '/api/chats.sendMessage'],
    ['GET', '/api/chats.dropEverything'],
    ['POST', '/api/__proto__'],
    ['GET', '/api/constructor'],
    ['GET', '/api/'],
    ['GET', '/api/%00'],
    ['GET', '/api/%ff%fe'],
  ])('%s %s', async (method, path) => {
    const answer = await raw(method, path)
    expect([400, 404], answer.text).toContain(answer.status)
    expect(isClear(answer), answer.text).toBe(true)
  })

  test.each([
    '/../package.json',
    '/../../../../etc/passwd',
    '/assets/../../../package.json',
    '/..%2f..%2fpackage.json',
    '/%2e%2e/%2e%2e/package.json',
    '/assets/..%5c..%5c..%5cpackage.json',
    '//etc/passwd',
    '/./.././../package.json',
    '/assets/%2e%2e%2f%2e%2e%2f%2e%2e%2fpackage.json%00.js',
    '/.git/config',
    '/secrets/database',
    '/index.html/../../../package.json',
  ])('no file of the machine by %s', async (path) => {
    const answer = await raw('GET', path)
    expect(answer.status, answer.text.slice(0, 200)).toBeLessThan(500)
    expect(answer.text).not.toMatch(/"dependencies"|root:|\[core\]/)
    if (answer.status === 200) expect(answer.text).toContain('<div id="root">')
  })
})

describe('a page of another site', () => {
  test.each(['https://evil.example', 'null', 'http://127.0.0.1:1', 'not an origin'])(
    'with the cookie and the origin %s changes nothing',
    async (origin) => {
      const headers = { cookie: `zvonok_session=${cast.pupil.token}`, origin, 'content-type': 'application/json' }
      const answer = await send('/api/accounts.signOut', { method: 'POST', headers, body: '{}' })
      expect([answer.status, isClear(answer)], answer.text).toEqual([403, true])
      expect(await socketRefusal({ cookie: headers.cookie, origin })).toBe(403)
      expect((await cast.pupil.reads(accounts.getMe, {})).status).toBe(200)
    },
  )
})

describe('what belongs elsewhere', () => {
  test('a message of another chat cannot be edited, removed, answered or pressed through mine', async () => {
    const chatId = cast.chats.class
    const messageId = cast.chats.saidByTeacher.parents // the same author, another chat
    const calls: [AnyContract, object, number][] = [
      [chats.editMessage, { id: randomUUID(), chatId, messageId, text: 'x' }, 404],
      [chats.removeMessage, { id: randomUUID(), chatId, messageId }, 404],
      [chats.react, { chatId, messageId, word: 'thanks', on: true }, 404],
    ]
    for (const [{ name }, input, status] of calls) {
      const answer = await post(name, input, cast.classTeacher.token)
      expect([answer.status, isClear(answer)], `${name}: ${answer.text}`).toEqual([status, true])
    }
    const reply = { id: randomUUID(), chatId: cast.chats.class, text: 'Что там?', replyTo: messageId }
    const sent = await cast.pupil.does(chats.sendMessage, reply)
    expect(sent.status === 200 ? sent.body.replyTo : null, 'nothing of that chat leaks by a reply').toBe(null)
  })

  test('strangers are not mentioned', async () => {
    const mentions = [cast.theirPupil.personId, cast.otherPupil.personId, randomUUID()]
    const sent = await cast.pupil.does(chats.sendMessage, {
      id: randomUUID(),
      chatId: cast.chats.class,
      text: '@Ева @Соня',
      mentions,
    })
    expect(sent.status === 200 ? sent.body.mentions : []).toEqual([])
  })

  test('nobody reads further than has been written', async () => {
    const read = await cast.pupil.does(chats.markRead, { chatId: cast.chats.class, msgNo: 2_000_000_000 })
    expect(read.status).toBeLessThan(500)
    const { body: chat } = await cast.pupil.reads(chats.getChat, { chatId: cast.chats.class })
    expect(chat.readMsgNo).toBeLessThanOrEqual(chat.lastMsgNo)
  })

  test('the same id for another command, another chat or another person gives nothing away', async () => {
    const id = randomUUID()
    const inClass = { id, chatId: cast.chats.class, text: 'Один раз' }
    // The owner of the chat, whom no rule of it slows down.
    const own = await cast.classTeacher.does(chats.sendMessage, inClass)
    expect(own.status).toBe(200)
    const another = await cast.pupil.does(chats.sendMessage, { ...inClass, text: 'Мой текст' })
    expect(another.status === 200 ? another.body.author.name : 'refused').not.toBe(own.body.author.name)
  })
})

describe('links and sheets whose time has gone', () => {
  const opened = (token: string) => world.as().does(invitations.openInvitation, { token })
  const joined = (token: string) =>
    world.as().does(invitations.join, {
      token,
      name: { lastName: 'Лосев', firstName: 'Пётр' },
      account: { login: `p${randomUUID().slice(0, 12)}`, password: 'zvonok-late' },
    })

  test.each<[string, object]>([
    ['has expired', { expires_at: new Date('2026-01-01') }],
    ['is used up', { uses: 5, uses_max: 5 }],
    ['was revoked', { revoked_at: new Date() }],
  ])('a link that %s', async (_, change) => {
    const link = await newLink()
    await world.db.updateTable('invitations').set(change).where('id', '=', link.id).execute()
    for (const answer of [await opened(link.token), await joined(link.token)]) {
      expect(answer.status).toBe(409)
      expect(answer.body.reason).toMatch(/ссылк/i)
    }
  })

  test('a link that never was', async () => {
    const answer = await opened(randomUUID())
    expect([answer.status, answer.body.error]).toEqual([404, 'not_found'])
    expect(answer.body.reason).toMatch(/[а-яё]/)
  })

  test('a sheet opens the door once', async () => {
    const account = { login: 'fyodor.sinitsyn', password: 'zvonok-fyodor' }
    const code = await newSheet()
    expect((await world.as().does(invitations.claimSheet, { code, account })).status).toBe(200)
    const others = { login: 'somebody.else', password: 'zvonok-else' }
    for (const answer of [
      await world.as().does(invitations.openSheet, { code }),
      await world.as().does(invitations.claimSheet, { code, account: others }),
      await cast.guardian.does(invitations.claimSheet, { code }),
      await world.as().does(invitations.disputeSheet, { code }),
    ]) {
      expect(answer.status).toBe(409)
      expect(answer.body.reason).toMatch(/лист/i)
      expect(JSON.stringify(answer.body)).not.toContain('Синицын')
    }
    const again = await world.as().does(invitations.claimSheet, { code, account })
    expect(again.status, 'a repeat after a lost answer is the same person').toBe(200)
  })

  test('a code nobody has is refused, and guessing slows down', async () => {
    const one = somewhere()
    const guesses = await openRunningWorld(server, { from: () => one })
    const guess = (code: string) => guesses.as().does(invitations.openSheet, { code })
    const answers = []
    for (let i = 0; i < 30; i += 1) answers.push(await guess(`АВЕКМ${2222 + i}`))
    await guesses.close()
    expect(answers[0]!.status).toBe(404)
    expect(answers.at(-1)!.status).toBe(429)
    expect(answers.at(-1)!.body.reason).toMatch(/[а-яё]/)
    expect(Number(answers.at(-1)!.headers['retry-after'])).toBeGreaterThan(0)
  })
})

describe('a live connection', () => {
  test.each<[string, string | Buffer]>([
    ['bytes', Buffer.from([0, 1, 2, 255])],
    ['half a JSON', '{"op":'],
    ['null', 'null'],
    ['a list', '[]'],
    ['a text', '"hello"'],
    ['no operation', '{}'],
    ['an unknown operation', '{"op":"dropEverything"}'],
    ['a property of every object', '{"op":"__proto__"}'],
    ['cursors that are none', '{"op":"hello","cursors":{"chat:x":-1}}'],
    ['cursors of a wrong kind', '{"op":"hello","cursors":["chat:x"]}'],
    ['a call without a name', '{"op":"call","id":1}'],
    ['a call with a list for an id', '{"op":"call","id":[],"name":"chats.listChats"}'],
    ['a chat of a wrong kind', '{"op":"watch","chat":42}'],
    ['a signal without a chat', '{"op":"signal","kind":"typing"}'],
  ])('answers %s with a reason and goes on', async (_, frame) => {
    const client = await cast.pupil.listens()
    client.socket.send(frame)
    const refused = await client.until(({ op }) => op === 'refused')
    expect(refused).toMatchObject({ error: 'invalid', reason: expect.stringMatching(/[а-яё]/) })
    await client.hello()
    client.close()
  })

  test.each<[string, unknown, string]>([
    ['an unknown operation', ['chats.dropEverything', {}], 'not_found'],
    ['a property of every object', ['__proto__', {}], 'not_found'],
    ['no input', ['chats.sendMessage', undefined], 'invalid'],
    ['a NUL', ['chats.sendMessage', { text: '\u0000' }], 'invalid'],
    ['a text for an input', ['chats.sendMessage', 'x'], 'invalid'],
    ['the operator’s own', ['organizations.listApplications', {}], 'not_found'],
    ['a chat of others', ['chats.listMessages', { chatId: 'parents' }], 'not_found'],
  ])('refuses a call of %s', async (_, call, error) => {
    const [name, input] = call as [string, Record<string, unknown> | string | undefined]
    const honest = { id: randomUUID(), chatId: cast.chats.class }
    const asked = typeof input === 'object' ? { ...honest, ...input } : input
    if (typeof asked === 'object' && asked.chatId === 'parents') asked.chatId = cast.chats.parents
    const client = await cast.pupil.listens()
    expect(await client.call(name, asked)).toMatchObject({ error, reason: expect.stringMatching(/[а-яё]/) })
    client.close()
  })

  test('somebody else’s chat is neither watched nor told of typing', async () => {
    const teacher = await cast.classTeacher.listens()
    await teacher.hello()
    teacher.send({ op: 'watch', chat: cast.chats.parents })
    const stranger = await cast.otherPupil.listens()
    await stranger.hello()
    stranger.send({ op: 'watch', chat: cast.chats.parents })
    stranger.send({ op: 'signal', chat: cast.chats.parents, kind: 'typing' })
    const mother = await cast.guardian.listens()
    await mother.hello()
    mother.send({ op: 'watch', chat: cast.chats.parents })
    mother.send({ op: 'signal', chat: cast.chats.parents, kind: 'typing' })
    const typing = await teacher.until(({ op, kind }) => op === 'signal' && kind === 'typing')
    expect(JSON.stringify(typing)).toContain(cast.guardian.accountId)
    await sayInParents()
    await teacher.until(({ op }) => op === 'event')
    expect(stranger.frames.filter(({ topic }) => String(topic).includes(cast.chats.parents))).toEqual([])
    expect(stranger.frames.filter(({ op }) => op === 'signal')).toEqual([])
    for (const client of [teacher, stranger, mother]) client.close()
  })

  test('whoever sends nothing but nonsense is shown out', async () => {
    const client = await cast.pupil.listens()
    for (let i = 0; i < 10; i += 1) client.send('nonsense')
    expect(await client.closed()).toBe(1008)
  })

  test('a frame of a megabyte ends the connection, and a flood costs the others nothing', async () => {
    const client = await cast.pupil.listens()
    client.send(
      JSON.stringify({ op: 'call', id: 1, name: 'chats.sendMessage', input: { text: 'я'.repeat(1_000_000) } }),
    )
    expect(await client.closed()).toBe(1009)
    const flood = await cast.pupil.listens()
    for (let i = 0; i < 20_000; i += 1) flood.send('{"op":"watch","chat":null}')
    await sayAsTeacher('Во время потопа')
    flood.close()
  })

  test('a socket ends with its session', async () => {
    const token = await freshToken(cast.otherPupil)
    const client = await openSocket(server.origin, token)
    await client.hello()
    await world.as(token).does(accounts.signOut, {})
    expect(await client.closed()).toBe(4401)
  })

  test.each([
    ['nobody', {}, 401],
    ['a token of nobody’s', { authorization: `Bearer ${'x'.repeat(43)}` }, 401],
    ['a token that is none', { authorization: 'Bearer \u00ff\u00fe' }, 401],
    ['a cookie of a megaword', { cookie: `zvonok_session=${'x'.repeat(9000)}` }, 401],
  ])('is not opened for %s', async (_, headers, status) => {
    expect(await socketRefusal(headers as Record<string, string>)).toBe(status)
  })

  test('a thousand strangers at the door do not keep the school from talking', async () => {
    const strangers = Array.from({ length: 1000 }, () => socketRefusal({}))
    const said = await sayAsTeacher('Пока ломятся в дверь')
    expect(new Set(await Promise.all(strangers))).toEqual(new Set([401]))
    expect(await lastTexts()).toContain(said)
  })

  test('a thousand connections that say nothing do not either', async () => {
    const { port } = new URL(server.origin)
    const silent = Array.from({ length: 1000 }, () => connectTcp(Number(port), '127.0.0.1'))
    await Promise.all(silent.map((socket) => once(socket, 'connect')))
    const said = await sayAsTeacher('В тишине')
    expect(await lastTexts()).toContain(said)
    for (const socket of silent) socket.destroy()
  })
})

test('two hundred bodies that never end hold up nobody, and leaving in the middle breaks nothing', async () => {
  const { port, host } = new URL(server.origin)
  const slow = Array.from({ length: 200 }, (): Socket => {
    const socket = connectTcp(Number(port), '127.0.0.1')
    socket.on('error', () => undefined)
    socket.write(
      `POST /api/accounts.signIn HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"login":`,
    )
    return socket
  })
  await Promise.all(slow.map((socket) => once(socket, 'connect')))
  const said = await sayAsTeacher('Пока медлят')
  expect(await lastTexts()).toContain(said)
  for (const socket of slow) socket.resetAndDestroy()
  expect((await get('/healthz')).status).toBe(200)
})

test.each([
  ['no HTTP at all', 'HELO school\r\n\r\n'],
  ['an HTTP of the future', 'GET / HTTP/9.9\r\nHost: x\r\n\r\n'],
  ['no host', 'GET /healthz HTTP/1.1\r\n\r\n'],
  ['two lengths', 'POST /api/accounts.signIn HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}'],
  [
    'a length and chunks',
    'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
  ],
  ['headers without an end', `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(100_000)}\r\n\r\n`],
])('%s is refused on the wire', async (_, bytes) => {
  const { port } = new URL(server.origin)
  const socket = connectTcp(Number(port), '127.0.0.1')
  socket.on('error', () => undefined)
  socket.end(bytes)
  let answer = ''
  socket.setEncoding('utf8').on('data', (part) => {
    answer += part
  })
  await once(socket, 'close') // a reset after the answer is a way to end it, too
  expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /)
})

test('after all that: nothing is lost, nothing broke, and a message is heard', async () => {
  expect(server.alive()).toBe(true)
  const boy = await cast.pupil.listens()
  await boy.hello()
  const said = await sayAsTeacher('После всего')
  await boy.until(({ op, view }) => op === 'event' && view?.text === said)
  boy.close()
  const { rows } = { rows: await world.db.selectFrom('messages').select('text').where('text', '=', first).execute() }
  expect(rows).toEqual([{ text: first }])
  expect(server.output().match(/"msg":"(a request failed|a call failed)".*/g) ?? []).toEqual([])
})

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

async function inputOf(row: Row, caller: Caller, token: string | undefined): Promise<Record<string, unknown>> {
  // The honest one would need a house without an operator.
  if (row.contract.name === accounts.setUpOperator.name)
    return { token: 'x'.repeat(43), name: 'Оператор', login: 'new.operator', password: 'zvonok-operator' }
  // The session of the cast may have been ended by an earlier call: this one is fresh.
  const fresh = { ...cast, as: (who: Caller) => (who === caller ? world.as(token) : cast.as(who)) } as Cast
  const ask: Stage['ask'] = async (query, input) => (await fresh.as(caller).reads(query, input)).body
  return (await row.input({ cast: fresh, caller, db: world.db, ask })) as Record<string, unknown>
}

function freshToken({ accountId }: Member): Promise<string> {
  const call = {
    actor: null,
    language: 'ru' as const,
    ip: '127.0.0.1',
    userAgent: 'Vitest',
    origin: server.origin,
    setSession: () => undefined,
  }
  return inTransaction(world.db, (tx) => openSession(tx, call, accountId, 'password')).then(({ result }) => result)
}

/** The sender is a member whose session no attempt above has touched. */
async function sayAsTeacher(text: string): Promise<string> {
  const unique = `${text} ${randomUUID()}`
  const started = Date.now()
  const sent = await cast.classTeacher.does(chats.sendMessage, {
    id: randomUUID(),
    chatId: cast.chats.class,
    text: unique,
  })
  expect(sent.status, JSON.stringify(sent.body)).toBe(200)
  expect(Date.now() - started, 'a message is not held up').toBeLessThan(5000)
  return unique
}

async function sayInParents(): Promise<void> {
  const message = { id: randomUUID(), chatId: cast.chats.parents, text: 'Собрание в среду' }
  expect((await cast.guardian.does(chats.sendMessage, message)).status).toBe(200)
}

async function lastTexts(): Promise<(string | null)[]> {
  const { body } = await cast.pupil.reads(chats.listMessages, { chatId: cast.chats.class })
  return body.messages.map(({ text }) => text)
}

async function newLink(): Promise<{ id: string; token: string }> {
  const { organizationId, class7a: classId } = cast
  const wish = { id: randomUUID(), organizationId, classId, role: 'pupil' as const, approval: false }
  const { body } = await cast.classTeacher.does(invitations.createInvitation, wish)
  return { id: body.id, token: body.url.split('/').at(-1)! }
}

/** A new pupil's, printed by the class teacher. */
async function newSheet(): Promise<string> {
  const { organizationId, class7a: classId, classTeacher } = cast
  const name = { lastName: 'Синицын', firstName: 'Фёдор' }
  const { body: pupil } = await classTeacher.does(addPupil, { id: randomUUID(), classId, name })
  await classTeacher.downloads(invitations.printSheets, { organizationId, classId, personId: pupil.id })
  return cast.codeFor(pupil.id)
}

interface Reply {
  status: number
  text: string
}

/** A refusal is for a person: its kind, a sentence in Russian, and the number to ask about it by. */
function isClear({ text }: Reply): boolean {
  try {
    const { error, reason, requestId } = JSON.parse(text)
    return typeof error === 'string' && /[а-яё]/i.test(reason) && typeof requestId === 'string'
  } catch {
    return false
  }
}

async function send(
  path: string,
  init: { method?: string; headers?: Record<string, string>; body?: string | Buffer | undefined },
): Promise<Reply> {
  const { body, ...rest } = init
  // A Buffer has no content type of its own; a string would be given one.
  const bytes = typeof body === 'string' ? new Uint8Array(Buffer.from(body)) : body && new Uint8Array(body)
  const headers = { ...somewhere(), ...rest.headers }
  const response = await fetch(server.origin + path, { ...rest, headers, ...(bytes ? { body: bytes } : {}) })
  return { status: response.status, text: await response.text() }
}

const get = (path: string, token?: string) => send(path, { headers: token ? { authorization: `Bearer ${token}` } : {} })

const post = (name: string, input: unknown, token?: string) =>
  send(`/api/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(input),
  })

/** The path goes as it is written: fetch would tidy it. */
async function raw(method: string, path: string): Promise<Reply> {
  const { hostname, port } = new URL(server.origin)
  const asked = httpRequest({ method, hostname, port, path }).end()
  const [response] = await once(asked, 'response')
  let text = ''
  for await (const part of response.setEncoding('utf8')) text += part
  return { status: response.statusCode, text }
}

async function socketRefusal(headers: Record<string, string>): Promise<number> {
  const socket = new WebSocket(`${server.origin.replace('http', 'ws')}/live`, { headers })
  socket.on('error', () => undefined)
  const opened = once(socket, 'open').then(() => {
    socket.terminate()
    return 101
  })
  return Promise.race([opened, once(socket, 'unexpected-response').then(([, response]) => response.statusCode)])
}

/** A few at a time: the tests are about each one's answer, not about load. */
async function inTurns<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = items.entries()
  const worker = async () => {
    for (const [, item] of waiting) await work(item)
  }
  await Promise.all(Array.from({ length: 8 }, worker))
}
