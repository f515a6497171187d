import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { signIn } from '#contract/accounts'
import { listChats, listMembers, listMessages, sendMessage } from '#contract/chats'
import { getClass } from '#contract/classes'
import { listMyHats } from '#contract/people'
import { shiftClock } from '#server/clock'
import { openWorld, type World } from '#test/world'
import { join, listInvitations, listJoinRequests, revokeInvitation } from '../contract.ts'
import { childOf, newAccount, openCast, typed } from './test-cast.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
afterEach(() => shiftClock(0))

const countAccounts = async () =>
  (
    await world.db
      .selectFrom('accounts')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n

test('a pupil joins at once, is in the class chat, and the class teacher sees the first message', async () => {
  const { classId, leader, link } = await openCast(world)
  const { token, id } = await link(leader, { usesMax: 30 })

  const joined = await world.as().does(join, { token, ...typed('Ахметов Тимур') })

  expect(joined.body).toMatchObject({ state: 'joined', account: { name: 'Тимур Ахметов', hasPassword: true } })
  const timur = world.as(joined.body.token!)
  const { hats } = (await timur.reads(listMyHats, {})).body
  expect(hats).toMatchObject([{ roles: ['pupil'], classes: [{ id: classId, name: '7А', part: 'pupil' }] }])
  const { chats } = (await timur.reads(listChats, {})).body
  const chatId = chats.find(({ automatic }) => automatic === 'class')!.id
  expect(joined.body.chatId).toBe(chatId)
  await timur.does(sendMessage, { id: randomUUID(), chatId, text: 'Всем привет!' })
  expect((await leader.reads(listMessages, { chatId })).body.messages).toMatchObject([{ text: 'Всем привет!' }])
  const { invitations } = (await leader.reads(listInvitations, { organizationId: hats[0]!.organization.id })).body
  expect(invitations).toMatchObject([{ id, uses: 1, usesMax: 30 }])
})

test('nobody joins with an address that is not proved to be theirs', async () => {
  const { leader, link } = await openCast(world)
  const { token } = await link(leader)
  const one = typed('Белов Артём')
  const account = { ...one.account, email: 'somebody-else@example.ru' }
  const joined = await world.as().does(join, { token, ...one, account })
  expect(joined.body.account).toMatchObject({ name: 'Артём Белов', email: null })
})

test('fifty join at the same moment by a link of ten uses: exactly ten get in, forty leave no trace', async () => {
  const { classId, leader, link } = await openCast(world)
  const { token, id } = await link(leader, { usesMax: 10 })
  const accountsBefore = await countAccounts()

  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, i) => world.as().does(join, { token, ...typed(`Иванов Пётр${'а'.repeat(i)}`) })),
  )

  const statuses = answers.map(({ status }) => status).sort()
  expect(statuses).toEqual([...Array(10).fill(200), ...Array(40).fill(409)])
  expect(answers.find(({ status }) => status === 409)!.body.reason).toContain('уже вступили все')
  const { seats } = (await leader.reads(getClass, { classId })).body
  expect(seats.filter(({ part }) => part === 'pupil')).toHaveLength(10)
  const row = await world.db.selectFrom('invitations').select('uses').where('id', '=', id).executeTakeFirstOrThrow()
  expect(row.uses).toBe(10)
  expect((await countAccounts()) - accountsBefore).toBe(10)
}, 60_000)

test('a lost answer is asked for again, even five times at once: one account, one person, one use', async () => {
  const { classId, leader, link, organizationId } = await openCast(world)
  const { token } = await link(leader, { usesMax: 1 })
  const same = { token, ...typed('Белов Артём') }

  const first = await Promise.all(Array.from({ length: 5 }, () => world.as().does(join, same)))
  const later = await world.as().does(join, same)

  expect([...first, later].map(({ body }) => body.state)).toEqual(Array(6).fill('joined'))
  expect(new Set([...first, later].map(({ body }) => body.account.id)).size).toBe(1)
  const { seats } = (await leader.reads(getClass, { classId })).body
  expect(seats.filter(({ part }) => part === 'pupil')).toHaveLength(1)
  expect((await leader.reads(listInvitations, { organizationId })).body.invitations).toMatchObject([{ uses: 1 }])
})

