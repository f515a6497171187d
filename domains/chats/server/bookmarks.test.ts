import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSchool, type School } from '#test/school'
import { openWorld, type World } from '#test/world'
import * as contract from '../contract.ts'
import { cast, lastSeq } from './test-cast.ts'

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

type Reader = Pick<(typeof here)['mitya'], 'reads'>
const say = async (who: 'mitya' | 'elena', text: string, where = chatId) =>
  (await here[who].does(contract.sendMessage, { id: randomUUID(), chatId: where, text })).body
const marks = async (who: Reader, more: object = {}) => (await who.reads(contract.listBookmarks, more)).body
const ids = async (who: Reader, more: object = {}) =>
  (await marks(who, more)).bookmarks.map(({ message }) => message.id)

test('a bookmark is mine alone and no way back into a chat', async () => {
  const guest = await school.pupil('Денис Ким', here.class7a)
  const { id } = await say('elena', 'Список книг на лето')
  const told = await lastSeq(world, guest.accountId)
  await guest.does(contract.bookmark, { chatId, messageId: id, on: true })
  await guest.does(contract.bookmark, { chatId, messageId: id, on: true })
  expect(await lastSeq(world, guest.accountId)).toBe(told + 1)
  expect(await ids(guest)).toEqual([id])
  expect(await ids(here.mitya)).toEqual([])
  await world.db
    .updateTable('chat_seats')
    .set({ left_at: new Date() })
    .where('person_id', '=', guest.personId)
    .execute()
  expect(await ids(guest)).toEqual([])
})

test('one’s own bookmarks come page by page over all chats, or of one chat', async () => {
  const other = await say('elena', 'Педсовет в пятницу', here.chats.staff)
  await here.elena.does(contract.bookmark, { chatId: here.chats.staff, messageId: other.id, on: true })
  const said: string[] = []
  for (let n = 0; n < 55; n += 1) {
    const { id } = await say('elena', `Дело ${n}`)
    await here.elena.does(contract.bookmark, { chatId, messageId: id, on: true })
    said.unshift(id)
  }
  const first = await marks(here.elena)
  expect(first.more).toBe(true)
  const next = await ids(here.elena, { before: first.bookmarks.at(-1)!.at })
  expect([...first.bookmarks.map(({ message }) => message.id), ...next]).toEqual([...said, other.id])
  expect(await ids(here.elena, { chatId: here.chats.staff })).toEqual([other.id])
  await here.elena.does(contract.bookmark, { chatId: here.chats.staff, messageId: other.id, on: false })
  expect(await ids(here.elena, { chatId: here.chats.staff })).toEqual([])
})

test('what is removed leaves the bookmarks, too', async () => {
  const { id } = await say('mitya', 'Смешная шутка')
  await here.mitya.does(contract.bookmark, { chatId, messageId: id, on: true })
  await here.mitya.does(contract.removeMessage, { id: randomUUID(), chatId, messageId: id })
  expect(await ids(here.mitya)).toEqual([])
})
