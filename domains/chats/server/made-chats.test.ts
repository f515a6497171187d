import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSchool, type School } from '#test/school'
import { openWorld, type World } from '#test/world'
import * as contract from '../contract.ts'
import { cast } from './test-cast.ts'

let world: World
let school: School
let here: Awaited<ReturnType<typeof cast>>
let extra: { strangeTeacher: Who; otherPupil: Who; otherMother: Who }
type Who = Awaited<ReturnType<School['person']>>
beforeAll(async () => {
  world = await openWorld()
  school = await openSchool(world)
  here = await cast(world, school)
  const class5b = await school.addClass('5Б')
  const otherPupil = await school.pupil('Соня Ли', class5b)
  extra = {
    otherPupil,
    strangeTeacher: await school.person('Нина Фёдоровна Гончар', 'teacher'),
    otherMother: await school.guardianOf(otherPupil, 'Ольга Ли'),
  }
})
afterAll(() => world.close())

type Name = Exclude<keyof typeof here, 'class7a' | 'chats'> | keyof typeof extra

const start = (who: Who, whom: Who, id = randomUUID()) =>
  who.does(contract.startDirect, { id, organizationId: school.organizationId, personId: whom.personId })

test.each<[Name, Name, number, string]>([
  ['mitya', 'alia', 200, 'a classmate'],
  ['mitya', 'elena', 200, 'the class teacher'],
  ['mitya', 'algebra', 200, 'a teacher of the class'],
  ['mitya', 'mother', 200, 'own mother'],
  ['mitya', 'otherPupil', 403, 'a pupil of another class'],
  ['mitya', 'strangeTeacher', 403, 'a teacher of others'],
  ['mitya', 'director', 403, 'the director'],
  ['elena', 'mitya', 200, 'own pupil'],
  ['strangeTeacher', 'mitya', 403, 'somebody else’s pupil'],
  ['director', 'alia', 403, 'a pupil, even for the director'],
  ['administrator', 'otherPupil', 403, 'a pupil, even for the administrator'],
  ['otherMother', 'mitya', 403, 'a strange child'],
  ['mother', 'alia', 403, 'a child’s classmate'],
  ['mother', 'elena', 200, 'the child’s teacher'],
  ['mother', 'strangeTeacher', 403, 'a teacher of others'],
  ['mother', 'administrator', 200, 'the administration'],
  ['mother', 'otherMother', 403, 'a parent of another class'],
  ['administrator', 'otherMother', 200, 'a guardian of the school'],
  ['strangeTeacher', 'algebra', 200, 'a colleague'],
])('%s beginning with %s gets %i: %s; the list of contacts agrees', async (from, to, status) => {
  const people = { ...here, ...extra }
  const { organizationId } = school
  const listed = (await people[from].reads(contract.listContacts, { organizationId })).body.people
  expect(listed.some(({ id }) => id === people[to].personId)).toBe(status === 200)

  const answer = await start(people[from], people[to])
  // Whoever may begin has begun it for both: the other way round it is the same chat already.
  const theirs = (await people[from].reads(contract.listChats, {})).body.chats.filter(({ kind }) => kind === 'direct')
  const talk = theirs.find(({ peer }) => peer?.id === people[to].personId)
  expect(answer.status).toBe(talk ? 200 : status)
})

test('two people have one chat, whoever begins and however often, even at once', async () => {
  const answers = await Promise.all([
    start(here.mitya, here.alia),
    start(here.alia, here.mitya),
    start(here.mitya, here.alia),
  ])
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
  expect(answers[0]?.body.peer?.id).toBe(here.alia.personId)
})

test('a person of another school is nobody here', async () => {
  const other = await openSchool(world, { name: 'Школа № 15' })
  const stranger = await other.person('Чужой Человек', 'teacher')
  expect((await start(here.elena, stranger as Who)).status).toBe(404)
  const across = { id: randomUUID(), organizationId: other.organizationId, personId: stranger.personId }
  expect((await here.elena.does(contract.startDirect, across)).status).toBe(404)
})

const make = (who: Who, personIds: string[], kind: 'group' | 'channel' = 'group') =>
  who.does(contract.createChat, {
    id: randomUUID(),
    organizationId: school.organizationId,
    kind,
    title: 'Олимпиада',
    personIds,
  })

test('a teacher gathers own pupils and colleagues, not strange children; pupils and guardians gather nobody', async () => {
  expect((await make(here.elena, [here.mitya.personId, here.algebra.personId])).status).toBe(200)
  expect((await make(here.elena, [extra.otherPupil.personId])).status).toBe(403)
  expect((await make(here.administrator, [extra.otherPupil.personId])).status).toBe(200)
  expect((await make(here.mitya, [here.alia.personId])).status).toBe(403)
  expect((await make(here.mother, [here.elena.personId])).status).toBe(403)
})

test('an owner adds and removes people, a member leaves; others may not', async () => {
  const chatId = (await make(here.elena, [here.mitya.personId])).body.id
  const add = (who: Who, whom: Who) =>
    who.does(contract.addMembers, { id: randomUUID(), chatId, personIds: [whom.personId] })
  const remove = (who: Who, whom: Who) =>
    who.does(contract.removeMember, { id: randomUUID(), chatId, personId: whom.personId })
  const sees = async (who: Who) => (await who.reads(contract.getChat, { chatId })).status

  expect((await add(here.mitya, here.alia)).status).toBe(403)
  expect((await add(here.elena, here.alia)).status).toBe(200)
  expect(await sees(here.alia)).toBe(200)
  expect((await remove(here.mitya, here.alia)).status).toBe(403)
  expect((await remove(here.elena, here.alia)).status).toBe(200)
  expect(await sees(here.alia)).toBe(404)
  expect((await remove(here.mitya, here.mitya)).status).toBe(200)
  expect(await sees(here.mitya)).toBe(404)
})

test('adding a member again does not take the owner’s part away', async () => {
  const chatId = (await make(here.elena, [])).body.id
  await here.elena.does(contract.addMembers, { id: randomUUID(), chatId, personIds: [here.elena.personId] })
  expect((await here.elena.reads(contract.getChat, { chatId })).body.can.moderate).toBe(true)
})

test('nobody is added to or removed from a chat that follows its class', async () => {
  const chatId = here.chats.class
  const add = { id: randomUUID(), chatId, personIds: [here.algebra.personId] }
  expect((await here.elena.does(contract.addMembers, add)).status).toBe(403)
  const leave = { id: randomUUID(), chatId, personId: here.mitya.personId }
  expect((await here.mitya.does(contract.removeMember, leave)).status).toBe(403)
})

test('in a channel made by hand the maker writes and the others read', async () => {
  const chatId = (await make(here.elena, [here.mitya.personId], 'channel')).body.id
  const send = (who: Who) => who.does(contract.sendMessage, { id: randomUUID(), chatId, text: 'Сбор в 10:00' })
  expect((await send(here.elena)).status).toBe(200)
  expect((await send(here.mitya)).status).toBe(403)
})
