import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readRange } from './http/send-document.ts'
import { diskStorage } from './storage/disk.ts'
import { s3Storage } from './storage/s3.ts'
import type { Storage } from './storage.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'zvonok-storage-'))
const bucket = openBucket()
let storages: Record<'disk' | 'S3', Storage>
beforeAll(async () => {
  const url = await bucket.listen()
  storages = {
    disk: diskStorage(path.join(folder, 'content')),
    S3: s3Storage({ url: `${url}/school`, key: 'AKIDEXAMPLE', secret: 'secret', region: 'ru-1' }),
  }
})
afterAll(() => {
  bucket.close()
  rmSync(folder, { recursive: true, force: true })
})

describe.each(['disk', 'S3'] as const)('%s', (name) => {
  const bytes = randomBytes(100_000)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const file = path.join(folder, `${name}.draft`)

  test('keeps content under its hash, gives the whole and a part, and forgets it', async () => {
    const storage = storages[name]
    writeFileSync(file, bytes)
    expect(await storage.has(sha256)).toBe(false)
    await storage.keep(sha256, file)
    await storage.keep(sha256, file)
    expect(await readFile(file), 'the draft stays with whoever made it').toEqual(bytes)
    expect(await storage.has(sha256)).toBe(true)
    expect((await buffer(await storage.read(sha256))).equals(bytes)).toBe(true)
    const part = await buffer(await storage.read(sha256, { start: 10, end: 19 }))
    expect(part.equals(bytes.subarray(10, 20))).toBe(true)
    await storage.drop(sha256)
    await storage.drop(sha256)
    expect(await storage.has(sha256)).toBe(false)
    await expect(storage.read(sha256)).rejects.toThrow()
  })
})

test('on the disk nothing but whole content is seen', async () => {
  const file = path.join(folder, 'whole.draft')
  writeFileSync(file, 'whole')
  const sha256 = createHash('sha256').update('whole').digest('hex')
  await Promise.all(Array.from({ length: 20 }, () => storages.disk.keep(sha256, file)))
  expect(await readdir(path.join(folder, 'content', sha256.slice(0, 2)))).toEqual([sha256])
})

test('an S3 server that refuses is a fault, not an absence', async () => {
  bucket.refusing = true
  await expect(storages.S3.has('0'.repeat(64))).rejects.toThrow('403')
  bucket.refusing = false
})

test.each([
  [undefined, 'whole'],
  ['bytes=0-9', { start: 0, end: 9 }],
  ['bytes=90-', { start: 90, end: 99 }],
  ['bytes=90-500', { start: 90, end: 99 }],
  ['bytes=-10', { start: 90, end: 99 }],
  ['bytes=-500', { start: 0, end: 99 }],
  ['bytes=100-', 'none'],
  ['bytes=9-0', 'whole'],
  ['bytes=0-1,5-6', 'whole'],
  ['bytes=-', 'whole'],
  ['pages=1-2', 'whole'],
])('of a hundred bytes, %s means %j', (header, meaning) => expect(readRange(header, 100)).toEqual(meaning))

/** As much of S3 as is spoken here; refuses what is not signed, or not what its hash says. */
function openBucket() {
  const objects = new Map<string, Buffer>()
  const own = { refusing: false, listen, close: () => server.close() }
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.writeHead(500).end())
  })

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const key = request.url!
    const body = await buffer(request)
    const signed =
      /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/ru-1\/s3\/aws4_request, SignedHeaders=\S+, Signature=[0-9a-f]{64}$/
    if (own.refusing || !signed.test(request.headers.authorization ?? '')) return void response.writeHead(403).end()
    const kept = objects.get(key)
    if (request.method === 'PUT') {
      const hash = createHash('sha256').update(body).digest('hex')
      if (request.headers['x-amz-content-sha256'] !== hash) return void response.writeHead(400).end()
      objects.set(key, body)
      return void response.writeHead(200).end()
    }
    if (request.method === 'DELETE') return void response.writeHead(objects.delete(key) ? 204 : 404).end()
    if (!kept) return void response.writeHead(404).end()
    const range = readRange(request.headers.range, kept.length)
    if (typeof range === 'string') return void response.writeHead(200).end(request.method === 'GET' ? kept : undefined)
    response.writeHead(206).end(kept.subarray(range.start, range.end + 1))
  }

  async function listen(): Promise<string> {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }
  return own
}
