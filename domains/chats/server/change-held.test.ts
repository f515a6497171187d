import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { publish } from '#server/bus'
import { inTransaction } from '#server/events'
import { openSchool, type School } from '#test/school'
import { openWorld, type World } from '#test/world'
import * as contract from '../contract.ts'
import { releaseHeld } from './deliver-held.ts'
import { registerScreen } from './screens.ts'
import { cast, lastSeq } from './test-cast.ts'

const HOUR = 3600_000
const later = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString()

let world: World
let school: School
let here: Awaited<ReturnType<typeof cast>>
let chatId: string
beforeAll(async () => {
  registerScreen(async (drafts) => drafts.map(({ text }) => (text.includes('редиска') ? 'insult' : null)))
  world = await openWorld()
  school = await openSchool(world)
  here = await cast(world, school)
  chatId = here.chats.class
})
beforeEach(() => world.db.deleteFrom('quiet_hours').execute().then())
afterAll(() => world.close())

const hold = async (text = 'Завтра контрольная', more: object = {}) =>
  (await here.elena.does(contract.sendMessage, { id: randomUUID(), chatId, text, at: later(2), ...more })).body
const change = (messageId: string, text: string, at: string | null, who: 'elena' | 'mitya' = 'elena') =>
  here[who].does(contract.changeHeld, { id: randomUUID(), chatId, messageId, text, at })
const waiting = async () =>
  (await here.elena.reads(contract.listHeld, { chatId })).body.messages.find(({ heldFor }) => heldFor)

test('what waits gets other words and another hour, its author’s devices are told, and it goes so', async () => {
  const held = await hold()
  const told = await lastSeq(world, here.elena.accountId)
  const at = later(5)
  const changed = await change(held.id, 'Завтра диктант', at)
  expect(changed.body).toMatchObject({ id: held.id, text: 'Завтра диктант', heldFor: 'scheduled', heldUntil: at })
  expect(await lastSeq(world, here.elena.accountId)).toBe(told + 1)
  expect(await waiting()).toMatchObject({ text: 'Завтра диктант', heldUntil: at })
  const jobs = await world.pool.query(`select run_at from graphile_worker.jobs where key like 'held %${held.id}'`)
  expect(jobs.rows.map(({ run_at }) => run_at.toISOString())).toEqual([at])
  publish((await inTransaction(world.db, (tx) => releaseHeld(tx, chatId, held.id))).facts)
  const last = (await here.mitya.reads(contract.listMessages, { chatId })).body.messages.at(-1)
  expect(last).toMatchObject({ id: held.id, text: 'Завтра диктант' })
  expect((await change(held.id, 'Поздно', at)).status).toBe(404)
})

test('without an hour it goes at once, or in the morning where the school is quiet', async () => {
  const now = await hold()
  expect((await change(now.id, now.text!, null)).body).toMatchObject({
    id: now.id,
    heldFor: null,
    msgNo: expect.any(Number),
  })
  expect((await here.mitya.reads(contract.listMessages, { chatId })).body.messages.at(-1)?.id).toBe(now.id)

  const held = await hold()
  const night = { from_minute: 0, to_minute: 1439, working_days: [1, 2, 3, 4, 5, 6], urgent_roles: [] }
  const quiet = { organization_id: school.organizationId, mode: 'hold', ...night, set_by: here.administrator.personId }
  await world.db
    .insertInto('quiet_hours')
    .values(quiet as never)
    .execute()
  expect((await change(held.id, held.text!, null)).body).toMatchObject({ id: held.id, heldFor: 'quiet' })
})

test('nobody else changes it; the rules of the chat hold for the new words', async () => {
  const held = await hold()
  expect((await change(held.id, 'Отмена', later(3), 'mitya')).status).toBe(404)
  expect((await change(held.id, '', later(3))).body).toMatchObject({ error: 'invalid', field: 'text' })
  expect((await change(held.id, 'Далеко', later(24 * 91))).body).toMatchObject({ error: 'invalid', field: 'at' })
  expect((await change(held.id, 'Вы редиска', later(3))).body).toMatchObject({ heldFor: 'review', heldUntil: null })
  expect((await change(held.id, 'Я пошутила', later(3))).body).toMatchObject({ error: 'conflict' })
})

test('forwarded words wait for another hour, but stay as they were said', async () => {
  const said = (await here.mitya.does(contract.sendMessage, { id: randomUUID(), chatId, text: 'Ура' })).body
  const held = await hold('', { forwardOf: { chatId, messageId: said.id } })
  expect(held).toMatchObject({ text: 'Ура', heldFor: 'scheduled' })
  expect((await change(held.id, 'Увы', later(3))).body).toMatchObject({ error: 'conflict', field: 'text' })
  expect((await change(held.id, 'Ура', later(3))).status).toBe(200)
})
