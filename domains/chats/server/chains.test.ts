import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction } from '#server/events'
import { openSchool, type School } from '#test/school'
import { openWorld, type World } from '#test/world'
import * as contract from '../contract.ts'
import { applyChatEvent, applyToChain, type ChainState } from '../live.ts'
import { releaseHeld } from './deliver-held.ts'
import { cast, eventsAfter, lastSeq } from './test-cast.ts'

let world: World
let school: School
let here: Awaited<ReturnType<typeof cast>>
let chatId: string
beforeAll(async () => {
  world = await openWorld()
  school = await openSchool(world)
  here = await cast(world, school)
  chatId = here.chats.class
})
afterAll(() => world.close())

type Who = 'mitya' | 'elena' | 'alia'
const say = async (who: Who, text: string, replyTo?: string, more: object = {}) => {
  const input = { id: randomUUID(), chatId, text, ...(replyTo ? { replyTo } : {}), ...more }
  return (await here[who].does(contract.sendMessage, input)).body
}
const chainOf = async (messageId: string, more: object = {}) =>
  (await here.alia.reads(contract.listChain, { chatId, messageId, ...more })).body
const newest = async () => (await here.alia.reads(contract.listMessages, { chatId })).body

test('answers and answers to answers are one chain, from whichever of its messages one asks', async () => {
  const root = await say('elena', 'Что берём в поход?')
  await say('alia', 'Это о другом')
  const first = await say('mitya', 'Котелок', root.id)
  const second = await say('alia', 'И крышку', first.id)
  expect([root.chain, first.chain, second.chain]).toEqual([null, { id: root.id, no: 1 }, { id: root.id, no: 2 }])

  for (const asked of [root, first, second]) {
    const chain = await chainOf(asked.id)
    expect(chain.root).toMatchObject({ id: root.id, replies: 2 })
    expect(chain.messages.map(({ id }) => id)).toEqual([first.id, second.id])
  }
  const other = (await here.mother.reads(contract.listChain, { chatId, messageId: root.id })).body
  expect(other).toMatchObject({ error: 'not_found' })
  expect((await here.alia.reads(contract.listChain, { chatId, messageId: randomUUID() })).status).toBe(404)
})

test('a long chain comes page by page, and answers sent at once are numbered without a hole', async () => {
  const root = await say('elena', 'Кто едет?')
  await Promise.all(Array.from({ length: 70 }, (_, n) => say(n % 2 ? 'mitya' : 'alia', `Я, № ${n}`, root.id)))
  const last = await chainOf(root.id)
  expect(last.root.replies).toBe(70)
  expect(last.messages).toHaveLength(50)
  const before = await chainOf(root.id, { before: last.messages[0]!.msgNo })
  const numbers = [...before.messages, ...last.messages].map(({ chain }) => chain!.no)
  expect(numbers).toEqual(Array.from({ length: 70 }, (_, n) => n + 1))
})

test('what waited for its hour takes its place in the chain when it goes', async () => {
  const root = await say('elena', 'Собрание в среду')
  const at = new Date(Date.now() + 3600_000).toISOString()
  const held = await say('mitya', 'Приду', root.id, { at })
  expect(held).toMatchObject({ heldFor: 'scheduled', chain: null })
  await say('alia', 'И я', root.id)
  await inTransaction(world.db, (tx) => releaseHeld(tx, chatId, held.id))
  expect((await chainOf(root.id)).messages.map(({ id, chain }) => [id === held.id, chain?.no])).toEqual([
    [false, 1],
    [true, 2],
  ])
})

test('folding what is heard equals a fresh reading, of the chat and of the chain', async () => {
  const root = await say('elena', 'Дежурство')
  const page = await newest()
  const chat = (await here.alia.reads(contract.getChat, { chatId })).body
  const before = { chat: { ...chat, seq: page.seq }, messages: page.messages }
  const chain: ChainState = await chainOf(root.id)

  const answer = await say('mitya', 'Я в пятницу', root.id)
  await say('alia', 'А я в среду', answer.id)
  await here.mitya.does(contract.editMessage, { id: randomUUID(), chatId, messageId: answer.id, text: 'Я в четверг' })
  await here.alia.does(contract.react, { chatId, messageId: root.id, word: 'thanks', on: true })
  await here.mitya.does(contract.removeMessage, { id: randomUUID(), chatId, messageId: answer.id })
  const events = await eventsAfter(world, chatId, page.seq)

  const after = [...events, ...events].reduce(applyChatEvent, before)
  const fresh = await newest()
  expect(after.messages.slice(-fresh.messages.length)).toEqual(fresh.messages)
  expect(after.messages.find(({ id }) => id === root.id)?.replies).toBe(2)
  expect([...events, ...events].reduce(applyToChain, chain)).toEqual(await chainOf(root.id))
  expect((await chainOf(root.id)).seq).toBe(await lastSeq(world, chatId))
})
