import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listChats, listMessages, sendMessage, startDirect } from '#contract/chats'
import { setRoles } from '#contract/people'
import { createAccount, openSession } from '#domains/accounts'
import { bindAccount } from '#domains/people'
import { verifyChain } from '#server/audit'
import { forEachEntry } from '#server/backup/read-archive'
import { shiftClock } from '#server/clock'
import { config } from '#server/config'
import { inTransaction } from '#server/events'
import { storage } from '#server/storage'
import { type Member, openSchool, PASSWORD, type School } from '#test/school'
import { openWorld, type World } from '#test/world'
import * as contract from '../contract.ts'
import { importArchive } from './import-archive.ts'
import { dropExpired, makeExport } from './make-export.ts'
import { writeArchive } from './write-archive.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'zvonok-transfer-'))
const archive = path.join(folder, 'school.tar')
let world: World
let home: string
let school: School
let administrator: Member
let deputy: Member
let elena: Member
let chatId: string
const content = randomBytes(3000)
const REASON = 'Переезд на свой сервер'

beforeAll(async () => {
  world = await openWorld()
  home = config.dataDir
  school = await openSchool(world)
  const other = await openSchool(world, { name: 'Чужая школа' })
  const class7a = await school.addClass('7А')
  administrator = await school.person('Ольга Викторовна Зуева', ['administrator', 'employee'])
  deputy = await school.person('Игорь Львович Носов', 'deputy')
  elena = await school.teacher('Елена Сергеевна Воробьёва', class7a)
  const mitya = await school.pupil('Митя Кузнецов', class7a)
  await school.guardianOf(mitya, 'Анна Кузнецова')
  await other.person('Глеб Ильич Фомин', 'teacher')
  await administrator.does(setRoles, { id: randomUUID(), personId: elena.personId, roles: ['teacher', 'responsible'] })
  chatId = (await elena.reads(listChats, {})).body.chats.find(({ automatic }) => automatic === 'class')!.id
  for (const text of ['Собрание в среду', '=SUM(A1)\n«кавычки» и \\ косая', 'Последнее'])
    await elena.does(sendMessage, { id: randomUUID(), chatId, text })
  const talk = { id: randomUUID(), organizationId: school.organizationId, personId: deputy.personId }
  const direct = (await elena.does(startDirect, talk)).body
  await elena.does(sendMessage, { id: randomUUID(), chatId: direct.id, text: 'Только между нами' })
  await attach()
  await writeArchive(world.pool, school.organizationId, archive)
})
afterAll(async () => {
  await world.close()
  rmSync(folder, { recursive: true, force: true })
})

/** A file in the class’s chat, as its row and bytes are once it is there. */
async function attach(): Promise<void> {
  const file = path.join(folder, 'content')
  writeFileSync(file, content)
  const sha256 = createHash('sha256').update(content).digest('hex')
  await storage().keep(sha256, file)
  await sql`insert into files (id, organization_id, person_id, account_id, state, name, size, sha256, counted, chat_id, msg_no, position)
    values (${randomUUID()}, ${school.organizationId}, ${elena.personId}, ${elena.accountId}, 'ready', 'Смета.bin', 3000,
            ${sha256}, 3000, ${chatId}, 1, 0)`.execute(world.db)
}

async function entries(file: string): Promise<Map<string, string>> {
  const read = new Map<string, string>()
  await forEachEntry(file, async (bytes, name) => {
    const parts: Buffer[] = []
    for await (const part of bytes) parts.push(part as Buffer)
    read.set(name, Buffer.concat(parts).toString())
  })
  return read
}

const countAll = async (at: World): Promise<Record<string, number>> => {
  const { rows } = await sql<{ name: string }>`select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r'`.execute(at.db)
  const counts = rows.map(async ({ name }): Promise<[string, number]> => {
    const counted = await sql<{ n: number }>`select count(*) as n from ${sql.table(name)}`.execute(at.db)
    return [name, counted.rows[0]!.n]
  })
  return Object.fromEntries(await Promise.all(counts))
}

test('open formats: rows by table, lists that no formula hides in, contents by their hash; nothing of the ways in', async () => {
  const read = await entries(archive)
  const messages = read.get('data/messages.jsonl')!.trim().split('\n')
  expect(messages.map((line) => JSON.parse(line).text)).toContain('Собрание в среду')
  expect(read.get('lists/обучающиеся.csv')).toContain('Кузнецов Митя;7А')
  expect(read.get('lists/родители.csv')).toContain('Кузнецова Анна;Кузнецов Митя;мать')
  const everything = [...read].map(([name, text]) => name + text).join('\n')
  for (const secret of ['password_hash', 'token_hash', 'code_hash', elena.login, elena.accountId]) {
    expect(everything.includes(secret), secret).toBe(false)
  }
  expect(everything).not.toContain('Только между нами')
  expect(everything).not.toMatch(/Фомин|Чужая школа/)
  expect([...read.keys()].filter((name) => name.startsWith('files/'))).toHaveLength(1)
})

test('every table of the school either travels or stays behind by name: none is forgotten', async () => {
  const read = await entries(archive)
  const travels = [...read.keys()].filter((name) => name.startsWith('data/')).map((name) => name.slice(5, -6))
  for (const name of ['people', 'class_seats', 'messages', 'chat_seats', 'files', 'polls', 'audit_entries', 'topics']) {
    expect(travels, name).toContain(name)
  }
  expect(travels.some((name) => /account|session|sheet|invitation|operator|push|totp|passkey/.test(name))).toBe(false)
})

