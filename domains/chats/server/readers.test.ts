import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction } from '#server/events'
import { openSchool, type School } from '#test/school'
import { openWorld, type World } from '#test/world'
import * as contract from '../contract.ts'
import { readSubjects } from './cards.ts'
import { leaveSeats, takeSeats } from './seats.ts'
import { cast } from './test-cast.ts'

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

const say = async (text = 'Кто взял мяч?') =>
  (await here.mitya.does(contract.sendMessage, { id: randomUUID(), chatId, text })).body
const ask = async (messageId: string) => (await here.mitya.reads(contract.listReaders, { chatId, messageId })).body
const names = (people: { name: string }[]) => people.map(({ name }) => name)

test('the author sees by name who has read and who has not yet', async () => {
  const { id, msgNo } = await say()
  await here.alia.does(contract.markRead, { chatId, msgNo })
  const told = await ask(id)
  expect(names(told.readers)).toEqual(['Алия Ахметова'])
  expect(names(told.waiting)).toEqual(['Елена Сергеевна Воробьёва'])
  expect((await here.alia.reads(contract.listReaders, { chatId, messageId: id })).status).toBe(403)
  expect((await here.mother.reads(contract.listReaders, { chatId, messageId: id })).status).toBe(404)
})

test('whoever comes or comes back later has not read what was said without them', async () => {
  const { id } = await say('До всех')
  const late = await school.pupil('Денис Ким', here.class7a)
  expect(names((await ask(id)).readers)).not.toContain('Денис Ким')

  const { personId } = late
  await inTransaction(world.db, (tx) => leaveSeats(tx, chatId, [personId], null))
  const without = await say('Без Дениса')
  await inTransaction(world.db, async (tx) => {
    const subject = (await readSubjects(tx, [personId])).get(personId)!
    await takeSeats(tx, { id: chatId, class_id: here.class7a }, [{ subject, part: 'member' }], null)
  })
  const told = await ask(without.id)
  expect([...names(told.readers), ...names(told.waiting)]).not.toContain('Денис Ким')
  const now = await say('При всех')
  expect(names((await ask(now.id)).waiting)).toContain('Денис Ким')
})

test('not in a channel, and not where more than thirty sit', async () => {
  const news = { id: randomUUID(), chatId: here.chats.schoolChannel, text: 'Завтраки с 09:10' }
  await here.administrator.does(contract.sendMessage, news)
  const asked = { chatId: here.chats.schoolChannel, messageId: news.id }
  expect((await here.administrator.reads(contract.listReaders, asked)).status).toBe(403)

  const { id } = await say()
  for (let n = 0; n < 30; n += 1) await school.pupil(`Ученик Номер${n}`, here.class7a)
  expect((await here.mitya.reads(contract.listReaders, { chatId, messageId: id })).status).toBe(403)
})
