import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { onNote } from '#server/bus'
import { shiftClock } from '#server/clock'
import { newId } from '#server/ids'
import { openWorld, type Visitor, type World } from '#test/world'
import { changePassword, endSession, endSessions, getMe, listSessions, signIn, signOut } from '../contract.ts'
import { createAccount } from './create-account.ts'
import { forgetSessions } from './purges.ts'
import { writeSeen } from './seen.ts'

let world: World
let login = 'anna0'
let laptop: Visitor
let phone: Visitor
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(async () => {
  login = `anna${Number(login.slice(4)) + 1}`
  await world.db.transaction().execute((tx) => createAccount(tx, { name: 'Анна', login, password: 'correct horse' }))
  laptop = await enter('Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0.0.0 Safari/537.36')
  phone = await enter(
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
  )
})
afterEach(() => shiftClock(0))
afterAll(() => world.close())

async function enter(userAgent: string): Promise<Visitor> {
  const { token } = (
    await world.app.inject({
      method: 'POST',
      url: `/api/${signIn.name}`,
      payload: { login, password: 'correct horse' },
      headers: { 'user-agent': userAgent },
    })
  ).json()
  return world.as(token)
}

const isIn = async (visitor: Visitor) => (await visitor.reads(getMe, {})).status === 200
const sessionsOf = async (visitor: Visitor) => (await visitor.reads(listSessions, {})).body.sessions
const seqOf = async (visitor: Visitor) => (await visitor.reads(getMe, {})).body.seq

test('the list names devices and places and marks this one', async () => {
  const sessions = await sessionsOf(laptop)
  expect(sessions.map(({ device, current }) => [device, current])).toEqual(
    expect.arrayContaining([
      ['Chrome, Windows', true],
      ['Mobile Safari, iPhone', false],
    ]),
  )
  expect(sessions[0]?.place).toBe('127.0.0.1')
})

test('one session is ended from another device and falls silent at once, in every process', async () => {
  const heard: unknown[] = []
  const stop = onNote('sessionEnded', (note) => heard.push(note))
  const before = await seqOf(laptop)
  const theirs = (await sessionsOf(laptop)).find(({ current }) => !current)!

  expect((await laptop.does(endSession, { sessionId: theirs.id })).status).toBe(200)
  stop()

  expect(await isIn(phone)).toBe(false)
  expect(await isIn(laptop)).toBe(true)
  expect(heard).toEqual([{ name: 'sessionEnded', sessionId: theirs.id }])
  expect(await seqOf(laptop)).toBe(before + 1)
  expect((await laptop.does(endSession, { sessionId: theirs.id })).status).toBe(200)
  expect(await seqOf(laptop)).toBe(before + 1)
})

test('another’s session and a missing one are the same refusal', async () => {
  const mine = (await sessionsOf(laptop))[0]!
  login = `anna${Number(login.slice(4)) + 1}`
  await world.db.transaction().execute((tx) => createAccount(tx, { name: 'Борис', login, password: 'correct horse' }))
  const boris = await enter('x')
  const hidden = await boris.does(endSession, { sessionId: mine.id })
  const missing = await boris.does(endSession, { sessionId: newId() })
  expect(hidden.status).toBe(404)
  expect({ ...hidden.body, requestId: '' }).toEqual({ ...missing.body, requestId: '' })
  expect(await isIn(laptop)).toBe(true)
})

test('signing out ends this session only and takes the cookie', async () => {
  const out = await phone.does(signOut, {})
  expect(out.headers['set-cookie']).toContain('Max-Age=0')
  expect([await isIn(phone), await isIn(laptop)]).toEqual([false, true])
})

test('everywhere, or everywhere else', async () => {
  await laptop.does(endSessions, { keepThis: true })
  expect([await isIn(phone), await isIn(laptop)]).toEqual([false, true])
  phone = await enter('x')
  await laptop.does(endSessions, {})
  expect([await isIn(phone), await isIn(laptop)]).toEqual([false, false])
})

test('a new password ends the other sessions, or leaves them when asked to', async () => {
  await laptop.does(changePassword, { current: 'correct horse', next: 'another one', endOthers: false })
  expect(await isIn(phone)).toBe(true)
  await laptop.does(changePassword, { current: 'another one', next: 'correct horse' })
  expect([await isIn(phone), await isIn(laptop)]).toEqual([false, true])
})

test('without the current password nothing changes, and trying it out is limited', async () => {
  const refused = await laptop.does(changePassword, { next: 'another one' })
  expect(refused.body).toMatchObject({ error: 'invalid', field: 'current' })
  for (let guess = 0; guess < 10; guess += 1) {
    const wrong = await laptop.does(changePassword, { current: `guess ${guess}`, next: 'another one' })
    expect(wrong.body).toMatchObject({ error: 'invalid', field: 'current' })
  }
  const waiting = await laptop.does(changePassword, { current: 'correct horse', next: 'another one' })
  expect(waiting.body.error).toBe('too_many')
  expect(await isIn(phone)).toBe(true)
})

const DAY = 24 * 3600 * 1000

test('a session nobody uses for ninety days ends; one in use does not', async () => {
  shiftClock(89 * DAY)
  const { token } = laptop
  expect(await world.findActor(world.db, token!)).not.toBeNull()
  await writeSeen(world.db)
  shiftClock(91 * DAY)
  expect(await world.findActor(world.db, token!)).not.toBeNull()
  expect(await world.findActor(world.db, phone.token!)).toBeNull()
})

test('being used is written at most once in five minutes', async () => {
  const lastSeen = async () => (await sessionsOf(laptop)).find(({ current }) => current)!.lastSeenAt
  const first = await lastSeen()
  shiftClock(4 * 60_000)
  await world.findActor(world.db, laptop.token!)
  await writeSeen(world.db)
  expect(await lastSeen()).toBe(first)
  shiftClock(6 * 60_000)
  await world.findActor(world.db, laptop.token!)
  await writeSeen(world.db)
  expect(await lastSeen()).not.toBe(first)
})

test('at night idle sessions end, and those that ended a month ago are forgotten', async () => {
  const counted = async () => {
    const { rows } = await world.pool.query(
      'select count(*)::int as kept, count(*) filter (where ended_at is null)::int as open from sessions join accounts on accounts.id = account_id where login = $1',
      [login],
    )
    return rows[0]
  }
  await phone.does(signOut, {})
  expect(await counted()).toEqual({ kept: 2, open: 1 })
  shiftClock(31 * DAY)
  await forgetSessions.run(world.db, {})
  expect(await counted()).toEqual({ kept: 1, open: 1 })
  shiftClock(91 * DAY)
  await forgetSessions.run(world.db, {})
  expect(await counted()).toEqual({ kept: 1, open: 0 })
})
