import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction } from '#server/events'
import { openSchool, type School } from '#test/school'
import { openWorld, type World } from '#test/world'
import * as contract from '../contract.ts'
import { hideMessage, restoreMessage } from './hide-message.ts'
import { cast, eventsAfter, lastSeq } from './test-cast.ts'

let world: World
let school: School
let here: Awaited<ReturnType<typeof cast>>
let words: contract.Message
beforeAll(async () => {
  world = await openWorld()
  school = await openSchool(world)
  here = await cast(world, school)
  words = await say('mitya', here.chats.class, 'Боюсь контрольной')
})
afterAll(() => world.close())

type Who = Exclude<keyof typeof here, 'class7a' | 'chats'>
const say = async (who: Who, chatId: string, text: string, more: object = {}) =>
  (await here[who].does(contract.sendMessage, { id: randomUUID(), chatId, text, ...more })).body
const forward = (who: Who, from: { chatId: string; id: string }, chatId: string) =>
  here[who].does(contract.sendMessage, {
    id: randomUUID(),
    chatId,
    text: '',
    forwardOf: { chatId: from.chatId, messageId: from.id },
  })
const targets = async (who: Who, ...messages: contract.Message[]) =>
  (
    await here[who].reads(contract.listForwardTargets, {
      chatId: messages[0]!.chatId,
      messageIds: messages.map(({ id }) => id),
    })
  ).body
const direct = async (who: Who, to: string) =>
  (
    await here[who].does(contract.startDirect, {
      id: randomUUID(),
      organizationId: school.organizationId,
      personId: to,
    })
  ).body

test('a pupil’s words reach colleagues and the child’s family, not the other parents; the dialog offers the same', async () => {
  const mother = await direct('elena', here.mother.personId)
  const stranger = await school.guardianOf(here.alia, 'Гульнара Ахметова')
  const other = await direct('elena', stranger.personId)
  const { parents, teachers, staff } = here.chats

  expect((await forward('elena', words, mother.id)).status).toBe(200)
  expect((await forward('elena', words, teachers)).status).toBe(200)
  const refused = [parents, other.id]
  for (const chatId of refused) {
    expect((await forward('elena', words, chatId)).body).toMatchObject({
      error: 'forbidden',
      reason: expect.stringContaining('Слова ученика'),
    })
  }
  const offered = await targets('elena', words)
  expect(offered.closed).toBe(true)
  expect(offered.chatIds).toEqual(expect.arrayContaining([mother.id, teachers, staff]))
  expect(offered.chatIds).not.toEqual(expect.arrayContaining([parents]))
  expect(offered.chatIds).not.toEqual(expect.arrayContaining([other.id]))
})

test('going on by way of the staff room opens no other way, and nobody is told where it was said', async () => {
  const passed = (await forward('elena', words, here.chats.teachers)).body
  expect(passed.forwardedFrom).toEqual({ authorName: 'Митя Кузнецов', sentAt: words.sentAt })
  const read = (await here.algebra.reads(contract.listMessages, { chatId: here.chats.teachers })).body.messages.at(-1)
  expect(read).toEqual(passed)
  expect((await forward('elena', passed, here.chats.parents)).status).toBe(403)
  expect((await forward('elena', passed, here.chats.staff)).status).toBe(200)
  expect((await forward('elena', passed, here.chats.class)).status).toBe(200)
})

test('the child shows own words to anybody; classmates pass them on among those who were there', async () => {
  const toTeacher = await direct('mitya', here.algebra.personId)
  const toClassmate = await direct('alia', here.mitya.personId)
  expect((await forward('mitya', words, toTeacher.id)).status).toBe(200)
  expect((await forward('alia', words, toClassmate.id)).status).toBe(200)
  expect((await targets('mitya', words)).closed).toBe(false)
})

