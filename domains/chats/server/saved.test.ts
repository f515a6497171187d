import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { shiftClock } from '#server/clock'
import { openSchool, type School } from '#test/school'
import { openWorld, type World } from '#test/world'
import * as contract from '../contract.ts'
import { isSaved } from '../rules.ts'
import { registerScreen } from './screens.ts'
import { cast } from './test-cast.ts'

let world: World
let school: School
let here: Awaited<ReturnType<typeof cast>>
beforeAll(async () => {
  registerScreen(async (drafts) => drafts.map(({ text }) => (text.includes('редиска') ? 'insult' : null)))
  world = await openWorld()
  school = await openSchool(world)
  here = await cast(world, school)
})
afterAll(() => world.close())
afterEach(() => shiftClock(0))

type Who = 'mitya' | 'elena' | 'mother'
const open = async (who: Who) =>
  (
    await here[who].does(contract.startDirect, {
      id: randomUUID(),
      organizationId: school.organizationId,
      personId: here[who].personId,
    })
  ).body
const say = async (who: Who, chatId: string, text: string) =>
  (await here[who].does(contract.sendMessage, { id: randomUUID(), chatId, text })).body

test('everybody has one, opened a second time it is the same, and nobody else sees it', async () => {
  for (const who of ['mitya', 'elena', 'mother'] as const) {
    const saved = await open(who)
    expect(isSaved(saved)).toBe(true)
    expect((await open(who)).id).toBe(saved.id)
    await say(who, saved.id, 'Не забыть сменку')
    expect((await here[who].reads(contract.listMembers, { chatId: saved.id })).body.members).toHaveLength(1)
  }
  const { id } = await open('mitya')
  expect((await here.elena.reads(contract.listMessages, { chatId: id })).status).toBe(404)
  const ordinary = await here.mitya.reads(contract.getChat, { chatId: here.chats.class })
  expect(isSaved(ordinary.body)).toBe(false)
})

test('the administration cannot look into it, though it is a pupil’s', async () => {
  const { id } = await open('mitya')
  const look = { id: randomUUID(), chatId: id, reason: 'Просьба родителей' }
  expect((await here.director.does(contract.lookInto, look)).status).toBe(404)
})

test('at night it goes at once, also where the school refuses, and nobody looks at the words', async () => {
  const night = { from_minute: 0, to_minute: 1439, working_days: [1, 2, 3, 4, 5, 6], urgent_roles: ['director'] }
  const row = { organization_id: school.organizationId, mode: 'refuse', ...night, set_by: here.administrator.personId }
  await world.db
    .insertInto('quiet_hours')
    .values(row as never)
    .execute()
  const { id } = await open('elena')
  expect(
    (await here.elena.does(contract.sendMessage, { id: randomUUID(), chatId: here.chats.class, text: 'Спите?' }))
      .status,
  ).toBe(403)
  expect((await say('elena', id, 'Редиска, редиска')).heldFor).toBeNull()
  expect((await say('elena', id, 'редиска')).heldFor).toBeNull()
})
