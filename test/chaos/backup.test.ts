import { execFile } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signIn } from '#contract/accounts'
import { listChats, listMessages, sendMessage } from '#contract/chats'
import { setRoles } from '#contract/people'
import { createPoll } from '#contract/polls'
import { verifyChain } from '#server/audit'
import { type RunningServer, startServer } from '../running-server.ts'
import { openRunningWorld, type RunningWorld } from '../running-world.ts'
import { type Member, openSchool, PASSWORD, type School } from '../school.ts'
import { sendFile } from './send-file.ts'

// A school is copied while it talks, and the copy is the school as of one moment: nothing before it is missing, nothing
// after it is half there, and everybody goes on from it on another machine.

const ROOT = path.resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(path.join(tmpdir(), 'zvonok-backup-'))
const archive = path.join(folder, 'school.tar')
const passphrase = path.join(folder, 'passphrase')
const photo = randomBytes(700_000)

let server: RunningServer
let world: RunningWorld
let school: School
let elena: Member
let mitya: Member
let administrator: Member
let chatId: string
let fileId: string
const said: { id: string; text: string }[] = []

beforeAll(async () => {
  writeFileSync(passphrase, 'три слова и ещё одно\n')
  server = await startServer()
  world = await openRunningWorld(server)
  school = await openSchool(world)
  const class7a = await school.addClass('7А')
  administrator = await school.person('Ольга Викторовна Синицына', ['administrator', 'employee'])
  elena = await school.teacher('Елена Сергеевна Воробьёва', class7a)
  mitya = await school.pupil('Митя Кузнецов', class7a)
  chatId = (await elena.reads(listChats, {})).body.chats.find(({ automatic }) => automatic === 'class')!.id
  const roles = { id: randomUUID(), personId: elena.personId, roles: ['teacher' as const, 'responsible' as const] }
  expect((await administrator.does(setRoles, roles)).status).toBe(200)
  fileId = await sendFile(elena, { origin: server.origin, organizationId: school.organizationId, chatId, bytes: photo })
  const closesAt = new Date(Date.now() + 24 * 3600_000).toISOString()
  const poll = { question: 'Когда поход?', options: ['В мае', 'В июне'], multiple: false, anonymous: false, quiz: null }
  expect((await elena.does(createPoll, { id: randomUUID(), chatId, ...poll, closesAt })).status).toBe(200)
}, 120_000)