test('an adult’s words go wherever one may write, and nowhere else', async () => {
  const news = await say('elena', here.chats.class, 'Собрание в среду, в 18:30')
  expect((await forward('elena', news, here.chats.parents)).status).toBe(200)
  expect((await forward('mother', news, here.chats.parents)).status).toBe(404)
  expect((await forward('mitya', news, here.chats.schoolChannel)).status).toBe(403)
  expect((await targets('mitya', news)).chatIds).not.toContain(here.chats.schoolChannel)
  expect(
    (
      await here.mother.reads(contract.listForwardTargets, {
        chatId: here.chats.class,
        messageIds: [news.id],
      })
    ).status,
  ).toBe(404)
})

test('what waits, what is removed and what is no message cannot be forwarded', async () => {
  const at = new Date(Date.now() + 3600_000).toISOString()
  const held = await say('elena', here.chats.class, 'Завтра', { at })
  expect((await forward('elena', held, here.chats.parents)).status).toBe(404)
  const gone = await say('elena', here.chats.class, 'Ошибка')
  const { chatId, id } = gone
  await here.elena.does(contract.removeMessage, { id: randomUUID(), chatId, messageId: id })
  expect((await forward('elena', gone, here.chats.parents)).status).toBe(404)
  expect((await here.elena.reads(contract.listForwardTargets, { chatId, messageIds: [id] })).status).toBe(404)
})

test('several at once go where each of them may go', async () => {
  const news = await say('elena', here.chats.class, 'Кружок открыт')
  expect((await targets('elena', news)).chatIds).toContain(here.chats.parents)
  expect((await targets('elena', news, words)).chatIds).not.toContain(here.chats.parents)
})

test('a closed chat is read and forwarded from, never into', async () => {
  const group = (
    await here.elena.does(contract.createChat, {
      id: randomUUID(),
      organizationId: school.organizationId,
      kind: 'group',
      title: 'Поход',
      personIds: [here.algebra.personId],
    })
  ).body
  const said = await say('elena', group.id, 'Сбор в восемь')
  await world.db.updateTable('chats').set({ archived_at: new Date() }).where('id', '=', group.id).execute()
  expect((await forward('elena', said, here.chats.staff)).status).toBe(200)
  expect((await forward('elena', words, group.id)).status).toBe(403)
  expect((await targets('elena', said)).chatIds).not.toContain(group.id)
})

test('what a moderator hides is hidden wherever it was forwarded, waiting copies too, and comes back there', async () => {
  const { class: from, teachers, staff } = here.chats
  const insult = await say('mitya', from, 'Лишний в классе')
  const first = (await forward('elena', insult, teachers)).body
  const second = (await forward('elena', first, staff)).body
  const own = (await forward('algebra', first, staff)).body
  await here.algebra.does(contract.removeMessage, { id: randomUUID(), chatId: staff, messageId: own.id })
  const other = (await forward('elena', words, teachers)).body
  const at = new Date(Date.now() + 3600_000).toISOString()
  const forwardOf = { chatId: from, messageId: insult.id }
  const held = (
    await here.elena.does(contract.sendMessage, { id: randomUUID(), chatId: teachers, text: '', forwardOf, at })
  ).body
  expect(held.heldFor).toBe('scheduled')
  const textOf = async ({ chatId, id }: contract.Message) =>
    (await here.elena.reads(contract.listMessages, { chatId })).body.messages.find((one) => one.id === id)?.text
  const seq = await lastSeq(world, teachers)
  const place = { chatId: from, messageId: insult.id, byPersonId: here.administrator.personId }

  await inTransaction(world.db, (tx) => hideMessage(tx, place))
  for (const one of [insult, first, second]) expect(await textOf(one)).toBeNull()
  expect(await textOf(other)).toBe('Боюсь контрольной')
  expect((await here.elena.reads(contract.listHeld, { chatId: teachers })).body.messages).toEqual([])
  expect((await forward('elena', first, staff)).status).toBe(404)
  expect(await eventsAfter(world, teachers, seq)).toMatchObject([
    { type: 'chats.messageChanged', view: { id: first.id, text: null, removedBy: 'moderator' } },
  ])

  await inTransaction(world.db, (tx) => restoreMessage(tx, { ...place, text: 'Лишний в классе' }))
  for (const one of [insult, first, second]) expect(await textOf(one)).toBe('Лишний в классе')
  expect(await textOf(own)).toBeNull()
})