test('in another installation it is the same school; twice brought, it is there once', async () => {
  const there = await openWorld()
  try {
    expect(config.dataDir).not.toBe(home)
    const imported = await importArchive(there.db, there.pool, archive)
    expect(imported).toMatchObject({ organizationId: school.organizationId, newIds: false, files: 1 })
    const before = await countAll(there)
    expect(before.people).toBe(5)
    const again = await importArchive(there.db, there.pool, archive)
    expect(again).toMatchObject({ rows: 0, files: 0, organizationId: imported.organizationId })
    expect(await countAll(there)).toEqual(before)

    const teacher = await enter(there, elena.personId)
    const { chats } = (await teacher.reads(listChats, {})).body
    const { messages } = (await teacher.reads(listMessages, { chatId: chats.find(({ id }) => id === chatId)!.id })).body
    expect(messages.map(({ text }) => text)).toContain('=SUM(A1)\n«кавычки» и \\ косая')
    const more = { id: randomUUID(), chatId, text: 'Мы переехали' }
    expect((await teacher.does(sendMessage, more)).status).toBe(200)
    const proved = await verifyChain(there.db, school.organizationId)
    expect(proved.fault).toBeNull()
    expect(proved.entries).toBeGreaterThan(1)
  } finally {
    await there.close()
    config.dataDir = home
  }
})

test('where the school is already, it comes under new ids, the same ones each time', async () => {
  const first = await importArchive(world.db, world.pool, archive)
  expect(first.newIds).toBe(true)
  expect(first.organizationId).not.toBe(school.organizationId)
  const before = await countAll(world)
  const second = await importArchive(world.db, world.pool, archive)
  expect(second).toMatchObject({ organizationId: first.organizationId, rows: 0, files: 0 })
  expect(await countAll(world)).toEqual(before)
  const copies = await world.db
    .selectFrom('people')
    .select('account_id')
    .where('organization_id', '=', first.organizationId)
    .execute()
  expect(copies).toHaveLength(5)
  expect(copies.every(({ account_id }) => account_id === null)).toBe(true)
  expect((await verifyChain(world.db, school.organizationId)).fault).toBeNull()
})

test('a spoilt archive changes nothing', async () => {
  const before = await countAll(world)
  const bytes = readFileSync(archive)
  const at = bytes.indexOf(content.subarray(0, 200))
  const spoilt = path.join(folder, 'spoilt.tar')
  writeFileSync(spoilt, Buffer.concat([bytes.subarray(0, at), Buffer.alloc(5, 1), bytes.subarray(at + 5)]))
  const there = await openWorld()
  try {
    const nothing = await countAll(there)
    await expect(importArchive(there.db, there.pool, spoilt)).rejects.toThrow(/испорчено/)
    expect(await countAll(there)).toEqual(nothing)
  } finally {
    await there.close()
    config.dataDir = home
  }
  writeFileSync(spoilt, bytes.subarray(0, bytes.length >> 1))
  await expect(importArchive(world.db, world.pool, spoilt)).rejects.toThrow(/не архив|повреждён/)
  expect(await countAll(world)).toEqual(before)
})

test('asked for on a screen: made by a job, downloaded, and gone after a day', async () => {
  const { organizationId } = school
  const id = randomUUID()
  expect((await deputy.does(contract.requestExport, { id, organizationId, reason: REASON })).status).toBe(403)
  const asked = await administrator.does(contract.requestExport, { id, organizationId, reason: REASON })
  expect(asked.body).toMatchObject({ state: 'working', by: 'Зуева Ольга Викторовна' })
  const another = { id: randomUUID(), organizationId, reason: REASON }
  expect((await administrator.does(contract.requestExport, another)).status).toBe(409)
  expect((await administrator.downloads(contract.openExport, { exportId: id })).statusCode).toBe(404)

  await makeExport.run(world.db, { exportId: id })
  const [made] = (await administrator.reads(contract.listExports, { organizationId })).body.exports
  expect(made).toMatchObject({ state: 'ready' })
  expect(made!.done).toBe(made!.total)
  const file = await administrator.downloads(contract.openExport, { exportId: id })
  expect(file.rawPayload.length).toBe(made!.size)
  expect((await deputy.downloads(contract.openExport, { exportId: id })).statusCode).toBe(404)

  shiftClock(25 * 3600_000)
  expect((await administrator.downloads(contract.openExport, { exportId: id })).statusCode).toBe(404)
  await dropExpired.run(world.db, {})
  shiftClock(0)
  expect(() => readFileSync(path.join(home, 'exports', `${id}.tar`))).toThrow(/ENOENT/)
})

/** Comes in anew, as by a sheet. */
async function enter(there: World, personId: string) {
  const call = { ...CALL }
  const { result } = await inTransaction(there.db, async (tx) => {
    const accountId = await createAccount(tx, {
      name: 'Елена',
      login: `u${randomUUID().slice(0, 8)}`,
      password: PASSWORD,
    })
    await bindAccount(tx, { personId, accountId })
    return openSession(tx, call, accountId, 'sheet')
  })
  return there.as(result)
}

const CALL = {
  actor: null,
  language: 'ru' as const,
  ip: '127.0.0.1',
  userAgent: 'Vitest',
  origin: 'http://localhost',
  setSession: () => undefined,
}
