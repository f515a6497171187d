import { randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:net'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { open } from '#contract/files'
import { shiftClock } from '#server/clock'
import { config } from '#server/config'
// The check as the worker runs it.
import { checkFile } from '../../domains/files/server/check/check-file.ts'
import { bring, uploading } from '../../domains/files/server/test-files.ts'
import { type Member, openSchool, type School } from '../school.ts'
import { openWorld, type World } from '../world.ts'
import { docx, film, OLE, PDF, photo, REFUSED, zip } from './hostile-samples.ts'

let world: World
let school: School
let teacher: Member
beforeAll(async () => {
  world = await openWorld()
  school = await openSchool(world)
  teacher = await school.teacher('Елена Сергеевна Воробьёва')
})
afterAll(() => world.close())

const send = (name: string, bytes: Buffer, more: object = {}) => bring(world, school, teacher, { name, ...more }, bytes)
const download = (fileId: string) => teacher.downloads(open, { fileId })

describe('refused, with the reason, and nothing of it is served', () => {
  test.each(REFUSED)('%s: %s', async (name, reason, make) => {
    const bytes = await make()
    const before = process.cpuUsage()
    const { id, state, refusedFor, file } = await send(name, bytes)
    const { user, system } = process.cpuUsage(before)
    expect({ state, refusedFor, file }).toEqual({ state: 'refused', refusedFor: reason, file: null })
    expect((user + system) / 1000, 'nothing is unpacked or drawn').toBeLessThan(5000)
    expect((await download(id)).statusCode).toBe(404)
  })

  test('what is refused takes no room', async () => {
    const counted = await world.db.selectFrom('files').select('counted').where('state', '=', 'refused').execute()
    expect(counted.length).toBeGreaterThan(30)
    expect(counted.every((row) => row.counted === 0)).toBe(true)
  })
})

describe('taken, and harmless', () => {
  test.each([
    ['Схема.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(2)</script></svg>'],
    ['Сайт.html', '<!doctype html><script>fetch("/api/accounts.getMe")</script>'],
    ['Данные.xml', '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'],
    ['Письмо.mht', 'MIME-Version: 1.0\n<script>alert(1)</script>'],
  ])('%s is only ever saved, as bytes', async (name, content) => {
    const { file } = await send(name, Buffer.from(content))
    const { headers, body } = await download(file!.id)
    expect(file).toMatchObject({ kind: 'document', preview: false, name })
    expect(headers['content-type']).toBe('application/octet-stream')
    expect(headers['content-disposition']).toMatch(/^attachment;/)
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['content-security-policy']).toMatch(/^sandbox; default-src 'none'/)
    expect(headers['cache-control']).toMatch(/^private/)
    expect(body).toBe(content)
  })

  test('a page that calls itself a text is a text', async () => {
    const { file } = await send('Сочинение.txt', Buffer.from('<script>alert(1)</script>'))
    const { headers } = await download(file!.id)
    expect(headers['content-type']).toMatch(/^text\/plain/)
    expect(headers['content-disposition']).toMatch(/^attachment;/)
  })

  test('what stands behind or inside a picture is gone once it is drawn anew', async () => {
    const evil = Buffer.concat([
      await photo(),
      zip([{ name: 'a.txt', bytes: Buffer.from('PAYLOAD') }]),
      Buffer.from('<script>'),
    ])
    const { file } = await send('Фото.jpg', evil)
    const { rawPayload, headers } = await download(file!.id)
    expect(headers['content-type']).toBe('image/jpeg')
    expect(rawPayload.includes('PAYLOAD') || rawPayload.includes('PK\x03\x04') || rawPayload.includes('<script')).toBe(
      false,
    )
    expect((await sharp(rawPayload).metadata()).width).toBe(640)
  })

  test('a wrong extension is put right', async () => {
    const png = await sharp(await photo())
      .png()
      .toBuffer()
    expect((await send('Доска.jpg', png)).file).toMatchObject({ name: 'Доска.png', kind: 'photo' })
    expect((await send('Реферат.pdf', docx())).file).toMatchObject({ name: 'Реферат.docx', kind: 'document' })
    expect((await send('Проект.sb3', zip([{ name: 'project.json', bytes: Buffer.from('{}') }]))).file).toMatchObject({
      name: 'Проект.sb3',
    })
    expect((await send('Без расширения', Buffer.from('просто текст'))).file).toMatchObject({
      name: 'Без расширения.txt',
    })
    expect((await send('Программа.py', Buffer.from('#!/usr/bin/env python3\nprint(1)\n'))).file).toMatchObject({
      name: 'Программа.py',
      mediaType: 'text/plain',
    })
  })

  test('documents with programs inside are marked', async () => {
    const macros = { name: 'word/vbaProject.bin', bytes: OLE }
    expect((await send('Отчёт.docx', docx(macros))).file).toMatchObject({ name: 'Отчёт.docm', macros: true })
    const old = Buffer.concat([OLE, Buffer.from('_VBA_PROJECT', 'utf16le'), Buffer.alloc(500)])
    expect((await send('Ведомость.xls', old)).file).toMatchObject({ name: 'Ведомость.xls', macros: true })
    const active = Buffer.concat([PDF, Buffer.from('2 0 obj<</S/JavaScript/JS(app.alert(1))>>endobj')])
    expect((await send('Книга.pdf', active)).file).toMatchObject({ macros: true })
    expect((await send('Книга 2.pdf', PDF)).file).not.toHaveProperty('macros')
    expect((await send('Отчёт 2.docx', docx())).file).not.toHaveProperty('macros')
  })

  test('a film forgets where it was taken, and tells its length and shape', async () => {
    const place = '+55.0084+073.3242/'
    const sent = film(place)
    expect(sent.includes(place)).toBe(true)
    const { file } = await send('Экскурсия.mp4', sent)
    expect(file).toMatchObject({ kind: 'video', seconds: 12, width: 1080, height: 1920, size: sent.length })
    const { rawPayload } = await download(file!.id)
    expect(rawPayload.includes(place)).toBe(false)
    expect(rawPayload.includes('xyz')).toBe(false)
    expect(rawPayload.subarray(-2000).equals(Buffer.alloc(2000, 7))).toBe(true)
  })

  test.each([
    ['../../../etc/passwd', 'passwd.txt'],
    ['C:\\Windows\\отчёт.txt', 'отчёт.txt'],
    ['отчёт\u202etxt.cod', 'отчётtxt.cod'],
    ['<img src=x onerror=alert(1)>.txt', '_img src=x onerror=alert(1)_.txt'],
    [`"; filename="evil.txt`, '_; filename=_evil.txt'],
    [`${'я'.repeat(250)}.txt`, `${'я'.repeat(196)}.txt`],
    ['. . .', 'file.txt'],
  ])('the name %j becomes %j', async (name, clean) => {
    const { file } = await send(name, Buffer.from('текст'))
    expect(file!.name).toBe(clean)
    const header = String((await download(file!.id)).headers['content-disposition'])
    expect(header).toMatch(/^attachment; filename="[\x20-\x7e]*"; filename\*=UTF-8''[\w.%~!-]+$/)
    expect(header.match(/"/g)).toHaveLength(2)
  })
})

describe('an antivirus, over its own protocol', () => {
  let clamd: Server
  let taken = 0
  beforeAll(async () => {
    clamd = listenAsClamd((size) => {
      taken = size
    })
    await new Promise<void>((resolve) => clamd.listen(0, '127.0.0.1', resolve))
    config.clamd = `127.0.0.1:${(clamd.address() as { port: number }).port}`
  })
  afterAll(() => {
    config.clamd = undefined
    shiftClock(0)
    clamd.close()
  })

  test('what it finds is refused; what it does not is said to have been scanned', async () => {
    const eicar = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'
    expect(await send('Текст.txt', Buffer.from(eicar))).toMatchObject({ state: 'refused', refusedFor: 'virus' })
    const clean = await send('Текст.txt', Buffer.alloc(900_000, 'x'))
    expect(clean.file).toMatchObject({ scanned: true })
    expect(taken).toBe(900_000)
  })

  test('what is larger than it takes passes, and does not say that it was scanned', async () => {
    const large = await send('Лекция.bin', Buffer.alloc(3_000_000, 1))
    expect(large.state).toBe('ready')
    expect(large.file).not.toHaveProperty('scanned')
  })

  test('while it is away a file waits, and after ten minutes its sender is told', async () => {
    const address = config.clamd
    config.clamd = '127.0.0.1:1'
    const fileId = await uploading(world, school, teacher).upload({ id: randomUUID(), name: 'a.txt' }, Buffer.from('a'))
    await expect(checkFile.run(world.db, { fileId })).rejects.toThrow()
    const read = () => world.db.selectFrom('files').selectAll().where('id', '=', fileId).executeTakeFirstOrThrow()
    expect((await read()).state).toBe('checking')
    shiftClock(11 * 60 * 1000)
    await checkFile.run(world.db, { fileId })
    expect(await read()).toMatchObject({ state: 'refused', refused_for: 'unchecked' })
    shiftClock(0)
    config.clamd = address
  })
})

/** A peer that speaks INSTREAM as clamd does, and knows one virus. */
function listenAsClamd(tell: (size: number) => void): Server {
  const most = 2_000_000
  return createServer((socket) => {
    let waiting = Buffer.alloc(0)
    let content = Buffer.alloc(0)
    socket.on('error', () => undefined)
    socket.on('data', (part) => {
      waiting = Buffer.concat([waiting, part])
      if (waiting.toString() === 'zPING\0') return socket.end('PONG\0')
      if (waiting.subarray(0, 10).toString() === 'zINSTREAM\0') waiting = waiting.subarray(10)
      while (waiting.length >= 4) {
        const length = waiting.readUInt32BE()
        if (length === 0) {
          tell(content.length)
          return socket.end(content.includes('EICAR') ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0')
        }
        if (waiting.length < 4 + length) return
        content = Buffer.concat([content, waiting.subarray(4, 4 + length)])
        waiting = waiting.subarray(4 + length)
        if (content.length > most) return socket.end('INSTREAM size limit exceeded. ERROR\0')
      }
    })
  })
}
