import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSchool, type School } from '#test/school'
import { openWorld, type World } from '#test/world'
import * as contract from '../contract.ts'
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

const say = async (who: 'mitya' | 'elena' | 'alia', text = 'В субботу поход', more: object = {}) =>
  (await here[who].does(contract.sendMessage, { id: randomUUID(), chatId, text, ...more })).body

test('the class teacher pins, everybody sees it at the top; a pupil may not', async () => {
  const { id } = await say('mitya')
  const seq = await lastSeq(world, chatId)
  expect((await here.mitya.does(contract.pinMessage, { chatId, messageId: id, on: true })).status).toBe(403)
  await here.elena.does(contract.pinMessage, { chatId, messageId: id, on: true })
  await here.elena.does(contract.pinMessage, { chatId, messageId: id, on: true })
  expect((await here.alia.reads(contract.listPinned, { chatId })).body.messages).toMatchObject([{ id, pinned: true }])
  expect(await eventsAfter(world, chatId, seq)).toMatchObject([
    { type: 'chats.pinsChanged', view: { messageId: id, pinned: true } },
  ])
  await here.elena.does(contract.pinMessage, { chatId, messageId: id, on: false })
  expect((await here.alia.reads(contract.listPinned, { chatId })).body.messages).toEqual([])
})

test('a forwarded message keeps its words and names its first author, from chats one sits in only', async () => {
  const said = await say('elena', 'Собрание в среду')
  const forward = (who: 'elena' | 'mother') =>
    here[who].does(contract.sendMessage, {
      id: randomUUID(),
      chatId: here.chats.parents,
      text: '',
      forwardOf: { chatId, messageId: said.id },
    })
  const forwarded = await forward('elena')
  expect(forwarded.body).toMatchObject({
    text: 'Собрание в среду',
    forwardedFrom: { authorName: 'Елена Сергеевна Воробьёва', sentAt: said.sentAt },
  })
  expect((await forward('mother')).status).toBe(404)
  const read = (await here.mother.reads(contract.listMessages, { chatId: here.chats.parents })).body.messages.at(-1)
  expect(read).toEqual(forwarded.body)
})

test('an empty message without anything to carry is asked for words', async () => {
  const empty = await here.mitya.does(contract.sendMessage, { id: randomUUID(), chatId, text: '   ' })
  expect(empty).toMatchObject({ status: 400, body: { error: 'invalid', field: 'text' } })
})

test('the owner’s rules bind everybody else: slow mode, links from the staff', async () => {
  const rules = { chatId, slowSeconds: 60, links: 'staff' as const }
  expect((await here.mitya.does(contract.setRules, rules)).status).toBe(403)
  await here.elena.does(contract.setRules, rules)
  const send = (who: 'mitya' | 'elena', text: string) =>
    here[who].does(contract.sendMessage, { id: randomUUID(), chatId, text })
  expect((await send('mitya', 'глянь https://example.org/игра')).status).toBe(403)
  await world.db
    .updateTable('messages')
    .set({ sent_at: new Date(0) } as never)
    .where('chat_id', '=', chatId)
    .execute()
  expect((await send('mitya', 'раз')).status).toBe(200)
  expect((await send('mitya', 'два')).status).toBe(429)
  expect((await send('elena', 'https://example.org/список')).status).toBe(200)
  expect((await send('elena', 'и ещё')).status).toBe(200)
  await here.elena.does(contract.setRules, { chatId, slowSeconds: 0, links: 'all' })
})

test('what I want of a chat is kept for me and told to my other devices', async () => {
  const seq = await lastSeq(world, here.mitya.accountId)
  const options = {
    notify: 'mentions' as const,
    mutedUntil: null,
    archived: true,
    folder: 'Учёба',
    pinned: false,
    unread: false,
  }
  const set = await here.mitya.does(contract.setOptions, { chatId, ...options })
  expect(set.body.options).toEqual(options)
  expect((await here.alia.reads(contract.getChat, { chatId })).body.options.archived).toBe(false)
  expect(await lastSeq(world, here.mitya.accountId)).toBe(seq + 1)
})

