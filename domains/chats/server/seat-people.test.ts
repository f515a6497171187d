import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { leaveSeat, takeSeat } from '#contract/classes'
import { removePerson } from '#contract/people'
import { inTransaction } from '#server/events'
import { type Member, openSchool, type School } from '#test/school'
import { openWorld, type World } from '#test/world'
import * as contract from '../contract.ts'
import { seatPeople } from './seat-people.ts'
import { cast, lastSeq } from './test-cast.ts'

let world: World
let school: School
let here: Awaited<ReturnType<typeof cast>>
beforeAll(async () => {
  world = await openWorld()
  school = await openSchool(world)
  here = await cast(world, school)
})
afterAll(() => world.close())

const automaticOf = async (who: { reads: (typeof here)['mitya']['reads'] }) =>
  (await who.reads(contract.listChats, {})).body.chats
    .map(({ automatic, className }) => [automatic, className].filter(Boolean).join(' '))
    .sort()

test.each([
  ['mitya', ['class 7А', 'schoolChannel']],
  ['mother', ['parents 7А', 'schoolChannel']],
  ['elena', ['class 7А', 'parents 7А', 'schoolChannel', 'staff', 'staffChannel', 'teachers 7А']],
  ['algebra', ['schoolChannel', 'staff', 'staffChannel', 'teachers 7А']],
  ['administrator', ['schoolChannel', 'staff', 'staffChannel']],
] as const)('%s is in the chats that belong to them, and in no other', async (who, expected) => {
  expect(await automaticOf(here[who])).toEqual([...expected])
})

test('names say who somebody is here: a badge and a post, or whose mother', async () => {
  const { members, audience } = (await here.elena.reads(contract.listMembers, { chatId: here.chats.parents })).body
  const mother = members.find(({ person }) => person.id === here.mother.personId)
  expect(mother?.person.kinship).toMatchObject({ relation: 'mother', children: [{ name: 'Митя', genitive: 'Мити' }] })
  expect(members.find(({ person }) => person.id === here.elena.personId)).toMatchObject({
    part: 'owner',
    person: { name: 'Елена Сергеевна Воробьёва' },
  })
  expect(audience).toEqual({ pupils: 0, guardians: 1, staff: 1 })
})

test('a teacher who is also a mother wears one hat in each chat', async () => {
  const nina = await school.person('Нина Фёдоровна Гончар', 'teacher', { post: 'учитель химии' })
  await school.guardianOf(here.alia, nina)
  const cardIn = async (chatId: string, who: Member) =>
    (await who.reads(contract.listMembers, { chatId })).body.members.find(({ person }) => person.id === nina.personId)
      ?.person
  const mother = { name: 'Нина Гончар', verified: false, post: null, kinship: { children: [{ name: 'Алия' }] } }
  expect(await cardIn(here.chats.parents, here.elena)).toMatchObject(mother)
  const teacher = { name: 'Нина Фёдоровна Гончар', verified: true, post: 'учитель химии', kinship: null }
  expect(await cardIn(here.chats.staff, here.elena)).toMatchObject(teacher)
  const says = { id: randomUUID(), chatId: here.chats.parents, text: 'Я за среду' }
  expect((await nina.does(contract.sendMessage, says)).status).toBe(200)
  const { messages } = (await here.elena.reads(contract.listMessages, { chatId: here.chats.parents })).body
  expect(messages.find(({ id }) => id === says.id)?.author).toMatchObject(mother)
})

test('a reader of a channel learns who writes and how many read, not who', async () => {
  const asReader = (await here.mitya.reads(contract.listMembers, { chatId: here.chats.schoolChannel })).body
  expect(asReader.members.every(({ part }) => part !== 'reader')).toBe(true)
  expect(asReader.audience.guardians).toBe(1)
})

test('a move to another class takes the chats along, the guardian’s too; back again brings them back', async () => {
  const class7b = await school.addClass('7Б')
  const seat = { personId: here.mitya.personId, part: 'pupil' as const }
  await here.administrator.does(leaveSeat, { id: randomUUID(), classId: here.class7a, ...seat })
  expect(await automaticOf(here.mitya)).toEqual(['schoolChannel'])
  expect((await here.mitya.reads(contract.listMessages, { chatId: here.chats.class })).status).toBe(404)

  await here.administrator.does(takeSeat, { id: randomUUID(), classId: class7b, ...seat })
  expect(await automaticOf(here.mitya)).toEqual(['class 7Б', 'schoolChannel'])
  expect(await automaticOf(here.mother)).toEqual(['parents 7Б', 'schoolChannel'])

  await here.administrator.does(leaveSeat, { id: randomUUID(), classId: class7b, ...seat })
  await here.administrator.does(takeSeat, { id: randomUUID(), classId: here.class7a, ...seat })
  expect(await automaticOf(here.mother)).toEqual(['parents 7А', 'schoolChannel'])
})

test('a school nobody is in yet has its chats', async () => {
  const empty = await openSchool(world, { name: 'Новая школа' })
  await inTransaction(world.db, (tx) => seatPeople(tx, { organizationId: empty.organizationId, actorId: null }))
  const chats = world.db.selectFrom('chats').select('automatic').where('organization_id', '=', empty.organizationId)
  expect((await chats.execute()).map(({ automatic }) => automatic).sort()).toEqual([
    'schoolChannel',
    'staff',
    'staffChannel',
  ])
})

test('looking again at a school where all is well changes and tells nothing', async () => {
  const before = await Promise.all(Object.values(here.chats).map((id) => lastSeq(world, id)))
  await inTransaction(world.db, (tx) => seatPeople(tx, { organizationId: school.organizationId, actorId: null }))
  expect(await Promise.all(Object.values(here.chats).map((id) => lastSeq(world, id)))).toEqual(before)
})

test('somebody removed from the school is out of every chat, those made by hand and direct ones included', async () => {
  const leaver = await school.pupil('Денис Ким', here.class7a)
  const made = await here.elena.does(contract.createChat, {
    id: randomUUID(),
    organizationId: school.organizationId,
    kind: 'group',
    title: 'Поход',
    personIds: [leaver.personId],
  })
  const direct = await here.elena.does(contract.startDirect, {
    id: randomUUID(),
    organizationId: school.organizationId,
    personId: leaver.personId,
  })
  expect((await leaver.reads(contract.listChats, {})).body.chats).toHaveLength(4)

  await here.administrator.does(removePerson, { id: randomUUID(), personId: leaver.personId })

  expect((await leaver.reads(contract.listChats, {})).body.chats).toEqual([])
  for (const chatId of [made.body.id, direct.body.id, here.chats.class]) {
    const tried = await leaver.does(contract.sendMessage, { id: randomUUID(), chatId, text: 'я ещё тут' })
    expect(tried.status).toBe(404)
  }
})
