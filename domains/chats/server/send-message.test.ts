import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSchool, type School } from '#test/school'
import { openWorld, type World } from '#test/world'
import * as contract from '../contract.ts'
import { applyChatEvent, type ChatState } from '../live.ts'
import { cast, eventsAfter, lastSeq } from './test-cast.ts'

let world: World
let school: School
let here: Awaited<ReturnType<typeof cast>>
beforeAll(async () => {
  world = await openWorld()
  school = await openSchool(world)
  here = await cast(world, school)
})
afterAll(() => world.close())

const message = (chatId: string, text = 'Завтра форма и сменка') => ({ id: randomUUID(), chatId, text })

test('a pupil writes, the class teacher and a classmate read it, with who wrote it', async () => {
  const sent = await here.mitya.does(contract.sendMessage, message(here.chats.class, '  А форму завтра?  '))

  expect(sent.status).toBe(200)
  expect(sent.body).toMatchObject({ text: 'А форму завтра?', author: { name: 'Митя Кузнецов', verified: false } })
  for (const reader of [here.elena, here.alia]) {
    const { messages } = (await reader.reads(contract.listMessages, { chatId: here.chats.class })).body
    expect(messages.at(-1)).toEqual(sent.body)
  }
})

test('sending the same id again, even at the same moment, is the same message', async () => {
  const once = message(here.chats.class, 'один раз')
  const answers = await Promise.all(Array.from({ length: 8 }, () => here.mitya.does(contract.sendMessage, once)))
  const later = await here.mitya.does(contract.sendMessage, { ...once, text: 'другой текст' })

  for (const { status, body } of [...answers, later])
    expect({ status, body }).toEqual({ status: 200, body: answers[0]!.body })
  const { messages } = (await here.elena.reads(contract.listMessages, { chatId: here.chats.class })).body
  expect(messages.filter(({ id }) => id === once.id)).toHaveLength(1)
})

test('somebody else’s message id is taken, and nothing of it is told', async () => {
  const theirs = message(here.chats.class, 'моё')
  await here.mitya.does(contract.sendMessage, theirs)
  const before = await lastSeq(world, here.chats.class)

  const taken = await here.alia.does(contract.sendMessage, { ...theirs, text: 'и моё' })

  expect(taken.status).toBe(409)
  expect(await lastSeq(world, here.chats.class)).toBe(before)
})

test('a chat of others and a chat that does not exist are the same refusal, and nothing happens', async () => {
  const before = await lastSeq(world, here.chats.parents)
  const hidden = await here.mitya.does(contract.sendMessage, message(here.chats.parents))
  const missing = await here.mitya.does(contract.sendMessage, message(randomUUID()))

  expect(hidden.status).toBe(404)
  expect({ ...hidden.body, requestId: '' }).toEqual({ ...missing.body, requestId: '' })
  expect(await lastSeq(world, here.chats.parents)).toBe(before)
})

test.each([
  ['administrator', 'schoolChannel', 200],
  ['director', 'schoolChannel', 200],
  ['elena', 'schoolChannel', 403],
  ['mother', 'schoolChannel', 403],
  ['mitya', 'schoolChannel', 403],
  ['director', 'staffChannel', 200],
  ['elena', 'staffChannel', 403],
  ['elena', 'staff', 200],
  ['mother', 'staff', 404],
  ['mother', 'parents', 200],
  ['elena', 'parents', 200],
  ['algebra', 'teachers', 200],
  ['algebra', 'class', 404],
] as const)('%s writing into %s gets %i, as `can` says', async (who, where, status) => {
  const chatId = here.chats[where]
  const page = await here[who].reads(contract.listMessages, { chatId })
  if (status !== 404) expect(page.body.can.post).toBe(status === 200)
  const before = await lastSeq(world, chatId)

  expect((await here[who].does(contract.sendMessage, message(chatId))).status).toBe(status)
  expect(await lastSeq(world, chatId)).toBe(before + (status === 200 ? 1 : 0))
})

test('a reply carries its quote, a mention only people of the chat', async () => {
  const asked = await here.mother.does(contract.sendMessage, message(here.chats.parents, 'Во сколько собрание?'))
  const answer = await here.elena.does(contract.sendMessage, {
    ...message(here.chats.parents, '@Анна Кузнецова, в 18:30'),
    replyTo: asked.body.id,
    mentions: [here.mother.personId, here.mitya.personId],
  })

  expect(answer.body.replyTo).toMatchObject({
    id: asked.body.id,
    text: 'Во сколько собрание?',
    authorName: 'Анна Кузнецова',
  })
  expect(answer.body.mentions).toEqual([{ id: here.mother.personId, name: 'Анна Кузнецова' }])
  const { chats } = (await here.mother.reads(contract.listChats, {})).body
  expect(chats.find(({ id }) => id === here.chats.parents)?.mentioned).toBe(true)
})

test('a quote of another chat is left out', async () => {
  const secret = await here.elena.does(contract.sendMessage, message(here.chats.staff, 'Между нами'))
  const sent = await here.mother.does(contract.sendMessage, { ...message(here.chats.parents), replyTo: secret.body.id })
  expect(sent.body.replyTo).toBeNull()
})

test('what a client folds from events is what a fresh read returns', async () => {
  const chatId = here.chats.class
  const fresh = async (): Promise<ChatState> => ({
    messages: (await here.alia.reads(contract.listMessages, { chatId })).body.messages,
    chat: (await here.alia.reads(contract.getChat, { chatId })).body,
  })
  const before = await fresh()

  const ids = Array.from({ length: 8 }, () => randomUUID())
  const send = (id: string, n: number) =>
    (n % 2 ? here.elena : here.mitya).does(contract.sendMessage, {
      id,
      chatId,
      text: `сообщение ${n}`,
      ...(n === 4 ? { mentions: [here.alia.personId] } : {}),
    })
  await Promise.all(ids.map(send))
  await Promise.all([
    here.mitya.does(contract.editMessage, { id: randomUUID(), chatId, messageId: ids[0]!, text: 'исправлено' }),
    here.alia.does(contract.react, { chatId, messageId: ids[1]!, word: 'thanks', on: true }),
    here.elena.does(contract.react, { chatId, messageId: ids[1]!, word: 'agree', on: true }),
    here.elena.does(contract.removeMessage, { id: randomUUID(), chatId, messageId: ids[2]! }),
  ])
  await here.alia.does(contract.react, { chatId, messageId: ids[1]!, word: 'thanks', on: false })

  const events = await eventsAfter(world, chatId, before.chat.seq)
  expect(events.map((event) => event.seq)).toEqual(events.map((_, n) => before.chat.seq + n + 1))
  const after = await fresh()
  const folded = events.reduce(applyChatEvent, before)
  expect(folded.chat).toEqual(after.chat)
  expect(folded.messages.slice(-after.messages.length)).toEqual(after.messages)
})