test('ten of my chats stand at the top, and an eleventh is refused', async () => {
  const want = (pinned: boolean) => ({
    notify: 'all' as const,
    mutedUntil: null,
    archived: false,
    folder: null,
    pinned,
  })
  const pin = (id: string, on = true) => here.elena.does(contract.setOptions, { chatId: id, ...want(on) })
  const ids: string[] = []
  for (let n = 0; n < 11; n += 1) {
    const group = { id: randomUUID(), organizationId: school.organizationId, kind: 'group' as const }
    const made = await here.elena.does(contract.createChat, { ...group, title: `Поход ${n}`, personIds: [] })
    ids.push(made.body.id)
  }
  for (const id of ids.slice(0, 10)) expect((await pin(id)).body.options.pinned).toBe(true)
  expect(await pin(ids[10]!)).toMatchObject({ status: 409, body: { reason: expect.stringContaining('10 чатов') } })
  expect((await pin(ids[0]!)).status).toBe(200)
  expect((await pin(ids[0]!, false)).body.options.pinned).toBe(false)
  expect((await pin(ids[10]!)).body.options.pinned).toBe(true)
  expect((await here.algebra.reads(contract.listChats, {})).body.chats.every(({ options }) => !options.pinned)).toBe(
    true,
  )
})

test('a look is open for half an hour, has a reason, and the members see it at once', async () => {
  expect((await here.director.reads(contract.listLookedMessages, { chatId })).status).toBe(404)
  const look = { id: randomUUID(), chatId, reason: 'Жалоба родителей на переписку' }
  expect((await here.algebra.does(contract.lookInto, look)).status).toBe(404)
  expect((await here.director.does(contract.lookInto, { ...look, id: randomUUID() })).status).toBe(200)
  const { messages } = (await here.director.reads(contract.listLookedMessages, { chatId })).body
  expect(messages.length).toBeGreaterThan(0)
  const { looks } = (await here.mitya.reads(contract.listLooks, { chatId })).body
  expect(looks).toMatchObject([{ by: 'Павел Андреевич Громов', reason: look.reason }])
  expect((await eventsAfter(world, chatId, (await lastSeq(world, chatId)) - 1))[0]).toMatchObject({
    type: 'chats.lookedInto',
  })
  const send = { id: randomUUID(), chatId, text: 'Я директор' }
  expect((await here.director.does(contract.sendMessage, send)).status).toBe(404)
})

test('a direct chat of two adults cannot be looked into', async () => {
  const direct = await here.elena.does(contract.startDirect, {
    id: randomUUID(),
    organizationId: school.organizationId,
    personId: here.mother.personId,
  })
  const look = { id: randomUUID(), chatId: direct.body.id, reason: 'Любопытно' }
  expect((await here.director.does(contract.lookInto, look)).status).toBe(404)
})

test('the school takes a tie away and gives it back', async () => {
  const { organizationId } = school
  const rules = (await here.administrator.reads(contract.getContactRules, { organizationId })).body
  expect(rules.standard).toBe(true)
  const without = rules.allowed.filter((tie) => tie !== 'classmate')
  await here.administrator.does(contract.setContactRules, { organizationId, allowed: without })
  const start = () =>
    here.mitya.does(contract.startDirect, { id: randomUUID(), organizationId, personId: here.alia.personId })
  expect((await start()).status).toBe(403)
  await here.administrator.does(contract.setContactRules, { organizationId, allowed: rules.presets.usual })
  expect((await start()).status).toBe(200)
})

test('the administration sees names of chats and who answers for each, never a text', async () => {
  const listed = (await here.director.reads(contract.listSchoolChats, { organizationId: school.organizationId })).body
  const ours = listed.chats.find(({ id }) => id === chatId)
  expect(ours).toMatchObject({
    automatic: 'class',
    className: '7А',
    owners: ['Елена Сергеевна Воробьёва'],
    seated: false,
  })
  expect(JSON.stringify(listed)).not.toContain('Кто взял мяч')
})
