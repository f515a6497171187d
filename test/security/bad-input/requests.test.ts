import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { request as httpRequest } from 'node:http'
import { connect as connectTcp, type Socket } from 'node:net'
import { describe, expect, test } from 'vitest'
import * as accounts from '#contract/accounts'
import { PASSWORD } from '../../school.ts'
import {
  cast,
  expectUnharmed,
  get,
  isClear,
  lastTexts,
  openHouse,
  type Reply,
  sayAsTeacher,
  send,
  server,
  socketRefusal,
} from './house.ts'

openHouse()

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

expectUnharmed()

/** The path goes as it is written: fetch would tidy it. */
async function raw(method: string, path: string): Promise<Reply> {
  const { hostname, port } = new URL(server.origin)
  const asked = httpRequest({ method, hostname, port, path }).end()
  const [response] = await once(asked, 'response')
  let text = ''
  for await (const part of response.setEncoding('utf8')) text += part
  return { status: response.statusCode, text }
}