test('the same login with another password is taken, not opened', async () => {
  const { leader, link } = await openCast(world)
  const { token } = await link(leader)
  const mine = typed('Белов Артём')
  await world.as().does(join, { token, ...mine })

  const other = await world.as().does(join, {
    token,
    ...typed('Орлов Иван', { account: { ...mine.account, password: 'не тот пароль' } }),
  })

  expect(other).toMatchObject({ status: 409, body: { field: 'account.login' } })
})

test('a signed-in account joins without a new session and keeps its one person in the school', async () => {
  const { school, classId, leader, link } = await openCast(world)
  const tanya = await school.person('Татьяна Орлова', 'teacher')
  await school.pupil('Василиса Орлова', classId)
  const { token } = await link(leader, { role: 'guardian' })

  const joined = await tanya.does(join, {
    token,
    name: tanya.name,
    child: childOf('Орлова Василиса'),
    relation: 'mother',
  })

  expect(joined.body).toMatchObject({ state: 'joined', token: null, account: { id: tanya.accountId } })
  const { hats } = (await tanya.reads(listMyHats, {})).body
  expect(hats).toHaveLength(1)
  expect(hats[0]!.roles.toSorted()).toEqual(['guardian', 'teacher'])
  expect(hats[0]!.children).toMatchObject([{ className: '7А' }])
})

test('a guardian comes at once to the child of that name: ё, case and spaces do not matter', async () => {
  const { school, classId, leader, link } = await openCast(world)
  const artem = await school.pupil('Артём Белов', classId)
  const { token } = await link(leader, { role: 'guardian' })

  const joined = await world
    .as()
    .does(join, { token, ...typed('Белова Ирина'), child: childOf('белов АРТЕМ'), relation: 'mother' })

  expect(joined.body.state).toBe('joined')
  const { chats } = (await world.as(joined.body.token!).reads(listChats, {})).body
  const parents = chats.find(({ automatic }) => automatic === 'parents')!
  const { members } = (await leader.reads(listMembers, { chatId: parents.id })).body
  const irina = members.find(({ person }) => person.name === 'Ирина Белова')!.person
  expect(irina.kinship).toMatchObject({ relation: 'mother', children: [{ id: artem.personId }] })
})

test.each([
  ['nobody has that name', 'Ветров Илья', 1],
  ['the child sits in another class', 'Лапин Егор', 0],
  ['two have that name', 'Ким Алина', 2],
])('a guardian waits when %s', async (_why, child) => {
  const { school, classId, otherId, leader, link, organizationId } = await openCast(world)
  await school.pupil('Егор Лапин', otherId)
  await school.pupil('Алина Ким', classId)
  await school.pupil('Алина Ким', classId)
  const { token } = await link(leader, { role: 'guardian' })

  const asked = await world
    .as()
    .does(join, { token, ...typed('Ветрова Инна'), child: childOf(child), relation: 'mother' })

  expect(asked.body.state).toBe('waiting')
  expect((await world.as(asked.body.token!).reads(listChats, {})).body.chats).toEqual([])
  expect((await leader.reads(listJoinRequests, { organizationId })).body.waiting).toBe(1)
})

test('a name that stands in the school’s list without an account waits and is suggested, never taken over by the link', async () => {
  const { school, classId, leader, link, organizationId } = await openCast(world)
  const listed = await school.pupil('Артём Белов', classId, { joined: false })
  const { token } = await link(leader)

  const asked = await world.as().does(join, { token, ...typed('Белов Артем') })

  expect(asked.body.state).toBe('waiting')
  const { requests } = (await leader.reads(listJoinRequests, { organizationId })).body
  expect(requests).toMatchObject([{ likely: [{ id: listed.personId, fullName: 'Белов Артём', className: '7А' }] }])
  const row = await world.db
    .selectFrom('people')
    .select('account_id')
    .where('id', '=', listed.personId)
    .executeTakeFirst()
  expect(row!.account_id).toBeNull()
})

