import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { archiveClassChats, reopenClassChats } from '#domains/chats'
import { inTransaction } from '#server/events'
import { openSchool, type School } from '#test/school'
import { openWorld, type World } from '#test/world'
import * as contract from '../contract.ts'
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

type Name = 'elena' | 'mitya' | 'alia' | 'algebra' | 'mother'
const say = async (who: Name, chatId: string, text = 'Кто идёт?') =>
  here[who].does(contract.sendMessage, { id: randomUUID(), chatId, text })
const seen = async (who: Name, chatId: string) => (await here[who].reads(contract.getChat, { chatId })).body
const name = (who: Name, chatId: string, title: string, about = '') =>
  here[who].does(contract.nameChat, { chatId, title, about })
const close = (who: Name, chatId: string, on: boolean) => here[who].does(contract.closeChat, { chatId, on })

async function group(kind: 'group' | 'channel' = 'group'): Promise<string> {
  const personIds = [here.mitya, here.alia, here.algebra].map(({ personId }) => personId)
  const { organizationId } = school
  const input = { id: randomUUID(), organizationId, kind, title: 'Поход', personIds }
  return (await here.elena.does(contract.createChat, input)).body.id
}
async function ofClass(title: string): Promise<string> {
  const input = { id: randomUUID(), classId: here.class7a, kind: 'group', follows: 'pupils', title } as const
  return (await here.elena.does(contract.createClassChat, input)).body.chatId
}

test('the owner names a chat otherwise and says what it is for; everybody sees it', async () => {
  const chatId = await group()
  const seq = await lastSeq(world, chatId)
  expect((await name('mitya', chatId, 'Наш поход')).status).toBe(403)
  expect(await lastSeq(world, chatId)).toBe(seq)
  await name('elena', chatId, 'Поход 12 октября', 'Кто что берёт с собой')
  expect(await seen('mitya', chatId)).toMatchObject({ title: 'Поход 12 октября', about: 'Кто что берёт с собой' })
  expect(await eventsAfter(world, chatId, seq)).toMatchObject([{ type: 'chats.chatChanged' }])
  await name('elena', chatId, 'Поход', '')
  expect((await seen('mitya', chatId)).about).toBeNull()
  expect((await name('elena', here.chats.class, 'Поход')).status).toBe(409)
  expect((await name('mother', chatId, 'Поход')).status).toBe(404)
})

test('a chat of a class keeps the class before its name, also when the class is called otherwise', async () => {
  const chatId = await ofClass('экскурсия')
  expect((await name('elena', chatId, 'экскурсия в музей')).body.title).toBe('7А, экскурсия в музей')
  await world.db.updateTable('classes').set({ name: '7В' }).where('id', '=', here.class7a).execute()
  const { seatPeople } = await import('./seat-people.ts')
  const { organizationId } = school
  await inTransaction(world.db, (tx) => seatPeople(tx, { organizationId, classIds: [here.class7a], actorId: null }))
  expect((await seen('mitya', chatId)).title).toBe('7В, экскурсия в музей')
})

test('closed, a chat is read and not written; opened again, it is as before', async () => {
  const chatId = await group()
  await say('mitya', chatId, 'Я иду')
  expect([(await seen('elena', chatId)).closable, (await seen('mitya', chatId)).closable]).toEqual([true, false])
  expect((await close('mitya', chatId, true)).status).toBe(403)
  expect((await close('elena', chatId, true)).body).toMatchObject({ archived: true, closable: true })
  const seq = await lastSeq(world, chatId)
  await close('elena', chatId, true)
  expect(await lastSeq(world, chatId)).toBe(seq)
  expect([(await say('mitya', chatId)).status, (await say('elena', chatId)).status]).toEqual([403, 403])
  expect((await here.alia.reads(contract.listMessages, { chatId })).body.messages).toHaveLength(1)

  expect((await close('elena', chatId, false)).body).toMatchObject({ archived: false, can: { post: true } })
  expect((await say('mitya', chatId)).status).toBe(200)
})

