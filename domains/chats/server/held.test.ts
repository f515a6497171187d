import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { publish } from '#server/bus'
import { shiftClock } from '#server/clock'
import { inTransaction } from '#server/events'
import { openSchool, type School } from '#test/school'
import { openWorld, type World } from '#test/world'
import * as contract from '../contract.ts'
import { releaseHeld } from './deliver-held.ts'
import { refuseHeld, silencePerson } from './moderate.ts'
import { registerScreen } from './screens.ts'
import { cast, lastSeq } from './test-cast.ts'

const OMSK_OFFSET = 6 * 3600_000
const HOUR = 3600_000

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

/** Stands at this hour of the school's wall clock, today. */
function standAt(hour: number): void {
  shiftClock(0)
  const local = new Date(Date.now() + OMSK_OFFSET)
  const wanted = Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate(), hour) - OMSK_OFFSET
  shiftClock(wanted - Date.now())
}

async function setQuiet(mode: 'off' | 'hold' | 'refuse'): Promise<void> {
  const night = { from_minute: 1320, to_minute: 360, working_days: [1, 2, 3, 4, 5, 6], urgent_roles: ['director'] }
  await world.db.deleteFrom('quiet_hours').where('organization_id', '=', school.organizationId).execute()
  await world.db
    .insertInto('quiet_hours')
    .values({ organization_id: school.organizationId, mode, ...night, set_by: here.administrator.personId } as never)
    .execute()
}

type Who = Pick<(typeof here)['mitya'], 'does' | 'reads'>
const send = (who: Who, chatId: string, more: object = {}) =>
  who.does(contract.sendMessage, { id: randomUUID(), chatId, text: 'Завтра две физкультуры', ...more })
const newest = async (who: Who, chatId: string) =>
  (await who.reads(contract.listMessages, { chatId })).body.messages.at(-1)
const release = async (chatId: string, id: string) =>
  publish((await inTransaction(world.db, (tx) => releaseHeld(tx, chatId, id))).facts)

test('at 23:00 a message waits for 06:00: its author sees it, nobody is told; in the morning it goes, once', async () => {
  await setQuiet('hold')
  standAt(23)
  const before = await lastSeq(world, here.chats.parents)
  const held = await send(here.elena, here.chats.parents)

  expect(held.body).toMatchObject({ heldFor: 'quiet', msgNo: 0 })
  expect(new Date(Date.parse(held.body.heldUntil!) + OMSK_OFFSET).getUTCHours()).toBe(6)
  expect(await lastSeq(world, here.chats.parents)).toBe(before)
  expect((await newest(here.mother, here.chats.parents))?.id).not.toBe(held.body.id)
  const waiting = (await here.elena.reads(contract.listHeld, { chatId: here.chats.parents })).body.messages
  expect(waiting.map(({ id }) => id)).toEqual([held.body.id])
  expect((await here.mother.reads(contract.listHeld, {})).body.messages).toEqual([])

  await release(here.chats.parents, held.body.id)
  await release(here.chats.parents, held.body.id)
  expect(await newest(here.mother, here.chats.parents)).toMatchObject({
    id: held.body.id,
    heldFor: null,
    text: held.body.text,
  })
  expect(await lastSeq(world, here.chats.parents)).toBe(before + 1)
  expect((await here.elena.reads(contract.listHeld, {})).body.messages).toEqual([])
})

test('sent again with the same id it is the same waiting message', async () => {
  await setQuiet('hold')
  standAt(23)
  const id = randomUUID()
  const first = await send(here.elena, here.chats.parents, { id })
  const again = await send(here.elena, here.chats.parents, { id })
  expect(again.status).toBe(200)
  expect(again.body).toMatchObject({ id, heldFor: 'quiet', heldUntil: first.body.heldUntil })
})

test('at noon it goes at once; a school without an act has no quiet hours', async () => {
  await setQuiet('hold')
  standAt(12)
  expect((await send(here.elena, here.chats.parents)).body.heldFor).toBeNull()
  await setQuiet('off')
  standAt(23)
  expect((await send(here.elena, here.chats.parents)).body.heldFor).toBeNull()
})

