import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { removePerson } from '#contract/people'
import { type Member, openSchool, type School } from '#test/school'
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

const check = async () => {
  const { organizationId } = school
  const { chats } = (await here.administrator.reads(contract.checkChats, { organizationId })).body
  return chats
}
const make = async (who: Member, personIds: string[], more: object = {}) =>
  (
    await who.does(contract.createChat, {
      id: randomUUID(),
      organizationId: school.organizationId,
      kind: 'group',
      title: 'Коллеги математики',
      personIds,
      ...more,
    })
  ).body

test('a school where all is well has all its chats, everybody in them, and adults with the pupils', async () => {
  const chats = await check()
  expect(chats.map(({ automatic, className }) => [automatic, className])).toEqual([
    ['staff', null],
    ['schoolChannel', null],
    ['staffChannel', null],
    ['class', '7А'],
    ['parents', '7А'],
    ['teachers', '7А'],
  ])
  for (const chat of chats)
    expect(chat).toMatchObject({ lacks: [], strangers: [], adult: true, chatId: expect.any(String) })
})

test('what is missing is named, mended at one press, and mended once', async () => {
  await world.db
    .updateTable('chat_seats')
    .set({ left_at: new Date() })
    .where('person_id', '=', here.mitya.personId)
    .where('chat_id', '=', here.chats.class)
    .execute()
  await world.db.updateTable('chats').set({ title: null }).where('id', '=', here.chats.class).execute()
  const broken = (await check()).find(({ automatic }) => automatic === 'class')
  expect(broken?.lacks).toEqual(['Кузнецов Митя'])

  const { organizationId } = school
  const mend = { id: randomUUID(), organizationId }
  expect((await here.elena.does(contract.mendChats, mend)).status).toBe(403)
  await here.administrator.does(contract.mendChats, { ...mend, id: randomUUID() })
  expect((await check()).every(({ lacks }) => lacks.length === 0)).toBe(true)
  const seq = await lastSeq(world, here.chats.class)
  await here.administrator.does(contract.mendChats, { ...mend, id: randomUUID() })
  expect(await lastSeq(world, here.chats.class)).toBe(seq)
})

test('a class whose teacher has not been named yet is told apart: nobody answers for its pupils', async () => {
  const class8a = await school.addClass('8А')
  await school.pupil('Ева Громова', class8a)
  const told = (await check()).filter(({ classId }) => classId === class8a)
  expect(told.find(({ automatic }) => automatic === 'class')?.adult).toBe(false)
  expect(told.find(({ automatic }) => automatic === 'parents')?.adult).toBe(true)
  const listed = (await here.director.reads(contract.listSchoolChats, { organizationId: school.organizationId })).body
  expect(listed.chats.find((chat) => chat.className === '8А' && chat.automatic === 'class')).toMatchObject({
    adult: false,
    pupils: 1,
  })
})

test('who answers for children does not leave them alone; another owner may be appointed first', async () => {
  const { id: chatId } = await make(here.elena, [here.mitya.personId])
  const leave = () =>
    here.elena.does(contract.removeMember, { id: randomUUID(), chatId, personId: here.elena.personId })
  expect((await leave()).body).toMatchObject({ error: 'conflict' })
  const appoint = (who: Member, whom: Member) =>
    who.does(contract.appointOwner, { id: randomUUID(), chatId, personId: whom.personId })
  expect((await appoint(here.mitya, here.mitya)).status).toBe(403)
  expect((await appoint(here.elena, here.mitya)).status).toBe(409)
  expect((await appoint(here.administrator, here.administrator)).status).toBe(403)
  expect((await appoint(here.elena, here.algebra)).status).toBe(200)
  expect((await leave()).status).toBe(200)
  expect((await here.algebra.reads(contract.getChat, { chatId })).body.can.moderate).toBe(true)
})

test('where the owner has left the school the administration appoints another', async () => {
  const leaver = await school.teacher('Нина Фёдоровна Гончар', here.class7a)
  const { id: chatId } = await make(leaver, [here.alia.personId])
  await here.administrator.does(removePerson, { id: randomUUID(), personId: leaver.personId })
  const listed = (await here.director.reads(contract.listSchoolChats, { organizationId: school.organizationId })).body
  expect(listed.chats.find(({ id }) => id === chatId)).toMatchObject({ adult: false, owners: [] })
  const appoint = (who: Member) =>
    who.does(contract.appointOwner, { id: randomUUID(), chatId, personId: here.algebra.personId })
  expect((await appoint(here.elena)).status).toBe(404)
  expect((await appoint(here.director)).status).toBe(200)
  expect((await here.algebra.reads(contract.getChat, { chatId })).body.can.moderate).toBe(true)
})

