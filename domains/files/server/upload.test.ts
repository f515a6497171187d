import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import path from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { config } from '#server/config'
import { type Member, openSchool, type School } from '#test/school'
import { openWorld, type World } from '#test/world'
import * as contract from '../contract.ts'
import { finishUpload } from './finish-upload.ts'
import { bring, metadata, TUS, uploading } from './test-files.ts'

let world: World
let school: School
let elena: Member
let mitya: Member
beforeAll(async () => {
  world = await openWorld()
  school = await openSchool(world)
  const class7a = await school.addClass('7А')
  elena = await school.teacher('Елена Сергеевна Воробьёва', class7a)
  mitya = await school.pupil('Митя Кузнецов', class7a)
})
afterAll(() => world.close())

const MB = 1024 ** 2

test('bytes that come in parts arrive as they were sent, and the uploader hears every step', async () => {
  const bytes = randomBytes(300_000)
  const { create, patch, head } = uploading(world, school, elena)
  const id = randomUUID()
  const created = await create({ id, name: 'Запись опыта.bin' }, bytes.length)
  expect(created.status).toBe(201)
  expect(created.headers.get('location')).toBe(`/api/files/tus/${id}`)
  expect((await patch(id, 0, bytes.subarray(0, 100_000))).headers.get('upload-offset')).toBe('100000')
  expect((await head(id)).headers.get('upload-offset')).toBe('100000')
  expect((await patch(id, 50_000, bytes.subarray(50_000))).status).toBe(409) // not where it stopped
  expect((await patch(id, 100_000, bytes.subarray(100_000))).status).toBe(204)
  expect((await elena.reads(contract.getFile, { fileId: id })).body).toMatchObject({ state: 'checking', file: null })

  const { checkFile } = await import('./check/check-file.ts')
  await checkFile.run(world.db, { fileId: id })
  const { body } = await elena.reads(contract.getFile, { fileId: id })
  expect(body).toMatchObject({ state: 'ready', file: { kind: 'document', size: 300_000, preview: false } })
  const opened = await elena.downloads(contract.open, { fileId: id })
  expect(opened.rawPayload.equals(bytes)).toBe(true)
  expect(existsSync(path.join(config.dataDir, 'uploads', id))).toBe(false)

  const told = await world.db
    .selectFrom('events')
    .select('key')
    .where('topic_id', '=', elena.accountId)
    .where('type', '=', contract.fileChanged.name)
    .execute()
  expect(told.filter(({ key }) => (key as { fileId: string }).fileId === id)).toHaveLength(2)
})

test('an upload begun twice is one upload, and what arrived stays', async () => {
  const { create, patch, head } = uploading(world, school, elena)
  const id = randomUUID()
  expect((await create({ id, name: 'a.bin' }, 10)).status).toBe(201)
  await patch(id, 0, Buffer.from('12345'))
  expect((await create({ id, name: 'a.bin' }, 10)).status).toBe(201)
  expect((await head(id)).headers.get('upload-offset')).toBe('5')
  expect((await create({ id, name: 'a.bin' }, 11)).status).toBe(409)
  expect((await uploading(world, school, mitya).create({ id, name: 'a.bin' }, 10)).status).toBe(409)
})

test('nobody else sees, continues or stops an upload, and without a session there is none', async () => {
  const mine = uploading(world, school, elena)
  const id = randomUUID()
  await mine.create({ id, name: 'a.bin' }, 10)
  for (const other of [uploading(world, school, mitya)]) {
    expect((await other.head(id)).status).toBe(404)
    const [hidden, missing] = [
      await other.patch(id, 0, Buffer.alloc(10)),
      await other.patch(randomUUID(), 0, Buffer.alloc(10)),
    ]
    expect([hidden.status, missing.status]).toEqual([404, 404])
    expect(withoutId(await hidden.text())).toBe(withoutId(await missing.text()))
    expect((await other.stop(id)).status).toBe(404)
  }
  const nobody = uploading(world, school, { token: undefined })
  expect((await nobody.create({ name: 'a.bin' }, 10)).status).toBe(401)
  expect((await nobody.patch(id, 0, Buffer.alloc(10))).status).toBe(401)
  expect((await mine.head(id)).headers.get('upload-offset')).toBe('0')
})

