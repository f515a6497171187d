import { execFile } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signIn } from '#contract/accounts'
import { listChats, listMessages, sendMessage } from '#contract/chats'
import { type Cluster, embeddedCluster } from '#server/postgres'
import { BUCKET_KEYS, openBucket } from '../bucket.ts'
import { startServer } from '../running-server.ts'
import { openRunningWorld } from '../running-world.ts'
import { openSchool, PASSWORD } from '../school.ts'
import { sendFile } from './send-file.ts'

// The same where a school has a database server and a storage of its own: rows by DATABASE_URL, files by S3.

const ROOT = path.resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(path.join(tmpdir(), 'zvonok-outside-'))
const archive = path.join(folder, 'school.tar')
const photo = randomBytes(300_000)
const bucket = openBucket()
let cluster: Cluster
let storage: string

beforeAll(async () => {
  cluster = embeddedCluster({ dir: path.join(folder, 'cluster', 'pg'), password: 'пароль сервера базы' })
  await cluster.start()
  storage = await bucket.listen()
  const admin = new pg.Client({ connectionString: cluster.url('postgres') })
  await admin.connect()
  await admin.query(`create role school login password 'own word'`)
  for (const name of ['here', 'there']) await admin.query(`create database ${name} owner school`)
  await admin.end()
}, 120_000)

afterAll(async () => {
  bucket.close()
  await cluster.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** A database that belongs to an ordinary role, as a host gives it; a bucket of its own. */
const place = (name: 'here' | 'there') => ({
  DATABASE_URL: cluster.url(name).replace(/postgres:\/\/[^@]*@/, 'postgres://school:own%20word@'),
  ZVONOK_S3_URL: `${storage}/${name}`,
  ZVONOK_S3_KEY: BUCKET_KEYS.key,
  ZVONOK_S3_SECRET: BUCKET_KEYS.secret,
  ZVONOK_S3_REGION: BUCKET_KEYS.region,
})

async function run(command: 'backup' | 'restore', env: Record<string, string>, ...args: string[]): Promise<string> {
  const { ZVONOK_DATA: _, DATABASE_URL: __, ...rest } = process.env
  const options = { cwd: ROOT, env: { ...rest, ...env }, encoding: 'utf8' } as const
  return (await promisify(execFile)(`bin/${command}`, args, options)).stdout
}

test('rows and files leave one database and bucket and come into others, whole', async () => {
  const server = await startServer({ environment: place('here') })
  const world = await openRunningWorld(server, { database: place('here').DATABASE_URL })
  const school = await openSchool(world)
  const class7a = await school.addClass('7А')
  const elena = await school.teacher('Елена Сергеевна Воробьёва', class7a)
  const mitya = await school.pupil('Митя Кузнецов', class7a)
  const { chats } = (await elena.reads(listChats, {})).body
  const chatId = chats.find(({ automatic }) => automatic === 'class')!.id
  expect((await elena.does(sendMessage, { id: randomUUID(), chatId, text: 'До копии' })).status).toBe(200)
  const { organizationId } = school
  const fileId = await sendFile(elena, { origin: server.origin, organizationId, chatId, bytes: photo })
  expect(existsSync(path.join(server.dataDir, 'pg')), 'no database in the folder').toBe(false)
  expect([...bucket.objects.keys()].some((key) => key.startsWith('/here/'))).toBe(true)
  expect(await run('backup', place('here'), archive, '--data', server.dataDir)).toMatch(/состояние на/)
  await world.close()
  await server.stop()

  const elsewhere = path.join(folder, 'elsewhere')
  expect(await run('restore', place('there'), archive, '--data', elsewhere)).toMatch(/сверено/)
  const again = run('restore', place('there'), archive, '--data', path.join(folder, 'again'))
  await expect(again, 'a database that is in use is not written over').rejects.toThrow(/База не пуста/)
  bucket.objects.forEach((_, key) => {
    if (key.startsWith('/here/')) bucket.objects.delete(key)
  })
  const copy = await startServer({ environment: { ...place('there'), ZVONOK_DATA: elsewhere } })
  const there = await openRunningWorld({ ...copy, dataDir: elsewhere }, { database: place('there').DATABASE_URL })
  try {
    const session = await there.as().does(signIn, { login: mitya.login, password: PASSWORD })
    expect(session.status).toBe(200)
    const reader = there.as(session.body.token ?? undefined)
    const { messages } = (await reader.reads(listMessages, { chatId })).body
    expect(messages.map(({ text }) => text)).toEqual(expect.arrayContaining(['До копии', 'Смета']))
    const opened = await fetch(`${copy.origin}/api/files.open?fileId=${fileId}`, {
      headers: { authorization: `Bearer ${reader.token}` },
    })
    expect(Buffer.from(await opened.arrayBuffer()).equals(photo)).toBe(true)
    expect((await reader.does(sendMessage, { id: randomUUID(), chatId, text: 'И дальше' })).status).toBe(200)
  } finally {
    await there.close()
    await copy.stop()
  }
}, 180_000)
