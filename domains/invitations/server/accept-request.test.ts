import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listChats } from '#contract/chats'
import { getClass } from '#contract/classes'
import { getPerson, listMyHats, listPeople } from '#contract/people'
import { openSchool } from '#test/school'
import { openWorld, type Visitor, type World } from '#test/world'
import { acceptRequest, join, listInvitations, listJoinRequests, listMyRequests, refuseRequest } from '../contract.ts'
import { childOf, openCast, typed } from './test-cast.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

type Cast = Awaited<ReturnType<typeof openCast>>

/** Somebody asks by a link with approval; answers with them and the id of the request. */
async function ask(token: string, spoken: string, more: object = {}) {
  const { body } = await world.as().does(join, { token, ...typed(spoken, more) })
  const visitor = world.as(body.token!)
  const [request] = (await visitor.reads(listMyRequests, {})).body.requests
  return { visitor, requestId: request!.id, accountId: body.account.id, answer: body }
}

const queue = async (who: Visitor, { organizationId }: Cast, state: 'waiting' | 'decided' = 'waiting') =>
  (await who.reads(listJoinRequests, { organizationId, state })).body

const told = async (accountId: string) =>
  (await world.db.selectFrom('events').select('type').where('topic_id', '=', accountId).execute()).map(
    ({ type }) => type,
  )

test('a pupil who waits sees nothing; accepted as the one of the list, they are that person', async () => {
  const cast = await openCast(world)
  const listed = await cast.school.pupil('Тимур Ахметов', cast.classId, { joined: false })
  const { token } = await cast.link(cast.leader, { approval: true })
  const timur = await ask(token, 'Ахметов Тимур')
  expect(timur.answer.state).toBe('waiting')
  expect((await timur.visitor.reads(listMyHats, {})).body.hats).toEqual([])
  const { requests, waiting } = await queue(cast.leader, cast)
  expect(waiting).toBe(1)
  expect(requests).toMatchObject([{ id: timur.requestId, role: 'pupil', likely: [{ id: listed.personId }] }])

  const accepted = await cast.leader.does(acceptRequest, {
    id: randomUUID(),
    requestId: timur.requestId,
    personId: listed.personId,
  })

  expect(accepted.body.state).toBe('accepted')
  const { hats } = (await timur.visitor.reads(listMyHats, {})).body
  expect(hats).toMatchObject([{ personId: listed.personId, classes: [{ id: cast.classId }] }])
  const { chats } = (await timur.visitor.reads(listChats, {})).body
  expect(chats.map(({ automatic }) => automatic)).toContain('class')
  expect(await told(timur.accountId)).toContain('invitations.requestDecided')
  expect((await queue(cast.leader, cast)).waiting).toBe(0)
  expect((await queue(cast.admin, cast, 'decided')).requests).toMatchObject([{ state: 'accepted' }])
})

test('accepted as a new one, a pupil gets a seat; an employee is confirmed by whoever accepts', async () => {
  const cast = await openCast(world)
  const { token } = await cast.link(cast.leader, { approval: true })
  const pupil = await ask(token, 'Орлов Иван')
  const staffLink = await cast.link(cast.admin, { role: 'teacher', approval: true })
  const teacher = await ask(staffLink.token, 'Сафина Гульнара Рашидовна')

  await cast.leader.does(acceptRequest, { id: randomUUID(), requestId: pupil.requestId })
  await cast.admin.does(acceptRequest, { id: randomUUID(), requestId: teacher.requestId })

  const { seats } = (await cast.leader.reads(getClass, { classId: cast.classId })).body
  expect(seats.map(({ person }) => person.fullName)).toContain('Орлов Иван')
  const [hat] = (await teacher.visitor.reads(listMyHats, {})).body.hats
  const { person } = (await cast.admin.reads(getPerson, { personId: hat!.personId })).body
  expect(person).toMatchObject({ roles: ['teacher'], verified: true, joined: true })
})