test('a school that refuses at night says until when; reading stays open', async () => {
  await setQuiet('refuse')
  standAt(23)
  const refused = await send(here.mother, here.chats.parents)
  expect(refused.status).toBe(403)
  expect(refused.body).toMatchObject({ error: 'quiet_hours', reason: expect.stringContaining('06:00') })
  expect((await here.mother.reads(contract.listMessages, { chatId: here.chats.parents })).status).toBe(200)
})

test('urgent goes at night for those whom the act names, with the reason kept; others are told to wait', async () => {
  await setQuiet('hold')
  standAt(23)
  const urgent = 'Прорвало трубу, школа закрыта'
  const sent = await send(here.director, here.chats.schoolChannel, { urgent })
  expect(sent.body.heldFor).toBeNull()
  const kept = await world.db.selectFrom('urgent_messages').selectAll().where('message_id', '=', sent.body.id).execute()
  expect(kept).toMatchObject([{ person_id: here.director.personId, reason: urgent }])
  expect((await send(here.mother, here.chats.parents, { urgent })).body).toMatchObject({
    error: 'forbidden',
    field: 'urgent',
  })
})

test('a message waits for the hour its author chose; one that is taken back never goes', async () => {
  await setQuiet('off')
  const at = new Date(Date.now() + 2 * HOUR).toISOString()
  const held = await send(here.elena, here.chats.class, { at })
  expect(held.body).toMatchObject({ heldFor: 'scheduled', heldUntil: at })
  const cancel = { id: randomUUID(), chatId: here.chats.class, messageId: held.body.id }
  expect((await here.mitya.does(contract.cancelHeld, { ...cancel, id: randomUUID() })).status).toBe(404)
  expect((await here.elena.does(contract.cancelHeld, cancel)).status).toBe(200)
  await release(here.chats.class, held.body.id)
  expect((await newest(here.mitya, here.chats.class))?.id).not.toBe(held.body.id)
  const tooFar = new Date(Date.now() + 91 * 24 * HOUR).toISOString()
  expect((await send(here.elena, here.chats.class, { at: tooFar })).body).toMatchObject({
    error: 'invalid',
    field: 'at',
  })
})

test('who has lost the place in the chat meanwhile is not heard in the morning', async () => {
  const guest = await school.pupil('Денис Ким', here.class7a)
  const at = new Date(Date.now() + 2 * HOUR).toISOString()
  const held = await send(guest, here.chats.class, { at })
  await world.db
    .updateTable('chat_seats')
    .set({ left_at: new Date() })
    .where('person_id', '=', guest.personId)
    .execute()
  await release(here.chats.class, held.body.id)
  expect((await newest(here.elena, here.chats.class))?.id).not.toBe(held.body.id)
})

test('what a look at the text holds waits for somebody; refused, it never goes, and it is never lost in silence', async () => {
  await setQuiet('off')
  const held = await send(here.mitya, here.chats.class, { text: 'Ты редиска' })
  expect(held.body).toMatchObject({ heldFor: 'review', heldUntil: null })
  const told = await lastSeq(world, here.mitya.accountId)
  await inTransaction(world.db, (tx) =>
    refuseHeld(tx, { chatId: here.chats.class, messageId: held.body.id, reason: 'Скажи это иначе' }),
  )
  expect(await lastSeq(world, here.mitya.accountId)).toBe(told + 1)
  await release(here.chats.class, held.body.id)
  expect((await newest(here.elena, here.chats.class))?.id).not.toBe(held.body.id)
})

test('somebody silenced reads and does not write until the term is over', async () => {
  const until = new Date(Date.now() + HOUR)
  await inTransaction(world.db, (tx) =>
    silencePerson(tx, { chatId: here.chats.class, personId: here.alia.personId, until }),
  )
  expect((await send(here.alia, here.chats.class)).status).toBe(403)
  const chat = (await here.alia.reads(contract.getChat, { chatId: here.chats.class })).body
  expect(chat).toMatchObject({ silencedUntil: until.toISOString(), can: { post: false } })
  shiftClock(2 * HOUR)
  expect((await send(here.alia, here.chats.class)).status).toBe(200)
})