test('a guardian must name the child and who they are to it', async () => {
  const { leader, link } = await openCast(world)
  const { token } = await link(leader, { role: 'guardian' })
  const nameless = await world.as().does(join, { token, ...typed('Белова Ирина') })
  const unrelated = await world.as().does(join, { token, ...typed('Белова Ирина'), child: childOf('Белов Артём') })
  expect(nameless).toMatchObject({ status: 400, body: { field: 'child.lastName' } })
  expect(unrelated).toMatchObject({ status: 400, body: { field: 'relation' } })
})

test('a parent of twins comes twice by one link', async () => {
  const { school, classId, leader, link } = await openCast(world)
  await school.pupil('Соня Кузнецова', classId)
  await school.pupil('Митя Кузнецов', classId)
  const { token } = await link(leader, { role: 'guardian' })
  const first = await world
    .as()
    .does(join, { token, ...typed('Кузнецова Ольга'), child: childOf('Кузнецова Соня'), relation: 'mother' })
  const mother = world.as(first.body.token!)

  const second = await mother.does(join, {
    token,
    name: { lastName: 'Кузнецова', firstName: 'Ольга' },
    child: childOf('Кузнецов Митя'),
    relation: 'mother',
  })

  expect(second.body.state).toBe('joined')
  const { hats } = (await mother.reads(listMyHats, {})).body
  expect(hats[0]!.children.map(({ name }) => name).sort()).toEqual(['Митя', 'Соня'].sort())
})

test('a child signed in on the family’s phone does not become a guardian, nor father mother', async () => {
  const { school, classId, leader, link } = await openCast(world)
  const pupil = await school.pupil('Анна Белова', classId)
  const father = await school.guardianOf(pupil, 'Пётр Белов', 'father')
  const { token } = await link(leader, { role: 'guardian' })
  const wish = {
    token,
    name: { lastName: 'Белова', firstName: 'Анна' },
    child: childOf('Белова Анна'),
    relation: 'mother' as const,
  }

  expect((await pupil.does(join, wish)).status).toBe(409)
  expect((await father.does(join, wish)).status).toBe(409)
})

test('a pupil of another class does not move by a link: the administration decides', async () => {
  const { school, otherId, leader, link } = await openCast(world)
  const pupil = await school.pupil('Егор Лапин', otherId)
  const { token } = await link(leader)

  const asked = await pupil.does(join, { token, name: pupil.name })

  expect(asked.body.state).toBe('waiting')
  expect((await pupil.reads(listMyHats, {})).body.hats[0]!.classes).toMatchObject([{ id: otherId }])
})

test('an expired, a revoked and an unknown link are refused, and no account is made', async () => {
  const { leader, link } = await openCast(world)
  const [expired, revoked] = [await link(leader, { days: 1 }), await link(leader, { days: 30 })]
  await leader.does(revokeInvitation, { id: randomUUID(), invitationId: revoked.id })
  const accountsBefore = await countAccounts()
  shiftClock(2 * 24 * 3600 * 1000)

  const answers = await Promise.all(
    [expired.token, revoked.token, 'x'.repeat(22)].map((token) =>
      world.as().does(join, { token, ...typed('Орлов Иван') }),
    ),
  )

  expect(answers.map(({ status }) => status)).toEqual([409, 409, 404])
  expect(await countAccounts()).toBe(accountsBefore)
})

test('nobody joins without an account, and the password that was chosen signs in', async () => {
  const { leader, link } = await openCast(world)
  const { token } = await link(leader)
  const account = newAccount()

  const bare = await world.as().does(join, { token, name: { lastName: 'Орлов', firstName: 'Иван' } })
  expect(bare).toMatchObject({ status: 401, body: { error: 'unauthenticated' } })
  await world.as().does(join, { token, ...typed('Орлов Иван', { account }) })
  expect((await world.as().does(signIn, account)).status).toBe(200)
})
