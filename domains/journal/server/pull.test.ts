import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as rosters from '#contract/rosters'
import { compareList, readList, writeList } from '#domains/rosters'
import { shiftClock } from '#server/clock'
import { config } from '#server/config'
import { type Entry, KEY, type OneRosterServer, openOneRosterServer, smallSchool } from '#test/one-roster'
import { type Member, openSchool, type School } from '#test/school'
import { openWorld, type World } from '#test/world'
import * as contract from '../contract.ts'
import { pullAllDue } from './due.ts'
import { pull } from './sync.ts'

let world: World
let school: School
let anna: Member
let journal: OneRosterServer
const hosts = config.journalHosts

beforeAll(async () => {
  world = await openWorld()
})
beforeEach(async () => {
  school = await openSchool(world)
  anna = await school.person('Анна Ильинична Кузнецова', 'administrator')
  journal = await openOneRosterServer(smallSchool())
  config.journalHosts = [journal.host]
})
afterEach(async () => {
  shiftClock(0)
  config.journalHosts = hosts
  await journal.close()
})
afterAll(() => world?.close())

const id = () => crypto.randomUUID()
const wish = (more = {}) => ({
  id: id(),
  organizationId: school.organizationId,
  adapter: 'oneroster' as const,
  name: 'ЭПОС.Школа',
  address: journal.address,
  tokenAddress: journal.tokenAddress,
  ...KEY,
  ...more,
})

async function connect(more = {}): Promise<contract.Journal> {
  const answer = await anna.does(contract.connectJournal, wish(more))
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body
}

/** Presses the button and lets the jobs run. */
async function sync(): Promise<contract.Sync> {
  const started = await anna.does(contract.pullJournal, { id: id(), organizationId: school.organizationId })
  expect(started.status, JSON.stringify(started.body)).toBe(200)
  return run(started.body.id)
}

async function run(syncId: string): Promise<contract.Sync> {
  await pull.run(world.db, { syncId })
  const row = await world.db.selectFrom('journal_syncs').selectAll().where('id', '=', syncId).executeTakeFirstOrThrow()
  if (row.import_id) {
    await readList.run(world.db, { importId: row.import_id })
    await compareList.run(world.db, { importId: row.import_id })
    await writeList.run(world.db, { importId: row.import_id })
  }
  return (await look()).syncs.find((one) => one.id === syncId)!
}

const look = async () => {
  const answer = await anna.reads(contract.getJournal, { organizationId: school.organizationId })
  expect(answer.status).toBe(200)
  return answer.body
}

async function write(importId: string) {
  const answer = await anna.does(rosters.writeImport, { id: id(), importId })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  await writeList.run(world.db, { importId })
}

const people = async () => {
  const rows = await world.db
    .selectFrom('people')
    .select(['last_name', 'first_name'])
    .where('organization_id', '=', school.organizationId)
    .where('left_at', 'is', null)
    .orderBy('last_name')
    .execute()
  return rows.map(({ last_name, first_name }) => `${last_name} ${first_name}`)
}

const linked = async () => {
  const { body } = await anna.reads(contract.listLinked, { organizationId: school.organizationId, shown: 'linked' })
  return Object.fromEntries(body.people.map(({ fullName, journalId }) => [fullName, journalId]))
}

const subjectChats = async () =>
  (
    await world.db
      .selectFrom('chats')
      .select('title')
      .where('organization_id', '=', school.organizationId)
      .where('subject_id', 'is not', null)
      .where('archived_at', 'is', null)
      .orderBy('title')
      .execute()
  ).map(({ title }) => title)

const ALL = {
  'Ахметов Тимур Русланович': 'p-1',
  'Ахметова Алия Маратовна': 'g-1',
  'Воробьёва Елена Сергеевна': 't-1',
  'Ким Яна Олеговна': 't-2',
  'Щербакова Юлия Андреевна': 'p-2',
}

