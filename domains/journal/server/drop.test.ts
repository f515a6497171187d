import {
  existsSync,
  lutimesSync,
  mkdirSync,
  readdirSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import * as rosters from '#contract/rosters'
import { compareList, readList } from '#domains/rosters'
import { config } from '#server/config'
import { type Member, openSchool, type School } from '#test/school'
import { openWorld, type World } from '#test/world'
import * as contract from '../contract.ts'
import { folderOf, lookIntoAll } from './folder.ts'

const LIST = 'Класс;ФИО;Дата рождения\r\n7А;Ахметов Тимур Русланович;05.04.2013\r\n'

let world: World
let school: School
let anna: Member
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(async () => {
  school = await openSchool(world)
  anna = await school.person('Анна Ильинична Кузнецова', 'administrator')
})
afterAll(() => world?.close())

const id = () => crypto.randomUUID()
const inSchool = () => ({ organizationId: school.organizationId })

async function connect(more = {}) {
  const wish = { id: id(), ...inSchool(), adapter: 'drop' as const, name: 'Сетевой город', ...more }
  const answer = await anna.does(contract.connectJournal, wish)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body
}

const syncs = async () => (await anna.reads(contract.getJournal, inSchool())).body.syncs

/** Put there a while ago, so that it has been written to its end. */
function put(name: string, words = LIST, age = 60): string {
  const folder = folderOf(school.organizationId)
  mkdirSync(folder, { recursive: true })
  const file = path.join(folder, name)
  writeFileSync(file, words)
  const at = Date.now() / 1000 - age
  utimesSync(file, at, at)
  return file
}

async function look(importId: string) {
  await readList.run(world.db, { importId })
  await compareList.run(world.db, { importId })
  return (await anna.reads(rosters.getImport, { importId })).body.import
}

test('a file in the folder becomes an import, and is no longer on the disk', async () => {
  const connected = await connect()
  expect(connected.folder).toBe(path.join(config.dataDir, 'journal', school.organizationId))
  const file = put('Списки.csv')
  await lookIntoAll(world.db)
  expect(existsSync(file)).toBe(false)
  const [one] = await syncs()
  expect(one).toMatchObject({ way: 'folder', state: 'handed', startedBy: null, import: { state: 'reading' } })
  expect(await look(one!.import!.id)).toMatchObject({
    state: 'mapping',
    fileName: 'Списки.csv',
    startedBy: 'Кузнецова Анна Ильинична',
  })
})

test('columns that the school has explained once are not asked about again', async () => {
  await connect()
  put('Первый.csv')
  await lookIntoAll(world.db)
  const importId = (await syncs())[0]!.import!.id
  expect((await look(importId)).state).toBe('mapping')
  const { table } = (await anna.reads(rosters.getImport, { importId })).body
  const mapping = { who: table!.who, headRow: table!.headRow, columns: table!.columns.map(({ field }) => field) }
  await anna.does(rosters.setMapping, { id: id(), importId, mapping, leaveAbsent: false })

  put('Второй.csv')
  await lookIntoAll(world.db)
  const next = (await syncs())[0]!.import!
  expect(await look(next.id)).toMatchObject({ state: 'ready', summary: { new: 1 } })
  // What came before and was not written is out of date.
  expect((await anna.reads(rosters.getImport, { importId })).body.import.state).toBe('dropped')

  put('Третий.csv', LIST.replace('ФИО;', 'ФИО;Новый столбец;').replace('Русланович;', 'Русланович;да;'))
  await lookIntoAll(world.db)
  expect((await look((await syncs())[0]!.import!.id)).state).toBe('mapping')
})

test('what is being written, hidden, a link, a folder or empty is left alone; what is too large is told', async () => {
  await connect()
  put('Пишется.csv', LIST, 1)
  put('.скрытый.csv')
  put('пустой.csv', '')
  const folder = folderOf(school.organizationId)
  const [link, inside] = ['ссылка.csv', 'я-папка.csv'].map((name) => path.join(folder, name)) as [string, string]
  symlinkSync('/etc/passwd', link)
  mkdirSync(inside)
  const before = Date.now() / 1000 - 60
  for (const one of [link, inside]) lutimesSync(one, before, before)
  await lookIntoAll(world.db)
  expect(await syncs()).toEqual([])
  const large = put('Большой.csv')
  truncateSync(large, 16 * 1024 ** 2)
  const at = Date.now() / 1000 - 60
  utimesSync(large, at, at)
  await lookIntoAll(world.db)
  await lookIntoAll(world.db)
  expect(await syncs()).toMatchObject([
    { state: 'failed', reason: { ru: expect.stringContaining('больше 15 МБ') }, import: null },
  ])
  expect(readdirSync(folder)).toContain('.Большой.csv')
})

test('a paused journal takes nothing', async () => {
  await connect()
  await anna.does(contract.pauseJournal, { id: id(), ...inSchool(), paused: true })
  const file = put('Списки.csv')
  await lookIntoAll(world.db)
  expect(existsSync(file)).toBe(true)
  expect(await syncs()).toEqual([])
})

const send = (
  key: string | undefined,
  {
    to = school.organizationId as string,
    scheme = 'Bearer',
    body = LIST as string,
    method = 'POST' as 'POST' | 'PUT',
  } = {},
) =>
  world.app.inject({
    method,
    url: `/api/journal.upload/${to}?name=${encodeURIComponent('Списки.csv')}`,
    headers: { 'content-type': 'text/csv', ...(key ? { authorization: `${scheme} ${key}` } : {}) },
    payload: body,
  })

async function makeKey(): Promise<string> {
  const answer = await anna.does(contract.makeUploadKey, inSchool())
  expect(answer.status).toBe(200)
  return answer.body.key
}

test('a file is sent to the address with the key, by Bearer or as the password of Basic', async () => {
  const connected = await connect()
  expect(connected).toMatchObject({
    hasUploadKey: false,
    uploadAddress: expect.stringMatching(/\/api\/journal\.upload\/[0-9a-f-]{36}$/),
  })
  const key = await makeKey()
  const sent = await send(key)
  expect(sent.statusCode, sent.body).toBe(202)
  const basic = Buffer.from(`журнал:${key}`).toString('base64')
  expect((await send(basic, { scheme: 'Basic', method: 'PUT' })).statusCode).toBe(202)
  const [last] = await syncs()
  expect(last).toMatchObject({ way: 'upload', state: 'handed' })
  expect(await look(last!.import!.id)).toMatchObject({ fileName: 'Списки.csv', state: 'mapping' })
  const stored = await world.db
    .selectFrom('journals')
    .selectAll()
    .where('organization_id', '=', school.organizationId)
    .executeTakeFirstOrThrow()
  expect(JSON.stringify(stored)).not.toContain(key)
})

test('no key, a wrong one, an old one, no school and no journal are one refusal', async () => {
  await connect()
  const old = await makeKey()
  const key = await makeKey()
  const other = await openSchool(world, { name: 'Школа № 2' })
  const answers = await Promise.all([
    send(undefined),
    send('x'.repeat(32)),
    send(old),
    send(anna.token),
    send(key, { to: other.organizationId }),
    send(key, { to: id() }),
    send(key, { to: 'нигде' }),
  ])
  for (const { statusCode, body } of answers) {
    expect(statusCode).toBe(401)
    expect(JSON.parse(body)).toMatchObject({ error: 'unauthenticated', reason: JSON.parse(answers[0]!.body).reason })
  }
  expect(await syncs()).toEqual([])
  expect((await send(key, { body: '' })).statusCode).toBe(400)
  await anna.does(contract.pauseJournal, { id: id(), ...inSchool(), paused: true })
  expect((await send(key)).statusCode).toBe(409)
})

test('another adapter closes the address', async () => {
  await connect()
  const key = await makeKey()
  await connect({ adapter: 'links' })
  expect((await send(key)).statusCode).toBe(401)
  await connect()
  expect((await send(key)).statusCode).toBe(401)
})
