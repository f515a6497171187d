import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { listSessions, signOut } from '#contract/accounts'
import { getChat } from '#contract/chats'
import { listMyHats } from '#contract/people'
import { openWorld } from '#test/world'
import * as contract from '../contract.ts'
import { settleAges } from './coming-of-age.ts'
import { bornAgo, openFamilies } from './test-cast.ts'

const world = await openWorld()
afterAll(() => world.close())
let here: Awaited<ReturnType<typeof openFamilies>>
beforeEach(async () => {
  here = await openFamilies(world)
})

const childrenOf = async (who: typeof here.ruslan) =>
  (await who.reads(listMyHats, {})).body.hats.flatMap(({ children }) => children.map(({ name }) => name))
const keep = (who: typeof here.ruslan, guardian: { personId: string }, on: boolean) =>
  who.does(contract.keepGuardian, {
    id: randomUUID(),
    pupilId: here.timur.personId,
    guardianId: guardian.personId,
    keep: on,
  })
const inParents = async (who: typeof here.ruslan) =>
  (await who.reads(getChat, { chatId: await here.chatOf('parents') })).status === 200

describe('the eighteenth birthday', () => {
  test('on the day before nothing has changed, and everybody in the family is told of the day', async () => {
    await here.born(here.timur, bornAgo(18, 1))
    await settleAges(world.db)
    expect(await childrenOf(here.aliya)).toEqual(['Тимур'])
    const own = (await here.timur.reads(contract.getFamily, {})).body.pupils[0]!
    expect(own).toMatchObject({ ofAge: false, ofAgeOn: bornAgo(0, 1), can: { keep: true } })
    const seen = (await here.aliya.reads(contract.getFamily, {})).body.children[0]!
    expect(seen).toMatchObject({ ofAge: false, ofAgeOn: bornAgo(0, 1) })
  })

  test('the guardians’ rights end, and their chats with them; whom the pupil keeps stays', async () => {
    await here.born(here.timur, bornAgo(18, 1))
    expect((await keep(here.timur, here.aliya, true)).status).toBe(200)
    expect(await childrenOf(here.ruslan), 'not before the day').toEqual(['Тимур'])
    await here.born(here.timur, bornAgo(18))
    await settleAges(world.db)
    expect(await childrenOf(here.ruslan)).toEqual([])
    expect(await inParents(here.ruslan)).toBe(false)
    expect(await childrenOf(here.aliya)).toEqual(['Тимур'])
    expect(await inParents(here.aliya)).toBe(true)
    const seen = (await here.aliya.reads(contract.getFamily, {})).body.children[0]!
    expect(seen).toMatchObject({ ofAge: true, may: { talk: true, sign: false, sessions: false } })

    expect((await keep(here.timur, here.aliya, false)).status).toBe(200)
    expect(await inParents(here.aliya)).toBe(false)
    expect((await keep(here.timur, here.ruslan, true)).status).toBe(200)
    expect(await inParents(here.ruslan)).toBe(true)
  })

  test('a limit by a court is about a minor: whom a pupil of age keeps sees', async () => {
    await here.limit({ sight: true })
    await here.born(here.timur, bornAgo(18))
    await settleAges(world.db)
    expect(await childrenOf(here.ruslan)).toEqual([])
    expect((await keep(here.timur, here.ruslan, true)).status).toBe(200)
    expect(await childrenOf(here.ruslan)).toEqual(['Тимур'])
  })

  test('a day of birth that was written wrong is corrected, and everything with it', async () => {
    await here.born(here.timur, bornAgo(18))
    await settleAges(world.db)
    expect(await childrenOf(here.aliya)).toEqual([])
    await here.born(here.timur, bornAgo(12))
    await settleAges(world.db)
    expect(await childrenOf(here.aliya)).toEqual(['Тимур'])
    expect(await inParents(here.ruslan)).toBe(true)
  })

  test('nobody decides for the pupil, nor long before the day, nor about a stranger', async () => {
    await here.born(here.timur, bornAgo(16))
    expect((await keep(here.timur, here.aliya, true)).status).toBe(403)
    await here.born(here.timur, bornAgo(18))
    expect((await keep(here.aliya, here.aliya, true)).status).toBe(403)
    expect((await keep(here.anna, here.aliya, true)).status).toBe(404)
    expect((await keep(here.timur, here.anna, true)).status).toBe(404)
  })
})

describe('the ways in of a child under 14', () => {
  const sessions = (who: typeof here.ruslan) => who.reads(contract.listChildSessions, { pupilId: here.timur.personId })
  const end = (who: typeof here.ruslan, sessionId?: string) =>
    who.does(contract.endChildSessions, { id: randomUUID(), pupilId: here.timur.personId, sessionId })

  test('a guardian sees and ends them; the child has to sign in again', async () => {
    await here.born(here.timur, bornAgo(12))
    const { body } = await sessions(here.aliya)
    expect(body.sessions).toHaveLength(1)
    expect((await end(here.aliya, body.sessions[0]!.id)).status).toBe(200)
    expect((await here.timur.reads(listSessions, {})).status).toBe(401)
    expect((await sessions(here.aliya)).body.sessions).toEqual([])
    expect((await end(here.aliya, body.sessions[0]!.id)).status).toBe(404)
    expect((await end(here.aliya)).status).toBe(200)
  })

  test('not from 14 on, not without a day of birth, not a stranger’s, not with a limit', async () => {
    expect((await sessions(here.aliya)).status).toBe(403)
    await here.born(here.timur, bornAgo(14))
    expect((await sessions(here.aliya)).status).toBe(403)
    await here.born(here.timur, bornAgo(12))
    expect((await sessions(here.anna)).status).toBe(404)
    expect((await sessions(here.elena)).status).toBe(404)
    await here.limit({ sight: true })
    expect((await sessions(here.ruslan)).status).toBe(404)
    expect((await end(here.ruslan)).status).toBe(404)
    expect((await here.timur.does(signOut, {})).status).toBe(200)
  })
})

test('who sees: the family, the teachers, the administration; other families are a number', async () => {
  const seen = (await here.timur.reads(contract.listWhoSees, { pupilId: here.timur.personId })).body
  expect(seen).toMatchObject({
    pupil: { fullName: 'Ахметов Тимур', className: '7А', ofAge: false },
    classTeachers: ['Воробьёва Елена Сергеевна'],
    teachers: [],
    classmates: 1,
    otherParents: 1,
  })
  expect(seen.guardians).toEqual([
    { fullName: 'Ахметова Алия', relation: 'mother', talks: true, signs: true },
    { fullName: 'Ахметов Руслан', relation: 'father', talks: true, signs: true },
  ])
  expect(seen.administration.map(({ fullName }) => fullName)).toEqual([
    'Громов Павел Андреевич',
    'Синицына Ольга Викторовна',
  ])
  for (const who of [here.administrator, here.elena, here.aliya]) {
    expect((await who.reads(contract.listWhoSees, { pupilId: here.timur.personId })).status).toBe(200)
  }
  expect((await here.anna.reads(contract.listWhoSees, { pupilId: here.timur.personId })).status).toBe(404)
})
