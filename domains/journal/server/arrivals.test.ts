import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import * as accounts from '#contract/accounts'
import * as invitations from '#contract/invitations'
import { proveProvider, writeProvider } from '#domains/accounts'
import { shiftClock } from '#server/clock'
import { config } from '#server/config'
import { inTransaction } from '#server/events'
import { CLIENT, type IdentityProvider, openIdentityProvider } from '#test/identity-provider'
import { type Member, openSchool, type School } from '#test/school'
import { openWorld, type World } from '#test/world'
import * as contract from '../contract.ts'

let world: World
let region: IdentityProvider
let school: School
let anna: Member
let class7a: string
let timur: Member
const hosts = config.journalHosts

beforeAll(async () => {
  world = await openWorld()
  region = await openIdentityProvider({
    returnTo: ['http://localhost/sign-in/provider'],
    people: { 'p-1': { name: 'Тимур Ахметов' }, 'd-1': { name: 'Пётр Савельев' }, 'p-9': { name: 'Никто' } },
  })
  config.journalHosts = [region.host]
})
beforeEach(async () => {
  school = await openSchool(world)
  anna = await school.person('Анна Ильинична Кузнецова', 'administrator')
  class7a = await school.addClass('7А')
  timur = await school.pupil('Тимур Ахметов', class7a, { joined: false })
  await link(timur, 'p-1')
})
afterAll(async () => {
  shiftClock(0)
  config.journalHosts = hosts
  await region?.close()
  await world?.close()
})

const id = () => crypto.randomUUID()
const link = (who: Member, journalId: string) =>
  anna.does(contract.linkPerson, { id: id(), personId: who.personId, journalId })

async function provider(personClaim: string | null = 'sub'): Promise<string> {
  const wish = {
    id: id(),
    organizationId: school.organizationId,
    name: 'ЭПОС',
    issuer: region.issuer,
    clientId: CLIENT.id,
    secret: CLIENT.secret,
  }
  const answer = await anna.does(contract.keepProvider, { ...wish, personClaim })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body.id
}

async function come(providerId: string, whom = 'p-1') {
  const { body } = await world.as().does(accounts.beginProviderSignIn, { providerId })
  const back = await region.walk(body.url, whom)
  return world.as().does(accounts.finishProviderSignIn, { walk: body.walk, answer: back.search })
}

const join = (code: string) => {
  const account = { login: `t${id().slice(0, 12)}`, password: 'три слова подряд' }
  return world.as().does(invitations.claimSheet, { code, account })
}

test('whoever is on the list and not here yet comes to their own sheet, and from then on comes in by it', async () => {
  const providerId = await provider()
  const first = await come(providerId)
  expect(first.status, JSON.stringify(first.body)).toBe(200)
  expect(first.body).toMatchObject({ token: null, account: null, step: null, sheet: expect.stringMatching(/^.{9}$/) })
  expect(first.headers['set-cookie']).toBeUndefined()
  expect((await come(providerId)).body.sheet).toBe(first.body.sheet)

  const joined = await join(first.body.sheet!)
  expect(joined.status, JSON.stringify(joined.body)).toBe(200)
  const person = await world.db
    .selectFrom('people')
    .select('account_id')
    .where('id', '=', timur.personId)
    .executeTakeFirstOrThrow()
  const again = await come(providerId)
  expect(again.body).toMatchObject({ sheet: null, account: { id: person.account_id } })
})

test('a name that the list does not know, a claim nobody has agreed on, and another school open nothing', async () => {
  const providerId = await provider()
  expect(await come(providerId, 'p-9')).toMatchObject({ status: 403 })
  expect(await come(await provider(null))).toMatchObject({ status: 403 })
  expect(await come(await provider('journal_id'))).toMatchObject({ status: 403 })
  const other = await openSchool(world, { name: 'Школа № 2' })
  anna = await other.person('Ия Ким', 'administrator')
  school = other
  expect(await come(await provider())).toMatchObject({ status: 403 })
})

test('the keys of a school are not given so, nor the way into an account that is there', async () => {
  const providerId = await provider()
  const deputy = await school.person('Пётр Ильич Савельев', 'deputy', { joined: false })
  await link(deputy, 'd-1')
  expect(await come(providerId, 'd-1')).toMatchObject({ status: 403 })

  const code = (await come(providerId)).body.sheet!
  await world.db.deleteFrom('journal_arrivals').execute()
  expect((await join(code)).status).toBe(200)
  // Joined by the sheet in the hand: the identity is theirs to bind, nobody else's to guess.
  expect(await come(providerId)).toMatchObject({ status: 403 })
})

test('an hour later the sheet is good, and the identity is no longer bound with it', async () => {
  const providerId = await provider()
  const code = (await come(providerId)).body.sheet!
  shiftClock(3601_000)
  expect((await join(code)).status).toBe(200)
  shiftClock(0)
  expect(await come(providerId)).toMatchObject({ status: 403 })
})

test('the operator’s providers say nothing of journals', async () => {
  const wish = accounts.ProviderWish.parse({
    id: id(),
    name: 'Регион',
    issuer: region.issuer,
    clientId: CLIENT.id,
    personClaim: 'sub',
  })
  const proof = await proveProvider(world.db, { ...wish, secret: CLIENT.secret }, null)
  const by = { organizationId: null, accountId: anna.accountId, ...proof }
  const { result } = await inTransaction(world.db, (tx) => writeProvider(tx, wish, by))
  expect(result.personClaim).toBeNull()
  expect(await come(result.id)).toMatchObject({ status: 403 })
})