test('a guardian is bound to the child of the given name, or to the one that is chosen', async () => {
  const cast = await openCast(world)
  const artem = await cast.school.pupil('Артём Белов', cast.classId)
  const { token } = await cast.link(cast.leader, { role: 'guardian', approval: true })
  const irina = await ask(token, 'Белова Ирина', { child: childOf('Белов Артем'), relation: 'mother' })
  const sergey = await ask(token, 'Белов Сергей', { child: childOf('Белов Тёма'), relation: 'father' })
  const { requests } = await queue(cast.leader, cast)
  expect(requests.map(({ likelyChildren }) => likelyChildren.length)).toEqual([1, 0])

  await cast.leader.does(acceptRequest, { id: randomUUID(), requestId: irina.requestId })
  const unknown = await cast.leader.does(acceptRequest, { id: randomUUID(), requestId: sergey.requestId })
  expect(unknown).toMatchObject({ status: 400, body: { field: 'pupilId' } })
  await cast.leader.does(acceptRequest, { id: randomUUID(), requestId: sergey.requestId, pupilId: artem.personId })

  const { person } = (await cast.leader.reads(getPerson, { personId: artem.personId })).body
  expect(person.guardians.map(({ fullName, relation, joined }) => [fullName, relation, joined]).sort()).toEqual([
    ['Белов Сергей', 'father', true],
    ['Белова Ирина', 'mother', true],
  ])
})

test('refused with a reason: the asker reads it, the use comes back, asking again is possible', async () => {
  const cast = await openCast(world)
  const { token } = await cast.link(cast.leader, { approval: true, usesMax: 1 })
  const stranger = await ask(token, 'Петров Сергей')
  const full = await world.as().does(join, { token, ...typed('Орлов Иван') })
  expect(full.status).toBe(409)

  const refused = await cast.leader.does(refuseRequest, {
    id: randomUUID(),
    requestId: stranger.requestId,
    reason: 'Напишите имя ученика',
  })

  expect(refused.body.state).toBe('refused')
  expect((await stranger.visitor.reads(listMyRequests, {})).body.requests).toMatchObject([
    { state: 'refused', reason: 'Напишите имя ученика', className: '7А' },
  ])
  expect(await told(stranger.accountId)).toContain('invitations.requestDecided')
  const { invitations } = (await cast.leader.reads(listInvitations, { organizationId: cast.organizationId })).body
  expect(invitations).toMatchObject([{ uses: 0 }])
  const again = await stranger.visitor.does(join, { token, name: { lastName: 'Петров', firstName: 'Сергей' } })
  expect(again.body.state).toBe('waiting')
})

