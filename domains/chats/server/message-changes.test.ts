import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openSchool } from '#test/school'
import { openWorld, type World } from '#test/world'
import * as contract from '../contract.ts'
import { cast, eventsAfter, lastSeq } from './test-cast.ts'

let world: World
let here: Awaited<ReturnType<typeof cast>>
let chatId: string
let messageId: string
beforeAll(async () => {
  world = await openWorld()
  here = await cast(world, await openSchool(world))
  chatId = here.chats.class
})
beforeEach(async () => {
  messageId = randomUUID()
  await here.mitya.does(contract.sendMessage, { id: messageId, chatId, text: 'как было' })
})
afterAll(() => world.close())

const read = async () =>
  (await here.alia.reads(contract.listMessages, { chatId })).body.messages.find(({ id }) => id === messageId)!

test('an author edits, everybody sees the new words and the mark', async () => {
  const edited = await here.mitya.does(contract.editMessage, { id: randomUUID(), chatId, messageId, text: 'как стало' })
  expect(edited.body).toMatchObject({ text: 'как стало', editedAt: expect.any(String) })
  expect(await read()).toEqual(edited.body)
})

test.each(['alia', 'elena'] as const)('%s does not edit what another wrote', async (who) => {
  const before = await lastSeq(world, chatId)
  const answer = await here[who].does(contract.editMessage, { id: randomUUID(), chatId, messageId, text: 'иначе' })
  expect(answer.status).toBe(403)
  expect(await lastSeq(world, chatId)).toBe(before)
  expect((await read()).text).toBe('как было')
})

test('a removed message is removed everywhere: in the chat, in the list, in quotes, in the log', async () => {
  await here.alia.does(contract.sendMessage, { id: randomUUID(), chatId, text: 'отвечаю', replyTo: messageId })
  const seq = await lastSeq(world, chatId)
  await here.mitya.does(contract.removeMessage, { id: randomUUID(), chatId, messageId })

  expect(await read()).toMatchObject({ text: null, removedBy: 'author', reactions: [] })
  const quoting = (await here.alia.reads(contract.listMessages, { chatId })).body.messages.at(-1)
  expect(quoting?.replyTo?.text).toBeNull()
  const told = JSON.stringify(await eventsAfter(world, chatId, seq - 2))
  expect(told).not.toContain('как было')
})

test('the class teacher hides a pupil’s message, and it says so; a classmate may not', async () => {
  expect((await here.alia.does(contract.removeMessage, { id: randomUUID(), chatId, messageId })).status).toBe(403)
  expect((await here.elena.does(contract.removeMessage, { id: randomUUID(), chatId, messageId })).status).toBe(200)
  expect(await read()).toMatchObject({ text: null, removedBy: 'moderator' })
})

test('removing twice tells once; a removed message is neither edited nor thanked for', async () => {
  await here.mitya.does(contract.removeMessage, { id: randomUUID(), chatId, messageId })
  const before = await lastSeq(world, chatId)
  expect((await here.mitya.does(contract.removeMessage, { id: randomUUID(), chatId, messageId })).status).toBe(200)
  expect((await here.mitya.does(contract.editMessage, { id: randomUUID(), chatId, messageId, text: 'x' })).status).toBe(
    404,
  )
  expect((await here.alia.does(contract.react, { chatId, messageId, word: 'thanks', on: true })).status).toBe(409)
  expect(await lastSeq(world, chatId)).toBe(before)
})

test('one word replaces thirty messages: each presses once, and may take it back', async () => {
  const press = (who: 'alia' | 'elena', on: boolean) =>
    here[who].does(contract.react, { chatId, messageId, word: 'thanks', on })
  const before = await lastSeq(world, chatId)
  await press('alia', true)
  await press('alia', true)
  await press('elena', true)
  expect((await read()).reactions).toEqual([{ word: 'thanks', by: [here.alia.personId, here.elena.personId] }])
  await press('alia', false)
  expect((await read()).reactions).toEqual([{ word: 'thanks', by: [here.elena.personId] }])
  expect(await lastSeq(world, chatId)).toBe(before + 3)
})

test('a reader of a channel may thank', async () => {
  const id = randomUUID()
  await here.administrator.does(contract.sendMessage, {
    id,
    chatId: here.chats.schoolChannel,
    text: 'Завтраки с 09:10',
  })
  const thanked = await here.mother.does(contract.react, {
    chatId: here.chats.schoolChannel,
    messageId: id,
    word: 'accepted',
    on: true,
  })
  expect(thanked.body.reactions).toEqual([{ word: 'accepted', by: [here.mother.personId] }])
})

test('reading moves forward only, never past the end, and the person’s other devices hear of it', async () => {
  const { lastMsgNo } = (await here.alia.reads(contract.getChat, { chatId })).body
  const mark = async (msgNo: number) => (await here.alia.does(contract.markRead, { chatId, msgNo })).body.readMsgNo
  expect(await mark(lastMsgNo)).toBe(lastMsgNo)
  const told = await lastSeq(world, here.alia.accountId)
  expect(await mark(1)).toBe(lastMsgNo)
  expect(await mark(lastMsgNo + 1000)).toBe(lastMsgNo)
  expect(await lastSeq(world, here.alia.accountId)).toBe(told)
  expect((await here.alia.reads(contract.getChat, { chatId })).body.readMsgNo).toBe(lastMsgNo)
})

test('paging meets every message once, both ways and around', async () => {
  for (let n = 0; n < 120; n += 1) {
    await here.mitya.does(contract.sendMessage, { id: randomUUID(), chatId, text: `№ ${n}` })
  }
  const page = async (where: { before?: number; after?: number; around?: number }) =>
    (await here.alia.reads(contract.listMessages, { chatId, ...where })).body.messages.map(({ msgNo }) => msgNo)
  const newest = await page({})
  const older = await page({ before: newest[0]! })
  expect(older.at(-1)).toBe(newest[0]! - 1)
  expect(await page({ after: older.at(-1)! })).toEqual(newest.slice(0, 50))
  expect(await page({ around: older[10]! })).toContain(older[10]!)
  expect(new Set([...older, ...newest]).size).toBe(100)
})
