import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { setSettings } from '#contract/moderation'
import { createPoll } from '#contract/polls'
import { config } from '#server/config'
import { openSchool, type School } from '#test/school'
import { openWorld, type World } from '#test/world'
import * as contract from '../contract.ts'
import { cast, lastSeq } from './test-cast.ts'

let world: World
let school: School
let here: Awaited<ReturnType<typeof cast>>
let chatId: string
const { messagesPerMinute } = config

beforeAll(async () => {
  world = await openWorld()
  school = await openSchool(world)
  here = await cast(world, school)
  chatId = here.chats.class
})
afterAll(async () => {
  config.messagesPerMinute = messagesPerMinute
  await world.close()
})
beforeEach(async () => {
  config.messagesPerMinute = messagesPerMinute
  await here.elena.does(contract.setRules, { chatId, slowSeconds: 0, perMinute: 0, links: 'all' })
})

type Who = 'mitya' | 'alia' | 'elena'
const send = (who: Who, text: string, id = randomUUID()) => here[who].does(contract.sendMessage, { id, chatId, text })
const ask = (who: Who, question: string, options = ['да', 'нет']) =>
  here[who].does(createPoll, {
    id: randomUUID(),
    chatId,
    question,
    options,
    multiple: false,
    anonymous: false,
    quiz: null,
    closesAt: null,
  })

/** Whatever was said. */
const longAgo = () =>
  world.db
    .updateTable('messages')
    .set({ sent_at: new Date(0) } as never)
    .where('chat_id', '=', chatId)
    .execute()

test('a flood of one account stops, says when to go on, and a repeat is no message more', async () => {
  config.messagesPerMinute = 3
  const id = randomUUID()
  for (const _ of [1, 2, 3, 4, 5]) expect((await send('alia', 'одно и то же', id)).status).toBe(200)
  const head = await lastSeq(world, chatId)
  const answers = await Promise.all(['раз', 'два', 'три'].map((text) => send('alia', text)))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 429])
  expect(await lastSeq(world, chatId)).toBe(head + 2)
  const refused = await send('alia', 'ещё')
  expect(refused.body).toMatchObject({ error: 'too_many', reason: expect.stringContaining('Слишком часто') })
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
  expect((await ask('alia', 'Опрос вместо сообщения?')).status).toBe(429)
  expect((await send('mitya', 'а я молчал')).status).toBe(200)
})

test('a poll keeps the rules of its chat: slow mode, so many a minute, links from the staff', async () => {
  await here.elena.does(contract.setRules, { chatId, links: 'staff' })
  expect((await ask('mitya', 'Смотрели https://example.org?')).status).toBe(403)
  expect((await ask('mitya', 'Куда?', ['в кино', 'на школа-игр.рф'])).status).toBe(403)
  expect((await ask('elena', 'Смотрели https://example.org?')).status).toBe(200)
  await here.elena.does(contract.setRules, { chatId, slowSeconds: 60 })
  await longAgo()
  expect((await send('alia', 'слово')).status).toBe(200)
  const slowed = await ask('alia', 'А опрос?')
  expect(slowed.status).toBe(429)
  expect(Number(slowed.headers['retry-after'])).toBeGreaterThan(0)
  await here.elena.does(contract.setRules, { chatId, slowSeconds: 0, perMinute: 1 })
  expect((await ask('alia', 'А теперь?')).status).toBe(429)
  expect((await ask('elena', 'Ведущая спрашивает когда хочет?')).status).toBe(200)
})

test('a poll is said, too: after it slow mode counts', async () => {
  await here.elena.does(contract.setRules, { chatId, slowSeconds: 60 })
  await longAgo()
  expect((await ask('mitya', 'Идём?')).status).toBe(200)
  expect((await send('mitya', 'ну так что')).status).toBe(429)
})

test('a link does not come in by changing a message, nor do words that the school holds', async () => {
  const id = randomUUID()
  await send('mitya', 'вот', id)
  const edit = (text: string) =>
    here.mitya.does(contract.editMessage, { id: randomUUID(), chatId, messageId: id, text })
  await here.elena.does(contract.setRules, { chatId, links: 'staff', slowSeconds: 3600, perMinute: 1 })
  const head = await lastSeq(world, chatId)
  expect((await edit('вот https://example.org/игра')).status).toBe(403)
  expect(await lastSeq(world, chatId)).toBe(head)
  expect((await edit('вот так')).status).toBe(200) // slow mode is about new ones
  const { organizationId } = school
  const hold = { filter: 'hold' as const, trustedHosts: [] }
  await here.administrator.does(setSettings, { id: randomUUID(), organizationId, settings: hold })
  const rude = await edit('ты дурак и урод')
  expect(rude).toMatchObject({ status: 400, body: { error: 'invalid', field: 'text' } })
  expect((await edit('ты не прав')).status).toBe(200)
  await here.administrator.does(setSettings, {
    id: randomUUID(),
    organizationId,
    settings: { ...hold, filter: 'flag' },
  })
  expect((await edit('ты дурак и урод')).status).toBe(200)
})

test.each([
  'https://example.org',
  'www.example.org',
  'example.ru/x',
  'школа14.рф',
  'вот:example.com!',
  '[тут](https://example.org)',
])('«%s» is a link', async (text) => {
  await here.elena.does(contract.setRules, { chatId, links: 'staff' })
  expect((await send('mitya', text)).status).toBe(403)
})

test.each(['т.е. завтра', 'кабинет 2.14', 'в 8.30', 'файл.docx', 'конец.Следующее'])('«%s» is none', async (text) => {
  await here.elena.does(contract.setRules, { chatId, links: 'staff' })
  expect((await send('mitya', text)).status).toBe(200)
})