const withoutId = (text: string) => text.replace(/"requestId":"[^"]*"/, '')

test('a page of another site cannot use the browser’s session', async () => {
  const answer = await fetch(`${await world.origin()}/api/files/tus`, {
    method: 'POST',
    headers: { ...TUS, cookie: `zvonok_session=${elena.token}`, origin: 'https://evil.example', 'upload-length': '1' },
  })
  expect(answer.status).toBe(403)
})

test.each([
  ['a pupil', 'mitya', 51 * MB, 'до 50\u00a0МБ'],
  ['a teacher', 'elena', 1025 * MB, 'до 1\u00a0ГБ'],
])('%s is told the limit before a byte is taken', async (_, who, size, words) => {
  const answer = await uploading(world, school, { mitya, elena }[who]!).create({ name: 'Фильм.mp4' }, size)
  expect(answer.status).toBe(413)
  expect((await answer.json()).reason).toContain(words)
})

test('nothing, a length that is told later, and another school are refused', async () => {
  const { create } = uploading(world, school, elena)
  expect((await create({ name: 'пусто.txt' }, 0)).status).toBe(400)
  const later = await fetch(`${await world.origin()}/api/files/tus`, {
    method: 'POST',
    headers: {
      ...TUS,
      authorization: `Bearer ${elena.token}`,
      'upload-defer-length': '1',
      'upload-metadata': metadata({ id: randomUUID(), organizationId: school.organizationId, name: 'a' }),
    },
  })
  expect(later.status).toBe(400)
  const elsewhere = { organizationId: (await openSchool(world, { name: 'Школа № 3' })).organizationId }
  expect((await uploading(world, elsewhere, elena).create({ name: 'a.bin' }, 10)).status).toBe(404)
})

test('more bytes than were announced are not taken', async () => {
  const { create, patch } = uploading(world, school, elena)
  const id = randomUUID()
  await create({ id, name: 'a.bin' }, 10)
  expect((await patch(id, 0, randomBytes(11))).status).toBeGreaterThanOrEqual(400)
})

test('a school that is full takes nothing; what is taken back makes room', async () => {
  const small = await openSchool(world, { name: 'Школа № 4' })
  const head = await small.person('Анна Ильинична Кузнецова', 'administrator')
  const limits = { pupil: MB, guardian: MB, staff: MB, quota: 2 * MB }
  const changed = await head.does(contract.changeLimits, {
    id: randomUUID(),
    organizationId: small.organizationId,
    limits,
  })
  expect(changed.status).toBe(200)
  const { create, stop } = uploading(world, small, head)
  const first = randomUUID()
  expect((await create({ id: first, name: '1.bin' }, MB)).status).toBe(201)
  expect((await create({ name: '2.bin' }, MB - 10)).status).toBe(201)
  const full = await create({ name: '3.bin' }, MB)
  expect(full.status).toBe(413)
  expect((await full.json()).reason).toContain('не осталось места')
  expect((await stop(first)).status).toBe(204)
  expect((await create({ name: '3.bin' }, MB)).status).toBe(201)
  const { body } = await head.reads(contract.getQuota, { organizationId: small.organizationId })
  expect(body).toMatchObject({ used: 2 * MB - 10, quota: 2 * MB, largest: MB, can: { change: true } })
})

test('an upload whose last answer was lost is complete: another look at it begins the check', async () => {
  const { create, patch, head } = uploading(world, school, elena)
  const id = randomUUID()
  await create({ id, name: 'a.bin' }, 10)
  await patch(id, 0, randomBytes(10))
  await world.db.updateTable('files').set({ state: 'uploading' }).where('id', '=', id).execute()
  expect((await head(id)).headers.get('upload-offset')).toBe('10')
  expect((await elena.reads(contract.getFile, { fileId: id })).body.state).toBe('checking')
  await finishUpload(world.db, id) // twice is once
  expect((await patch(id, 10, randomBytes(1))).status).toBe(404)
})