afterAll(async () => {
  await world?.close()
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('made while messages are sent, the archive holds all that was answered before it', async () => {
  let talking = true
  const talk = (async () => {
    while (talking) await say()
  })()
  while (said.length < 30) await sleep(20)
  const before = said.length
  expect(await run('backup', archive, '--passphrase-file', passphrase, '--data', server.dataDir)).toMatch(
    /состояние на/,
  )
  const last = JSON.parse(readFileSync(path.join(server.dataDir, 'last-backup.json'), 'utf8'))
  expect(last.bytes, 'the operator sees that there is one').toBeGreaterThan(photo.length)
  talking = false
  await talk
  expect(said.length).toBeGreaterThan(before)
  expect(await run('backup', '--verify', archive)).toMatch(/цел/)

  const elsewhere = path.join(folder, 'elsewhere')
  expect(await run('restore', archive, '--passphrase-file', passphrase, '--data', elsewhere)).toMatch(/сверено/)
  const copy = await startServer({ environment: { ZVONOK_DATA: elsewhere } })
  const there = await openRunningWorld({ ...copy, dataDir: elsewhere })
  try {
    const session = await there.as().does(signIn, { login: mitya.login, password: PASSWORD })
    expect(session.status, 'people sign in with what they know').toBe(200)
    const reader = there.as(session.body.token ?? undefined)

    const messages = (await readAll(reader)).filter(({ text }) => text?.startsWith('Слово '))
    expect(messages.length).toBeGreaterThanOrEqual(before)
    expect(messages.map(({ id, text }) => ({ id, text }))).toEqual(said.slice(0, messages.length))

    const opened = await fetch(`${copy.origin}/api/files.open?fileId=${fileId}`, {
      headers: { authorization: `Bearer ${reader.token}` },
    })
    expect(Buffer.from(await opened.arrayBuffer()).equals(photo), 'a file is the same, byte for byte').toBe(true)

    const proved = await verifyChain(there.db, school.organizationId)
    expect(proved.fault).toBeNull()
    expect(proved.entries).toBeGreaterThan(0)
    const jobs = await sql<{ key: string }>`select key from graphile_worker.jobs where key like 'poll close%'`.execute(
      there.db,
    )
    expect(jobs.rows, 'what waits for its hour waits there, too').toHaveLength(1)

    const more = { id: randomUUID(), chatId, text: 'И дальше, на новом месте' }
    expect((await reader.does(sendMessage, more)).status).toBe(200)
  } finally {
    await there.close()
    await copy.stop()
  }
  await expect(run('restore', archive, '--passphrase-file', passphrase, '--data', elsewhere)).rejects.toThrow(
    /не пуста/,
  )
})

test('what is not an archive of ours, or not whole, or locked by another word, is refused before anything is written', async () => {
  const to = (name: string) => ['--data', path.join(folder, name)]
  const bytes = readFileSync(archive)
  const spoilt = path.join(folder, 'spoilt.tar')
  const at = bytes.indexOf('tables/messages.copy.gz') + 512 + 40
  writeFileSync(spoilt, Buffer.concat([bytes.subarray(0, at), Buffer.from([bytes[at]! ^ 255]), bytes.subarray(at + 1)]))
  await expect(run('restore', spoilt, '--passphrase-file', passphrase, ...to('a'))).rejects.toThrow(/поврежд|испорчен/)
  await expect(run('backup', '--verify', spoilt)).rejects.toThrow(/поврежд|испорчен/)
  const cut = path.join(folder, 'cut.tar')
  writeFileSync(cut, bytes.subarray(0, bytes.length >> 1))
  await expect(run('restore', cut, '--passphrase-file', passphrase, ...to('b'))).rejects.toThrow(/оборвалась|поврежд/)
  await expect(run('restore', archive, ...to('c'))).rejects.toThrow(/закрыты паролем/)
  const other = path.join(folder, 'other')
  writeFileSync(other, 'другое слово')
  await expect(run('restore', archive, '--passphrase-file', other, ...to('d'))).rejects.toThrow(/Пароль не подходит/)
  await expect(run('backup', archive, '--data', server.dataDir)).rejects.toThrow(/уже есть/)
})

test('a file that a row names and nobody removed must be there, or there is no backup', async () => {
  const { rows } = await sql<{ sha256: string }>`select sha256 from files where id = ${fileId}`.execute(world.db)
  const { sha256 } = rows[0]!
  rmSync(path.join(server.dataDir, 'content', sha256.slice(0, 2), sha256))
  const second = path.join(folder, 'second.tar')
  await expect(run('backup', second, '--data', server.dataDir)).rejects.toThrow(/are not there/)
})

async function run(command: 'backup' | 'restore', ...args: string[]): Promise<string> {
  const { ZVONOK_DATA: _, DATABASE_URL: __, ...env } = process.env
  const options = { cwd: ROOT, env, encoding: 'utf8' } as const
  const { stdout } = await promisify(execFile)(`bin/${command}`, args, options)
  return stdout
}

async function say(): Promise<void> {
  const message = { id: randomUUID(), text: `Слово ${said.length}` }
  const answer = await elena.does(sendMessage, { ...message, chatId })
  expect(answer.status).toBe(200)
  said.push(message)
}

async function readAll(reader: { reads: Member['reads'] }) {
  const all: { id: string; text: string | null; msgNo: number }[] = []
  let before: number | undefined
  for (;;) {
    const { messages } = (await reader.reads(listMessages, { chatId, ...(before ? { before } : {}) })).body
    all.unshift(...messages)
    if (messages.length < 2 || messages[0]!.msgNo <= 1) return all
    before = messages[0]!.msgNo
  }
}
