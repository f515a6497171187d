import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listHeld, listMessages, sendMessage } from '#contract/chats'
import { openSchool, type School } from '#test/school'
import { openWorld, type World } from '#test/world'
import * as contract from '../contract.ts'
import { flagMessage } from './screen-texts.ts'
import { cast } from './test-desk.ts'

let world: World
let school: School
let here: Awaited<ReturnType<typeof cast>>
beforeAll(async () => {
  world = await openWorld()
  school = await openSchool(world)
  here = await cast(school)
})
afterAll(() => world.close())

const BAD = 'сука, опять контрольная'
const write = (text: string) => here.mitya.does(sendMessage, { id: randomUUID(), chatId: here.class, text })
const seen = async () =>
  (await here.alia.reads(listMessages, { chatId: here.class })).body.messages.map(({ text }) => text)

/** The queue’s work, done now. */
async function workOff() {
  const { rows } = await world.pool.query<{ id: string; payload: unknown }>(
    `select j.id, p.payload from graphile_worker.jobs j join graphile_worker._private_jobs p using (id) where j.task_identifier = 'moderation.flag'`,
  )
  for (const { id, payload } of rows) {
    await flagMessage.run(world.db, payload as never)
    await world.pool.query('delete from graphile_worker._private_jobs where id = $1', [id])
  }
  return rows.length
}

test('a school that has decided nothing: it goes, and the desk sees it', async () => {
  const sent = await write(BAD)
  expect(sent.body).toMatchObject({ text: BAD, heldFor: null })
  expect(await workOff()).toBe(1)
  expect(await here.caseOf(here.elena, BAD)).toMatchObject({ rule: 'с...', reports: [] })
  expect(await seen()).toContain(BAD)
})

test('off: nobody looks', async () => {
  await here.filter('off')
  expect((await write('сука, выключено')).body.heldFor).toBeNull()
  expect(await workOff()).toBe(0)
})

test('hold: it waits for the class teacher, its author knows, nobody else sees it', async () => {
  await here.filter('hold')
  const held = await write('сука, подожди')
  expect(held.body).toMatchObject({ heldFor: 'review', msgNo: 0 })
  expect(await seen()).not.toContain('сука, подожди')
  expect((await here.mitya.reads(listHeld, {})).body.messages).toHaveLength(1)
  expect((await here.desk(here.elena)).waiting).toMatchObject([
    { text: 'сука, подожди', rule: 'с...', author: { name: 'Митя Кузнецов' }, chat: { className: '7А' } },
  ])
  expect((await here.desk(here.roman)).waiting).toEqual([])

  const target = { chatId: here.class, messageId: held.body.id }
  for (const nobody of [here.roman, here.alia, here.mitya]) {
    expect((await nobody.does(contract.releaseMessage, { id: randomUUID(), ...target })).status).toBe(404)
  }
  expect((await here.elena.does(contract.releaseMessage, { id: randomUUID(), ...target })).status).toBe(200)
  expect(await seen()).toContain('сука, подожди')
  expect((await here.desk(here.elena)).waiting).toEqual([])
})

test('refused: it never appears, its author may write anew', async () => {
  const held = await write('сука, не выйдет')
  const refusal = { id: randomUUID(), chatId: here.class, messageId: held.body.id, reason: 'Скажи иначе' }
  expect((await here.elena.does(contract.refuseMessage, refusal)).status).toBe(200)
  expect(await seen()).not.toContain('сука, не выйдет')
  expect((await here.mitya.reads(listHeld, {})).body.messages).toEqual([])
  expect((await write('Опять контрольная, жаль')).body.heldFor).toBeNull()
})

test('clean words are let through untouched', async () => {
  expect((await write('Учебник по алгебре застрахуй')).body.heldFor).toBeNull()
})

test('what is decided is for the administration; the trusted hosts reach everybody', async () => {
  const { organizationId } = here
  const settings = { filter: 'flag' as const, trustedHosts: ['Школа14.рф', 'schoolbus.ru', 'schoolbus.ru'] }
  const set = (who: typeof here.elena) => who.does(contract.setSettings, { id: randomUUID(), organizationId, settings })
  for (const who of [here.elena, here.mitya, here.mother]) {
    expect((await set(who)).status).toBe(403)
    expect((await who.reads(contract.getSettings, { organizationId })).body.can.edit).toBe(false)
  }
  expect((await set(here.director)).body).toEqual({ filter: 'flag', trustedHosts: ['schoolbus.ru', 'школа14.рф'] })
  const guard = (await here.mitya.reads(contract.getGuard, { organizationId })).body
  expect(guard.trustedHosts).toEqual(expect.arrayContaining(['schoolbus.ru', 'школа14.рф']))
  expect(guard.staff.map(({ name }) => name)).toContain('Елена Сергеевна Воробьёва')
  expect(guard.staff.map(({ name }) => name)).not.toContain('Анна Кузнецова')
})