test('what the school keeps is not closed by hand; what went with its class is not opened', async () => {
  expect((await seen('elena', here.chats.class)).closable).toBe(false)
  expect((await close('elena', here.chats.class, true)).status).toBe(409)
  const [closed, gone] = [await ofClass('кружок'), await ofClass('театр')]
  await close('elena', closed, true)
  await inTransaction(world.db, (tx) => archiveClassChats(tx, here.class7a, here.elena.personId))
  expect((await close('elena', gone, false)).status).toBe(409)
  await inTransaction(world.db, (tx) => reopenClassChats(tx, [here.class7a], here.elena.personId))
  expect([(await seen('elena', gone)).archived, (await seen('elena', closed)).archived]).toEqual([false, true])
})

test('whoever came to the class while its chat was closed sits there when it opens', async () => {
  const chatId = await ofClass('олимпиада')
  await close('elena', chatId, true)
  const late = await school.pupil('Вера Новая', here.class7a)
  expect((await late.reads(contract.getChat, { chatId })).status).toBe(404)
  await close('elena', chatId, false)
  expect((await late.reads(contract.getChat, { chatId })).status).toBe(200)
})

test('a chat marked unread waits for me alone, until I take the mark off', async () => {
  const chatId = await group()
  const { options } = await seen('mitya', chatId)
  const put = (unread: boolean) => here.mitya.does(contract.setOptions, { chatId, ...options, unread })
  expect((await put(true)).body.options.unread).toBe(true)
  expect((await seen('alia', chatId)).options.unread).toBe(false)
  expect((await put(false)).body.options.unread).toBe(false)
})

test('the names behind a word under a message, in the order they pressed', async () => {
  const chatId = await group()
  const { id: messageId } = (await say('elena', chatId)).body
  const press = (who: Name, word: contract.ReactionWord) =>
    here[who].does(contract.react, { chatId, messageId, word, on: true })
  await press('mitya', 'accepted')
  await press('alia', 'accepted')
  await press('alia', 'hooray')
  const asked = (await here.algebra.reads(contract.listReactions, { chatId, messageId })).body.reactions
  expect(asked.map(({ word, people }) => [word, people.map(({ name }) => name)])).toEqual([
    ['accepted', ['Митя Кузнецов', 'Алия Ахметова']],
    ['hooray', ['Алия Ахметова']],
  ])
  expect((await here.mother.reads(contract.listReactions, { chatId, messageId })).status).toBe(404)
})

test('in a channel readers are counted for one another, and named to who writes there', async () => {
  const chatId = await group('channel')
  const { id: messageId } = (await say('elena', chatId)).body
  for (const who of ['mitya', 'alia'] as const)
    await here[who].does(contract.react, { chatId, messageId, word: 'thanks', on: true })
  const asked = async (who: Name) =>
    (await here[who].reads(contract.listReactions, { chatId, messageId })).body.reactions.map(({ people, others }) => [
      people.map(({ name }) => name),
      others,
    ])
  expect(await asked('mitya')).toEqual([[['Митя Кузнецов'], 1]])
  expect(await asked('elena')).toEqual([[['Митя Кузнецов', 'Алия Ахметова'], 0]])
})

test('where I was named: the latest first, what is unread marked, what was removed or left is gone', async () => {
  const chatId = await group()
  const mention = async (text: string) =>
    (
      await here.elena.does(contract.sendMessage, {
        ...{ id: randomUUID(), chatId, text },
        mentions: [here.alia.personId],
      })
    ).body
  const first = await mention('@Алия Ахметова, ты идёшь?')
  await here.alia.does(contract.markRead, { chatId, msgNo: first.msgNo })
  const second = await mention('@Алия Ахметова, ау')
  const gone = await mention('@Алия Ахметова, ой')
  await here.elena.does(contract.removeMessage, { id: randomUUID(), chatId, messageId: gone.id })
  const asked = async () => (await here.alia.reads(contract.listMentions, {})).body.mentions
  expect((await asked()).map(({ unread, message }) => [message.id, unread])).toEqual([
    [second.id, true],
    [first.id, false],
  ])
  expect((await here.mitya.reads(contract.listMentions, {})).body.mentions).toEqual([])
  await here.alia.does(contract.removeMember, { id: randomUUID(), chatId, personId: here.alia.personId })
  expect(await asked()).toEqual([])
})