test('a photo is drawn anew: turned as it was held, without its place, with previews', async () => {
  const shot = await sharp({ create: { width: 1600, height: 1200, channels: 3, background: '#83d3ab' } })
    .withMetadata({ orientation: 6 })
    .withExif({ IFD0: { Artist: 'Мама Мити' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '55/1 1/1 0/1' } })
    .jpeg()
    .toBuffer()
  expect((await sharp(shot).metadata()).exif).toBeDefined()
  const { state, file } = await bring(world, school, mitya, { name: 'IMG_0001.JPG' }, shot)
  expect(state).toBe('ready')
  expect(file).toMatchObject({ kind: 'photo', width: 1200, height: 1600, preview: true, mediaType: 'image/jpeg' })
  expect(file!.blur).toMatch(/^data:image\/webp;base64,/)

  const whole = await mitya.downloads(contract.open, { fileId: file!.id })
  const seen = await sharp(whole.rawPayload).metadata()
  expect([seen.exif, seen.xmp, seen.iptc, seen.orientation]).toEqual([undefined, undefined, undefined, undefined])
  expect(whole.rawPayload.includes('GPS')).toBe(false)
  for (const [size, height] of [
    ['320', 320],
    ['1280', 1280],
  ] as const) {
    const preview = await mitya.downloads(contract.open, { fileId: file!.id, size })
    expect(preview.headers['content-type']).toBe('image/webp')
    expect((await sharp(preview.rawPayload).metadata()).height).toBe(height)
  }
  const { used } = (await elena.reads(contract.getQuota, { organizationId: school.organizationId })).body
  const rows = await world.db
    .selectFrom('files')
    .select('counted')
    .where('organization_id', '=', school.organizationId)
    .execute()
  expect(used).toBe(rows.reduce((sum, { counted }) => sum + counted, 0))
})

test('the same content is kept once and goes with its last owner', async () => {
  const bytes = randomBytes(5000)
  const sha = createHash('sha256').update(bytes).digest('hex')
  const place = path.join(config.dataDir, 'content', sha.slice(0, 2), sha)
  const one = await bring(world, school, elena, { name: 'a.bin' }, bytes)
  const two = await bring(world, school, mitya, { name: 'b.bin' }, bytes)
  const sweep = async () => {
    const { sweepContent } = await import('./forget-files.ts')
    await sweepContent.run(world.db, { sha256: sha })
  }
  expect((await elena.does(contract.removeFile, { fileId: one.id })).status).toBe(200)
  await sweep()
  expect((await mitya.downloads(contract.open, { fileId: two.id })).rawPayload.equals(bytes)).toBe(true)
  expect((await mitya.does(contract.removeFile, { fileId: two.id })).status).toBe(200)
  await sweep()
  expect(existsSync(place)).toBe(false)
  expect((await mitya.reads(contract.getFile, { fileId: two.id })).status).toBe(404)
})

test('players ask for a part, browsers whether it is still the same, and anybody for the head alone', async () => {
  const bytes = randomBytes(1000)
  const { id } = await bring(world, school, elena, { name: 'Лекция.bin' }, bytes)
  const ask = async (headers: Record<string, string>, method = 'GET') =>
    fetch(`${await world.origin()}/api/files.open?fileId=${id}`, {
      method,
      headers: { authorization: `Bearer ${elena.token}`, ...headers },
    })
  const whole = await ask({})
  const etag = whole.headers.get('etag')!
  expect([whole.status, whole.headers.get('accept-ranges'), whole.headers.get('content-length')]).toEqual([
    200,
    'bytes',
    '1000',
  ])
  const part = await ask({ range: 'bytes=990-' })
  expect([part.status, part.headers.get('content-range')]).toEqual([206, 'bytes 990-999/1000'])
  expect(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(990))).toBe(true)
  expect((await ask({ range: 'bytes=1000-' })).status).toBe(416)
  expect((await ask({ range: 'bytes=0-9', 'if-range': '"other"' })).status).toBe(200)
  expect((await ask({ 'if-none-match': etag })).status).toBe(304)
  const head = await ask({}, 'HEAD')
  expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '1000', ''])
})
