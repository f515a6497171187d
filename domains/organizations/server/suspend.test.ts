import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { getMe } from '#contract/accounts'
import { getChat, listChats, sendMessage } from '#contract/chats'
import { listMyHats, listPeople, listSuspended } from '#contract/people'
import { appointOperator } from '#domains/accounts'
import { bindAccount } from '#domains/people'
import { onNote } from '#server/bus'
import { inTransaction } from '#server/events'
import { type Member, openSchool, type School } from '#test/school'
import { openWorld, type World } from '#test/world'
import * as contract from '../contract.ts'

let world: World
let school: School
let other: School
let operator: Member
let director: Member
let mother: Member
let chatId: string
beforeAll(async () => {
  world = await openWorld()
  other = await openSchool(world, { name: 'Школа № 3' })
  operator = await other.person('Денис Вадимович Осокин', 'employee')
  await inTransaction(world.db, (tx) => appointOperator(tx, operator.accountId))
})
afterAll(() => world.close())
beforeEach(async () => {
  school = await openSchool(world)
  const class7a = await school.addClass('7А')
  director = await school.person('Наталья Петровна Белова', 'director')
  await school.teacher('Елена Сергеевна Воробьёва', class7a)
  const mitya = await school.pupil('Митя Кузнецов', class7a)
  await school.pupil('Лев Сорокин', class7a, { joined: false })
  mother = await school.guardianOf(mitya, 'Анна Кузнецова')
  chatId = (await mother.reads(listChats, {})).body.chats.find(({ automatic }) => automatic === 'parents')!.id
})

const here = () => ({ organizationId: school.organizationId })
const suspend = (who: Member = operator, reason = 'По просьбе директора, до приказа') =>
  who.does(contract.suspendOrganization, { id: randomUUID(), ...here(), reason })
const resume = (who: Member = operator) => who.does(contract.resumeOrganization, { id: randomUUID(), ...here() })
const listed = async () =>
  (await operator.reads(contract.listOrganizations, {})).body.organizations.find(
    ({ id }) => id === school.organizationId,
  )
const say = () => mother.does(sendMessage, { id: randomUUID(), chatId, text: 'Здравствуйте' })

describe('a suspended school', () => {
  test('is closed to everybody at once, by whatever door, and says why', async () => {
    expect((await say()).status).toBe(200)
    expect((await suspend()).status).toBe(200)
    expect((await say()).status).toBe(404)
    expect((await mother.reads(getChat, { chatId })).status).toBe(404)
    expect((await mother.reads(listChats, {})).body.chats).toEqual([])
    expect((await director.reads(listMyHats, {})).body.hats).toEqual([])
    expect((await director.reads(listPeople, here())).status).toBe(404)
    expect((await mother.reads(getMe, {})).status).toBe(200)
    expect((await mother.reads(listSuspended, {})).body.schools).toMatchObject([
      { name: 'Школа № 14', reason: 'По просьбе директора, до приказа' },
    ])
    expect((await operator.reads(listSuspended, {})).body.schools).toEqual([])
  })

  test('is as it was when it opens again; its counts stay what they are', async () => {
    const before = await listed()
    await suspend()
    expect(await listed()).toMatchObject({
      people: before!.people,
      joined: before!.joined,
      suspended: { reason: expect.any(String) },
    })
    expect((await resume()).status).toBe(200)
    expect(await listed()).toEqual(before)
    expect((await say()).status).toBe(200)
    expect((await director.reads(listMyHats, {})).body.hats).toHaveLength(1)
    expect((await mother.reads(listSuspended, {})).body.schools).toEqual([])
  })

  test('lets nobody in by a sheet or a link; they fit afterwards', async () => {
    const { id: personId } = await world.db
      .selectFrom('people')
      .select('id')
      .where('last_name', '=', 'Сорокин')
      .where('organization_id', '=', school.organizationId)
      .executeTakeFirstOrThrow()
    const { accountId } = await other.person('Лев Сорокин', 'employee')
    const comeIn = () => inTransaction(world.db, (tx) => bindAccount(tx, { personId, accountId }))
    await suspend()
    await expect(comeIn()).rejects.toMatchObject({ code: 'forbidden' })
    await resume()
    expect((await comeIn()).result).toBe(personId)
  })

  test('leaves the other school of the same account alone', async () => {
    const { accountId, token, login } = mother
    await other.person('Анна Ильинична Кузнецова', 'employee', { account: { accountId, token, login } })
    await suspend()
    expect((await mother.reads(listMyHats, {})).body.hats.map(({ organization }) => organization.name)).toEqual([
      'Школа № 3',
    ])
  })

  test('makes the sockets of its people say hello again', async () => {
    const heard: unknown[] = []
    const stop = onNote('topicsMoved', ({ accountId }) => heard.push(accountId))
    await suspend()
    stop()
    expect(new Set(heard)).toContain(mother.accountId)
    expect(new Set(heard)).not.toContain(operator.accountId)
  })

  test('does not come back for an account that was deleted meanwhile', async () => {
    await suspend()
    const due = new Date()
    await world.db
      .insertInto('account_deletions')
      .values({ account_id: mother.accountId, due_at: due, done_at: due })
      .execute()
    await resume()
    expect((await mother.reads(listMyHats, {})).body.hats).toEqual([])
    expect((await director.reads(listMyHats, {})).body.hats).toHaveLength(1)
  })
})

test('only the operator does it, once, and both audits know', async () => {
  expect((await suspend(director)).status).toBe(404)
  await suspend()
  expect((await suspend()).status).toBe(409)
  await resume()
  expect((await resume()).status).toBe(409)
  const noted = await world.db
    .selectFrom('audit_entries')
    .select(['chain_id', 'action', 'reason'])
    .where('object_id', '=', school.organizationId)
    .execute()
  expect(noted).toHaveLength(4)
  expect(noted.filter(({ chain_id }) => chain_id === school.organizationId).map(({ action }) => action)).toEqual([
    'organizations.suspendOrganization',
    'organizations.resumeOrganization',
  ])
})