describe('reading the journal', () => {
  test('brings a list like any other: compared first, written by a press, linked, with its subject chats, and taken back', async () => {
    await connect()
    const read = await sync()
    expect(read).toMatchObject({
      state: 'handed',
      reason: null,
      import: { state: 'ready', summary: { new: 4, fault: 0, newClasses: ['7А'], newGuardians: 1 } },
    })
    expect(await people()).toEqual(['Кузнецова Анна'])

    await write(read.import!.id)
    expect(await people()).toHaveLength(6)
    expect(await linked()).toEqual(ALL)
    expect(await subjectChats()).toEqual(['7А, алгебра', '7А, русский язык'])
    expect((await look()).people).toEqual({ all: 6, linked: 5 })

    const again = await sync()
    expect(again.import).toMatchObject({ state: 'ready', summary: { deeds: 0, same: 4 } })

    const undone = await anna.does(rosters.undoImport, { id: id(), importId: read.import!.id })
    expect(undone.status, JSON.stringify(undone.body)).toBe(200)
    expect(await people()).toEqual(['Кузнецова Анна'])
    expect(await subjectChats()).toEqual([])
    expect(await linked()).toEqual({})
  })

  test('recognises whom the school has, and a new id of somebody known', async () => {
    const class7a = await school.addClass('7А')
    const timur = await school.pupil('Тимур Русланович Ахметов', class7a)
    await connect()
    await write((await sync()).import!.id)
    expect(await people()).toHaveLength(6)
    expect((await linked())['Ахметов Тимур Русланович']).toBe('p-1')

    const { users, enrollments, demographics } = journal.data
    const renumber = (one: Entry) =>
      JSON.parse(JSON.stringify(one).replaceAll('"p-1"', '"p-100"').replaceAll('-p-1"', '-p-100"'))
    Object.assign(journal.data, {
      users: users.map(renumber),
      enrollments: enrollments.map(renumber),
      demographics: demographics.map(renumber),
    })
    const moved = await sync()
    expect(moved.import).toMatchObject({ state: 'ready', summary: { new: 0, leaving: 0 } })
    await write(moved.import!.id)
    expect(await people()).toHaveLength(6)
    expect((await linked())['Ахметов Тимур Русланович']).toBe('p-100')
    const row = await world.db
      .selectFrom('journal_links')
      .select('person_id')
      .where('journal_id', '=', 'p-100')
      .execute()
    expect(row).toEqual([{ person_id: timur.personId }])
  })

  test('leaves out whom the journal has put aside, last year and other schools', async () => {
    const { users, classes, enrollments } = journal.data
    users.push(
      { ...users[1]!, sourcedId: 'p-8', familyName: 'Ушедшая', status: 'tobedeleted' },
      { ...users[1]!, sourcedId: 'p-9', familyName: 'Чужая', orgs: [{ sourcedId: 'school-2' }] },
    )
    journal.data.academicSessions.push({ sourcedId: 'past', endDate: '2020-06-30' })
    classes.push({ ...classes[0]!, sourcedId: '6a', title: '6А', terms: [{ sourcedId: 'past' }] })
    enrollments.push({ ...enrollments[0]!, sourcedId: 'x-1', class: { sourcedId: '6a' } })
    enrollments.push({ ...enrollments[0]!, sourcedId: 'x-2', user: { sourcedId: 'p-9' } })
    await connect({ schoolId: 'school-14' })
    expect((await sync()).import).toMatchObject({ summary: { new: 4, fault: 0, newClasses: ['7А'] } })
    expect(journal.seen.some((one) => one.includes('/schools/school-14/classes'))).toBe(true)
  })

  test('1.2: roles of a user, another address, and a journal that knows no scopes', async () => {
    await journal.close()
    const data = smallSchool()
    data.users = data.users!.map(({ role, orgs: _, ...user }) => ({
      ...user,
      roles: [{ roleType: 'primary', role, org: { sourcedId: 'school-14' } }],
    }))
    journal = await openOneRosterServer(data, { version: '1.2' })
    journal.habits.scopes = false
    config.journalHosts = [journal.host]
    await connect({ version: '1.2', schoolId: 'school-14' })
    expect((await sync()).import).toMatchObject({ summary: { new: 4, newGuardians: 1 } })
    expect(journal.seen).toContain('GET /ims/oneroster/rostering/v1p2/users?limit=500&offset=0')
  })

  test('reads the samples of Microsoft as a journal would give them', async () => {
    await journal.close()
    journal = await openOneRosterServer(fromSds())
    config.journalHosts = [journal.host]
    await connect()
    const read = await sync()
    expect(read).toMatchObject({ state: 'handed', import: { state: 'ready' } })
    await write(read.import!.id)
    expect(await people()).toEqual(expect.arrayContaining(['Craig Jack', 'Craig Jean', 'Hutch Fred', 'Fein Kristen']))
    expect((await linked())['Craig Jack']).toBe('114001')
  })
})

