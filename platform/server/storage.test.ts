import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BUCKET_KEYS, openBucket } from '#test/bucket'
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
    S3: s3Storage({ url: `${url}/school`, ...BUCKET_KEYS }),
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

test('an S3 server that sends elsewhere is not followed', async () => {
  const asked: string[] = []
  const elsewhere = createServer((request, response) => {
    asked.push(`${request.method}`)
    response.end()
  })
  const sender = createServer((_, response) => {
    response.writeHead(307, { location: `http://127.0.0.1:${portOf(elsewhere)}/taken` }).end()
  })
  for (const one of [elsewhere, sender]) await new Promise<void>((done) => one.listen(0, '127.0.0.1', done))
  const storage = s3Storage({ url: `http://127.0.0.1:${portOf(sender)}/school`, ...BUCKET_KEYS })
  const name = '0'.repeat(64)
  for (const deed of [() => storage.has(name), () => storage.read(name), () => storage.drop(name)])
    await expect(deed()).rejects.toThrow()
  expect(asked).toEqual([])
  for (const one of [elsewhere, sender]) one.close()
})

const portOf = (server: Server) => (server.address() as AddressInfo).port