test('an open chat of colleagues is found and joined; closed ones and those with families are not (R073)', async () => {
  const { organizationId } = school
  const open = await make(here.algebra, [], { open: true })
  const closed = await make(here.algebra, [])
  const find = async (who: Member) => (await who.reads(contract.listOpenChats, { organizationId })).body.chats
  expect(await find(here.elena)).toMatchObject([{ id: open.id, title: 'Коллеги математики', seated: false, people: 1 }])
  const join = (who: Member, chatId: string) => who.does(contract.joinChat, { id: randomUUID(), chatId })
  expect((await join(here.elena, open.id)).body).toMatchObject({ id: open.id, can: { post: true, moderate: false } })
  expect((await join(here.elena, open.id)).status).toBe(200)
  expect((await find(here.elena))[0]).toMatchObject({ seated: true, people: 2 })
  for (const chatId of [closed.id, here.chats.class, randomUUID()])
    expect((await join(here.director, chatId)).status).toBe(404)
  for (const who of [here.mitya, here.mother]) {
    expect((await join(who, open.id)).status).toBe(404)
    expect((await who.reads(contract.listOpenChats, { organizationId })).status).toBe(403)
  }
  for (const one of [here.mother, here.mitya]) {
    const families = { id: randomUUID(), chatId: open.id, personIds: [one.personId] }
    expect((await here.algebra.does(contract.addMembers, families)).status).toBe(409)
  }
  const seated = await make(here.elena, [here.mitya.personId])
  expect((await here.elena.does(contract.setRules, { chatId: seated.id, open: true })).status).toBe(409)
  expect((await here.elena.does(contract.setRules, { chatId: here.chats.class, open: true })).status).toBe(409)
  await here.algebra.does(contract.setRules, { chatId: open.id, open: false })
  expect(await find(here.director)).toEqual([])
})

test('a look leaves its line in the chat for good, and every member sees that it took place', async () => {
  const chatId = here.chats.class
  const before = (await here.mitya.reads(contract.getChat, { chatId })).body
  expect(before.lookedAt).toBeNull()
  const page = (await here.mitya.reads(contract.listMessages, { chatId })).body
  const state: ChatState = { chat: { ...before, seq: page.seq }, messages: page.messages }
  const reason = 'Жалоба родителей на переписку'
  await here.director.does(contract.lookInto, { id: randomUUID(), chatId, reason })

  const after = (await here.mitya.reads(contract.getChat, { chatId })).body
  const { looks } = (await here.mitya.reads(contract.listLooks, { chatId })).body
  expect(looks).toMatchObject([{ by: 'Павел Андреевич Громов', reason, at: after.lookedAt }])
  const { messages } = (await here.mitya.reads(contract.listMessages, { chatId })).body
  const line = messages.at(-1)!
  expect(line).toMatchObject({ attachment: { type: 'look', id: looks[0]!.id }, author: { id: here.director.personId } })
  expect(line.text).toContain(reason)
  const events = await eventsAfter(world, chatId, state.chat.seq)
  expect(events.reduce(applyChatEvent, state)).toEqual({ chat: after, messages })

  const remove = (who: Member) => who.does(contract.removeMessage, { id: randomUUID(), chatId, messageId: line.id })
  expect((await remove(here.elena)).status).toBe(403)
  expect((await here.director.reads(contract.getChat, { chatId })).status).toBe(404)
})

test('what somebody keeps for oneself is looked into by nobody', async () => {
  const { organizationId } = school
  const self = { id: randomUUID(), organizationId, personId: here.mitya.personId }
  const { id: chatId } = (await here.mitya.does(contract.startDirect, self)).body
  const look = { id: randomUUID(), chatId, reason: 'Любопытно' }
  expect((await here.director.does(contract.lookInto, look)).status).toBe(404)
})

test('the owner says who writes and how often; members are told by `can` and by the refusal', async () => {
  const chatId = here.chats.parents
  const rules = (some: object) => here.elena.does(contract.setRules, { chatId, ...some })
  const canPost = async (who: Member) => (await who.reads(contract.getChat, { chatId })).body.can.post
  const send = (who: Member) => who.does(contract.sendMessage, { id: randomUUID(), chatId, text: 'Кто едет?' })
  for (const writers of ['staff', 'owners'] as const) {
    await rules({ writers })
    expect(await canPost(here.mother)).toBe(false)
    expect((await send(here.mother)).status).toBe(403)
    expect((await send(here.elena)).status).toBe(200)
  }
  await rules({ writers: 'all', perMinute: 2 })
  expect((await here.mother.reads(contract.getChat, { chatId })).body.rules).toEqual({
    slowSeconds: 0,
    perMinute: 2,
    links: 'all',
    writers: 'all',
  })
  expect(await canPost(here.mother)).toBe(true)
  const answers = await Promise.all([send(here.mother), send(here.mother), send(here.mother), send(here.mother)])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 429, 429])
  await rules({ perMinute: 0, slowSeconds: 60 })
  expect((await send(here.mother)).status).toBe(429)
  await rules({ slowSeconds: 0 })
})