describe('pages', () => {
  test.each([
    ['with totals', { totals: true, links: false }],
    ['with links to the next', { totals: false, links: true }],
    ['with neither', { totals: false, links: false }],
  ])('%s, shorter than asked for', async (_, habits) => {
    Object.assign(journal.habits, habits, habits.totals || habits.links ? { longest: 2 } : {})
    await connect()
    expect((await sync()).import).toMatchObject({ summary: { new: 4 } })
    if (habits.totals || habits.links)
      expect(journal.seen).toContain('GET /ims/oneroster/v1p1/users?limit=500&offset=4')
  })

  test('a journal that knows nothing of offsets is told, not read for ever', async () => {
    Object.assign(journal.habits, { longest: 2, offsets: false })
    await connect()
    expect(await sync()).toMatchObject({
      state: 'failed',
      reason: { ru: expect.stringContaining('одну и ту же страницу') },
      import: null,
    })
  })
})

describe('what goes wrong is told in words, and changes nothing', () => {
  const json = { 'content-type': 'application/json' }
  afterEach(async () => expect(await people()).toEqual(['Кузнецова Анна']))

  test.each([
    ['a wrong secret', { secret: 'не тот' }, 'не принял идентификатор и секрет'],
    ['an address without OneRoster', { address: () => `${journal.address}/elsewhere` }, 'нет «'],
    ['a token address that is none', { tokenAddress: () => `${journal.address}/nothing` }, 'не принял идентификатор'],
  ])('%s', async (_, more, words) => {
    await connect(
      Object.fromEntries(
        Object.entries(more).map(([name, value]) => [name, typeof value === 'function' ? value() : value]),
      ),
    )
    expect((await sync()).reason!.ru).toMatch(words)
  })

  test('429 and 500 are tried again, as late as is asked; four times and no more', async () => {
    await connect()
    let times = 0
    const failing = (status: number, often: number) => {
      times = 0
      journal.trouble.next = (_request, response, at) => {
        if (!at.endsWith('/users') || ++times > often) return false
        response.writeHead(status, { ...json, 'retry-after': '0' }).end('{}')
        return true
      }
    }
    for (const status of [429, 500, 503]) {
      failing(status, 3)
      expect((await sync()).state, String(status)).toBe('handed')
      expect(times).toBe(4)
      failing(status, 4)
      expect(await sync()).toMatchObject({
        state: 'failed',
        reason: { ru: expect.stringMatching(status === 429 ? 'реже' : `ошибкой ${status}`) },
      })
    }
  })

  test('a token that ages on the way is asked for anew, once', async () => {
    await connect()
    let aged = false
    journal.trouble.next = (_request, _response, at) => {
      if (!aged && at.endsWith('/users')) {
        aged = true
        journal.ageTokens()
      }
      return false
    }
    expect((await sync()).state).toBe('handed')
    expect(journal.seen.filter((one) => one === 'POST /token')).toHaveLength(2)
  })

  test.each([
    ['half a JSON', (body: string) => body.slice(0, body.length / 2), 'не разобрать: «users», с записи 1'],
    ['a list that is none', () => '{"users": {"0": 1}}', 'не разобрать'],
    ['nobody', () => '{"users": []}', 'ни одного человека'],
  ])('%s', async (_, turn, words) => {
    await connect()
    journal.trouble.next = (_request, response, at) => {
      if (!at.endsWith('/users')) return false
      response.writeHead(200, json).end(turn(JSON.stringify({ users: journal.data.users })))
      return true
    }
    expect(await sync()).toMatchObject({ state: 'failed', reason: { ru: expect.stringContaining(words) } })
  })

  test('a page of a site, a redirect elsewhere, an address that answers nothing', async () => {
    await connect()
    journal.trouble.next = (_request, response) =>
      void response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Вход</h1>') === undefined
    expect((await sync()).reason!.ru).toContain('не данными OneRoster')
    journal.trouble.next = (_request, response) =>
      void response.writeHead(307, { location: 'https://evil.example/token' }).end() === undefined
    expect((await sync()).reason!.ru).toContain('пересылает на другой адрес')
    await journal.close()
    expect((await sync()).reason!.ru).toContain('не получилось соединиться')
  })

  test('the network of the school, unless the operator has named the journal', async () => {
    await connect()
    config.journalHosts = []
    expect((await sync()).reason!.ru).toContain('ZVONOK_JOURNAL_HOSTS')
    expect(journal.seen).toEqual([])
    expect(await anna.does(contract.connectJournal, wish())).toMatchObject({ status: 400, body: { field: 'address' } })
  })

  test('records without a name or with signs that no database keeps', async () => {
    await connect()
    journal.data.users.push(
      { sourcedId: 'p-3', role: 'student', givenName: 'И\u0000ван', familyName: '' },
      { sourcedId: '', role: 'student' },
    )
    journal.data.users.push('строка' as unknown as Entry, { sourcedId: 'p-4' })
    const read = await sync()
    expect(read.import).toMatchObject({ state: 'ready', summary: { new: 4, leftOut: 1 } })
  })
})