test('asking twice is one request; deciding twice, even at once, decides once', async () => {
  const cast = await openCast(world)
  const { token } = await cast.link(cast.leader, { approval: true })
  const timur = await ask(token, 'Ахметов Тимур')
  await timur.visitor.does(join, { token, name: { lastName: 'Ахметов', firstName: 'Тимур' } })
  expect((await queue(cast.leader, cast)).waiting).toBe(1)

  const command = { id: randomUUID(), requestId: timur.requestId }
  const answers = await Promise.all([
    cast.leader.does(acceptRequest, command),
    cast.leader.does(acceptRequest, command),
    cast.admin.does(acceptRequest, { ...command, id: randomUUID() }),
    cast.admin.does(refuseRequest, { ...command, id: randomUUID() }),
  ])

  expect(answers.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(2)
  expect(answers.filter(({ status }) => status === 409).length).toBeGreaterThanOrEqual(2)
  const { people } = (await cast.admin.reads(listPeople, { organizationId: cast.organizationId, kind: 'pupils' })).body
  expect(people.length).toBeLessThanOrEqual(1)
})

test('requests are decided by the administration and the class teacher; hidden and missing are the same', async () => {
  const cast = await openCast(world)
  const pupil = await cast.school.pupil('Соня Кузнецова', cast.classId)
  const { token } = await cast.link(cast.leader, { approval: true })
  const timur = await ask(token, 'Ахметов Тимур')
  const outsider = await (await openSchool(world)).person('Ольга Чужая', 'administrator')
  const before = await cast.school.told()

  const decide = (who: Visitor, requestId: string) => who.does(acceptRequest, { id: randomUUID(), requestId })
  const missing = await decide(outsider, randomUUID())
  for (const who of [cast.otherLeader, pupil, outsider, timur.visitor]) {
    const hidden = await decide(who, timur.requestId)
    expect([hidden.status, hidden.body.reason]).toEqual([404, missing.body.reason])
    expect((await who.does(refuseRequest, { id: randomUUID(), requestId: timur.requestId })).status).toBe(404)
  }
  expect((await world.as().does(acceptRequest, { id: randomUUID(), requestId: timur.requestId })).status).toBe(401)
  expect((await queue(cast.otherLeader, cast)).requests).toEqual([])
  expect((await pupil.reads(listJoinRequests, { organizationId: cast.organizationId })).status).toBe(403)
  expect((await outsider.reads(listJoinRequests, { organizationId: cast.organizationId })).status).toBe(404)
  expect(await cast.school.told()).toEqual(before)
})

test('a class teacher binds no request to a colleague, to a stranger of the class or to somebody who has joined', async () => {
  const cast = await openCast(world)
  const child = await cast.school.pupil('Артём Белов', cast.classId)
  const elsewhere = await cast.school.pupil('Егор Лапин', cast.otherId)
  const deputy = await cast.school.person('Ирина Белова', ['deputy', 'guardian'], { joined: false })
  await cast.school.guardianOf(child, deputy)
  const joined = await cast.school.guardianOf(child, 'Павел Белов', 'father')
  const notOurs = await cast.school.guardianOf(elsewhere, 'Ирина Белова', 'mother', { joined: false })
  const { token } = await cast.link(cast.leader, { role: 'guardian', approval: true })
  const irina = await ask(token, 'Белова Ирина', { child: childOf('Белов Артём'), relation: 'mother' })
  const accept = (who: Visitor, personId: string) =>
    who.does(acceptRequest, { id: randomUUID(), requestId: irina.requestId, personId })

  const [request] = (await queue(cast.leader, cast)).requests
  expect(request!.likely.map(({ id }) => id)).not.toContain(deputy.personId)
  for (const { personId } of [deputy, joined, notOurs, child, { personId: randomUUID() }]) {
    const answer = await accept(cast.leader, personId)
    expect([400, 409]).toContain(answer.status)
    expect(answer.body.field).toBe('personId')
  }
  expect((await accept(cast.admin, deputy.personId)).status).toBe(200)
})

test('a request in the name of somebody who has joined says so; one’s own second request does not', async () => {
  const cast = await openCast(world)
  const sonya = await cast.school.pupil('Соня Кузнецова', cast.classId)
  await cast.school.pupil('Митя Кузнецов', cast.classId)
  const mother = await cast.school.guardianOf(sonya, 'Ольга Кузнецова')
  const { token } = await cast.link(cast.leader, { approval: true })
  const { token: guardians } = await cast.link(cast.leader, { role: 'guardian', approval: true })
  await ask(token, 'Кузнецова Соня')
  await mother.does(join, { token: guardians, name: mother.name, child: childOf('Кузнецов Митя'), relation: 'mother' })

  const { requests } = await queue(cast.leader, cast)

  expect(requests.map(({ role, namesakeJoined }) => [role, namesakeJoined])).toEqual([
    ['pupil', true],
    ['guardian', false],
  ])
})

test('a class teacher does not take a pupil out of another class, the administrator may', async () => {
  const cast = await openCast(world)
  const listed = await cast.school.pupil('Егор Лапин', cast.otherId, { joined: false })
  const { token } = await cast.link(cast.leader, { approval: true })
  const egor = await ask(token, 'Лапин Егор')
  const accept = (who: Visitor) =>
    who.does(acceptRequest, { id: randomUUID(), requestId: egor.requestId, personId: listed.personId })

  expect((await accept(cast.leader)).status).toBe(403)
  expect((await accept(cast.admin)).status).toBe(200)
  expect((await egor.visitor.reads(listMyHats, {})).body.hats[0]!.classes).toMatchObject([{ id: cast.classId }])
})

test('whoever has become a pupil meanwhile is not accepted as a guardian; into an archived class nobody is', async () => {
  const cast = await openCast(world)
  const child = await cast.school.pupil('Артём Белов', cast.classId, { joined: false })
  const { token } = await cast.link(cast.leader, { role: 'guardian', approval: true })
  const irina = await ask(token, 'Белова Ирина', { child: childOf('Белов Артём'), relation: 'mother' })
  const sergey = await ask(token, 'Белов Сергей', { child: childOf('Белов Артём'), relation: 'father' })
  const accept = (requestId: string) => cast.admin.does(acceptRequest, { id: randomUUID(), requestId })

  await world.db.updateTable('people').set({ account_id: irina.accountId }).where('id', '=', child.personId).execute()
  expect(await accept(irina.requestId)).toMatchObject({ status: 409, body: { field: 'account' } })
  await world.db.updateTable('classes').set({ archived_at: new Date() }).where('id', '=', cast.classId).execute()
  expect((await accept(sergey.requestId)).body.reason).toContain('в архиве')
  expect((await queue(cast.admin, cast)).waiting).toBe(2)
})
