import { mkdtempSync, rmSync, utimesSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '#test/world'
import { config } from './config.ts'
import { connect } from './db.ts'
import { inTransaction } from './events.ts'
import { filesFolder, purgeStored, readStored, storeFile } from './files.ts'
import { newId } from './ids.ts'
import { purgeOrphanFiles } from './purges.ts'

const PDF = Buffer.from('%PDF-1.7\nприказ о назначении')
const PNG = Buffer.from(
  '89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000049454e44ae426082',
  'hex',
)

let database: Awaited<ReturnType<typeof freshDatabase>>
let connection: ReturnType<typeof connect>

beforeAll(async () => {
  database = await freshDatabase()
  connection = connect(database.url)
  config.dataDir = mkdtempSync(path.join(tmpdir(), 'zvonok-files-'))
})

afterAll(async () => {
  await connection.db.destroy()
  await database.drop()
  rmSync(config.dataDir, { recursive: true, force: true })
})

const store = (bytes: Buffer, name = 'Приказ № 7.pdf', id = newId()) =>
  inTransaction(connection.db, (tx) => storeFile(tx, { id, name, bytes, accept: ['application/pdf'] })).then(
    ({ result }) => result,
  )

const onDisk = async () => (await readdir(filesFolder(), { recursive: true })).filter((name) => name.length > 60)

test('a file is given back as it came, with its name', async () => {
  const { id } = await store(PDF)
  expect(await readStored(connection.db, id)).toMatchObject({
    name: 'Приказ № 7.pdf',
    mediaType: 'application/pdf',
    bytes: PDF,
  })
  await purgeStored(connection.db, id)
})

test('the bytes decide what a file is, not its name', async () => {
  await expect(store(PNG, 'Приказ.pdf')).rejects.toMatchObject({ code: 'invalid', field: 'file' })
  await expect(store(Buffer.from('<script>alert(1)</script>'), 'Приказ.pdf')).rejects.toMatchObject({ code: 'invalid' })
})

test('a name is never a path', async () => {
  const { id, name } = await store(PDF, '../../etc/\u202epasswd\u0000')
  expect(name).toBe('passwd')
  await purgeStored(connection.db, id)
})

test('the same content is kept once, until the last one who has it lets go', async () => {
  const [first, second] = [await store(PDF), await store(PDF)]
  expect(await onDisk()).toHaveLength(1)
  await purgeStored(connection.db, first.id)
  expect((await readStored(connection.db, second.id)).bytes).toEqual(PDF)
  await purgeStored(connection.db, second.id)
  expect(await onDisk()).toHaveLength(0)
  await expect(readStored(connection.db, second.id)).rejects.toMatchObject({ code: 'not_found' })
})

test('bytes whose transaction was undone are swept after a day', async () => {
  const refused = inTransaction(connection.db, async (tx) => {
    await storeFile(tx, { id: newId(), name: 'x.pdf', bytes: PDF, accept: ['application/pdf'] })
    throw new Error('undone')
  })
  await expect(refused).rejects.toThrow('undone')
  await purgeOrphanFiles.run(connection.db, {})
  const [orphan] = await onDisk()
  const twoDaysAgo = Date.now() / 1000 - 2 * 24 * 3600
  utimesSync(path.join(filesFolder(), orphan!), twoDaysAgo, twoDaysAgo)
  await purgeOrphanFiles.run(connection.db, {})
  expect(await onDisk()).toHaveLength(0)
})
