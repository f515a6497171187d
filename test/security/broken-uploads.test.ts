import { createCipheriv, createHash, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { getFile } from '#contract/files'
import { metadata, TUS } from '../../domains/files/server/test-files.ts'
import { type RunningServer, startServer } from '../running-server.ts'
import { openRunningWorld, type RunningWorld } from '../running-world.ts'
import { type Member, openSchool, type School } from '../school.ts'

const MB = 1024 ** 2
/** ZVONOK_UPLOAD_MB=1024 for the whole gigabyte. */
const SIZE = Number(process.env.ZVONOK_UPLOAD_MB ?? 256) * MB
const PART = MB

let server: RunningServer
let world: RunningWorld
let school: School
let teacher: Member
beforeAll(async () => {
  server = await startServer()
  world = await openRunningWorld(server)
  school = await openSchool(world)
  teacher = await school.teacher('Елена Сергеевна Воробьёва')
})
afterAll(async () => {
  await world?.close()
  await server?.stop()
})

test(`${SIZE / MB} MB with three broken connections arrive byte for byte`, { timeout: 600_000 }, async () => {
  const id = randomUUID()
  const created = await tus('POST', '', {
    'upload-length': String(SIZE),
    'upload-metadata': metadata({ id, organizationId: school.organizationId, name: 'Запись педсовета.bin' }),
  })
  expect(created.status).toBe(201)

  const breaks = [0.2, 0.55, 0.8].map((share) => Math.round(share * SIZE))
  let from = 0
  for (const to of [...breaks, SIZE]) {
    await sendUntil(id, from, to)
    const offset = Number((await tus('HEAD', `/${id}`)).headers.get('upload-offset'))
    if (to < SIZE) {
      expect(offset, 'something of each part is kept').toBeGreaterThan(from)
      expect(offset, 'and never more than was sent').toBeLessThanOrEqual(to)
    }
    from = offset
  }
  expect(from).toBe(SIZE)

  const file = await untilReady(id)
  expect(file).toMatchObject({ size: SIZE, kind: 'document' })
  const [sent, kept] = [createHash('sha256'), createHash('sha256')]
  for (let at = 0; at < SIZE; at += PART) sent.update(bytesAt(at, PART))
  const opened = await fetch(`${server.origin}/api/files.open?fileId=${id}`, { headers: bearer() })
  for await (const part of opened.body!) kept.update(part)
  expect(kept.digest('hex')).toBe(sent.digest('hex'))

  const middle = await fetch(`${server.origin}/api/files.open?fileId=${id}`, {
    headers: { ...bearer(), range: `bytes=${MB + 5}-${MB + 104}` },
  })
  expect(middle.status).toBe(206)
  expect(middle.headers.get('content-range')).toBe(`bytes ${MB + 5}-${MB + 104}/${SIZE}`)
  expect(Buffer.from(await middle.arrayBuffer()).equals(bytesAt(MB + 5, 100))).toBe(true)
})

const bearer = () => ({ authorization: `Bearer ${teacher.token}` })

const tus = (method: string, path: string, headers: Record<string, string> = {}) =>
  fetch(`${server.origin}/api/files/tus${path}`, { method, headers: { ...TUS, ...bearer(), ...headers } })

/** Announces everything to the end, and breaks the line where it stops short of it. */
async function sendUntil(id: string, from: number, to: number): Promise<void> {
  const { hostname, port } = new URL(server.origin)
  const sending = request({
    method: 'PATCH',
    hostname,
    port,
    path: `/api/files/tus/${id}`,
    headers: {
      ...TUS,
      ...bearer(),
      'content-type': 'application/offset+octet-stream',
      'upload-offset': String(from),
      'content-length': String(SIZE - from),
    },
  })
  const answered = once(sending, 'response').then(
    ([response]) => response.resume().statusCode as number,
    () => 0,
  )
  for (let at = from; at < to; at += PART) {
    if (!sending.write(bytesAt(at, Math.min(PART, to - at)))) await once(sending, 'drain')
  }
  if (to < SIZE) {
    sending.socket!.resetAndDestroy()
    await answered
    await sleep(200)
  } else {
    sending.end()
    expect(await answered).toBe(204)
  }
}

async function untilReady(fileId: string) {
  for (let tries = 0; tries < 600; tries++) {
    const { body } = await teacher.reads(getFile, { fileId })
    if (body.state === 'ready') return body.file
    if (body.state === 'refused') throw new Error(`refused: ${body.refusedFor}`)
    await sleep(100)
  }
  throw new Error('the check does not end')
}

/** Any part of one long stream of noise, without keeping it. */
function bytesAt(from: number, length: number): Buffer {
  const counter = Buffer.alloc(16)
  counter.writeBigUInt64BE(BigInt(Math.floor(from / 16)), 8)
  const noise = createCipheriv('aes-128-ctr', Buffer.alloc(16, 7), counter)
  const skipped = from % 16
  return noise.update(Buffer.alloc(skipped + length)).subarray(skipped)
}