describe('by itself', () => {
  test('at its hour, once, and never while it is paused', async () => {
    expect((await connect({ everyHours: 6 })).nextAt).not.toBeNull()
    const started = async () => (await look()).syncs.length
    await pullAllDue(world.db)
    expect(await started()).toBe(0)
    shiftClock(6 * 3600_000 + 1000)
    await pullAllDue(world.db)
    await pullAllDue(world.db)
    expect(await started()).toBe(1)
    const [one] = (await look()).syncs
    expect(one).toMatchObject({ way: 'clock', startedBy: null, state: 'pulling' })
    await run(one!.id)

    await anna.does(contract.pauseJournal, { id: id(), organizationId: school.organizationId, paused: true })
    expect((await look()).journal).toMatchObject({ paused: { by: 'Кузнецова Анна Ильинична' }, nextAt: null })
    shiftClock(13 * 3600_000)
    await pullAllDue(world.db)
    expect(await started()).toBe(1)
    expect(await anna.does(contract.pullJournal, { id: id(), organizationId: school.organizationId })).toMatchObject({
      status: 409,
    })
    await anna.does(contract.pauseJournal, { id: id(), organizationId: school.organizationId, paused: false })
    await pullAllDue(world.db)
    expect(await started()).toBe(2)
  })

  test('writes what needs nobody’s look, and leaves the rest for a person', async () => {
    await connect({ writeIfClear: true, leaveAbsent: true })
    expect((await sync()).import).toMatchObject({ state: 'done' })
    expect(await people()).toHaveLength(6)
    const { audit } = {
      audit: await world.db
        .selectFrom('audit_entries')
        .select(['action', 'details'])
        .where('chain_id', '=', school.organizationId)
        .execute(),
    }
    expect(audit).toContainEqual({ action: 'rosters.writeImport', details: { rows: 4, byItself: true } })

    journal.data.users = journal.data.users.filter(({ sourcedId }) => sourcedId !== 'p-2')
    const [timur] = journal.data.users
    const [seat] = journal.data.enrollments
    journal.data.users.push({ ...timur!, sourcedId: 'p-5', familyName: 'Яковлев', givenName: 'Глеб', agents: [] })
    journal.data.enrollments.push({ ...seat!, sourcedId: '7a-p-5', user: { sourcedId: 'p-5' } })
    const leaving = await sync()
    expect(leaving.import).toMatchObject({ state: 'ready', summary: { leaving: 1, new: 1 } })
    // What was decided about by a person is that person's to write.
    const decisions = [{ key: `leave ${await idOf('Щербакова')}`, decision: 'keep' }]
    await anna.does(rosters.decide, { id: id(), importId: leaving.import!.id, decisions })
    await compareList.run(world.db, { importId: leaving.import!.id })
    expect((await look()).syncs[0]!.import!.state).toBe('ready')
    expect(await people()).toHaveLength(6)
  })

  test('two readings at once are one, and one that died does not stand in the way', async () => {
    await connect()
    const first = await anna.does(contract.pullJournal, { id: id(), organizationId: school.organizationId })
    expect(await anna.does(contract.pullJournal, { id: id(), organizationId: school.organizationId })).toMatchObject({
      status: 409,
    })
    shiftClock(31 * 60_000)
    const next = await anna.does(contract.pullJournal, { id: id(), organizationId: school.organizationId })
    expect(next.status).toBe(200)
    const { syncs } = await look()
    expect(syncs.find((one) => one.id === first.body.id)).toMatchObject({
      state: 'failed',
      reason: { ru: expect.stringContaining('перезапустили') },
    })
    await pull.run(world.db, { syncId: first.body.id })
    expect((await look()).syncs.find((one) => one.id === first.body.id)!.state).toBe('failed')
  })
})

