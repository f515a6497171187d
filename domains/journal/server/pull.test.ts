import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import * as rosters from '#contract/rosters'
import { type Entry, KEY, openOneRosterServer, smallSchool } from '#test/one-roster'
import * as contract from '../contract.ts'

import {
  anna,
  connect,
  id,
  journal,
  linked,
  look,
  people,
  school,
  setStage,
  standBeside,
  subjectChats,
  sync,
  wish,
  world,
  write,
} from './test-pull.ts'

setStage()

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
    const data = smallSchool()
    data.users = data.users!.map(({ role, orgs: _, ...user }) => ({
      ...user,
      roles: [{ roleType: 'primary', role, org: { sourcedId: 'school-14' } }],
    }))
    await standBeside(await openOneRosterServer(data, { version: '1.2' }))
    journal.habits.scopes = false
    await connect({ version: '1.2', schoolId: 'school-14' })
    expect((await sync()).import).toMatchObject({ summary: { new: 4, newGuardians: 1 } })
    expect(journal.seen).toContain('GET /ims/oneroster/rostering/v1p2/users?limit=500&offset=0')
  })

  test('reads the samples of Microsoft as a journal would give them', async () => {
    await standBeside(await openOneRosterServer(fromSds()))
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
