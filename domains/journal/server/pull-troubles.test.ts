import { afterEach, describe, expect, test } from 'vitest'
import * as rosters from '#contract/rosters'
import { compareList } from '#domains/rosters'
import { shiftClock } from '#server/clock'
import { config } from '#server/config'
import type { Entry } from '#test/one-roster'
import * as contract from '../contract.ts'
import { pullAllDue } from './due.ts'
import { pull } from './sync.ts'

import {
  anna,
  connect,
  id,
  idOf,
  journal,
  look,
  people,
  run,
  school,
  setStage,
  sync,
  wish,
  world,
} from './test-pull.ts'

setStage()

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