test('the secret is sealed, never shown, and goes to no address but its own', async () => {
  const connected = await connect()
  expect(connected).toMatchObject({ hasSecret: true })
  expect(JSON.stringify(await look())).not.toContain(KEY.secret)
  const row = await world.db
    .selectFrom('journals')
    .selectAll()
    .where('organization_id', '=', school.organizationId)
    .executeTakeFirstOrThrow()
  expect(row.sealed_secret!.includes(KEY.secret)).toBe(false)
  expect((await anna.does(contract.connectJournal, wish({ secret: undefined, name: 'Другой' }))).body).toMatchObject({
    name: 'Другой',
    hasSecret: true,
  })
  const moved = wish({ secret: undefined, tokenAddress: `${journal.address}/another` })
  expect(await anna.does(contract.connectJournal, moved)).toMatchObject({ status: 400, body: { field: 'secret' } })
  const results = await world.db.selectFrom('command_results').select('output').execute()
  expect(JSON.stringify(results)).not.toContain(KEY.secret)
  expect((await anna.does(contract.dropJournal, { id: id(), organizationId: school.organizationId })).status).toBe(200)
  expect((await look()).journal).toBeNull()
})

const idOf = async (lastName: string) =>
  (
    await world.db
      .selectFrom('people')
      .select('id')
      .where('organization_id', '=', school.organizationId)
      .where('last_name', '=', lastName)
      .executeTakeFirstOrThrow()
  ).id

/** Tables of School Data Sync as the same school's OneRoster. */
function fromSds() {
  const table = (name: string): Record<string, string>[] =>
    parse(readFileSync(path.resolve(import.meta.dirname, `../../rosters/fixtures/sds_v2.1/${name}.csv`)), {
      columns: true,
      bom: true,
    })
  const roleOf = new Map(
    table('roles').map((one) => [one.userSourcedId, one.role === 'professor' ? 'teacher' : one.role]),
  )
  const kin = Map.groupBy(table('relationships'), (one) => one.userSourcedId)
  return {
    users: table('users').map(({ sourcedId, givenName, familyName, email, phone }) => ({
      sourcedId: sourcedId!,
      ...{ givenName, familyName, email, phone, role: roleOf.get(sourcedId) ?? 'guardian', enabledUser: 'true' },
      agents: (kin.get(sourcedId) ?? []).map((one) => ({ sourcedId: one.relationshipUserSourcedId })),
    })),
    classes: table('classes').map(({ sourcedId, title, courseSourcedId }) => ({
      sourcedId: sourcedId!,
      title,
      classType: 'scheduled',
      course: { sourcedId: courseSourcedId },
    })),
    courses: table('courses').map(({ sourcedId, title }) => ({ sourcedId: sourcedId!, title })),
    enrollments: table('enrollments').map(({ classSourcedId, userSourcedId, role }) => ({
      sourcedId: `${classSourcedId}-${userSourcedId}`,
      ...{
        class: { sourcedId: classSourcedId },
        user: { sourcedId: userSourcedId },
        role: role === 'professor' ? 'teacher' : role,
      },
    })),
  }
}
