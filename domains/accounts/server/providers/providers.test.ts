import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as contract from '#contract/accounts'
import { shiftClock } from '#server/clock'
import { config } from '#server/config'
import { inTransaction } from '#server/events'
import { CLIENT, type IdentityProvider, openIdentityProvider } from '#test/identity-provider'
import { type Member, openSchool, PASSWORD, type School } from '#test/school'
import { openWorld, type Visitor, type World } from '#test/world'
import { dropFactors } from '../factors.ts'
import { appointOperator } from '../operator-setup.ts'
import { proveProvider, writeProvider } from './own.ts'

const RETURN = 'http://localhost/sign-in/provider'
const PEOPLE = { 'u-timur': { name: 'Тимур Ахметов' }, 'u-anna': { name: 'Анна Кузнецова' } }

let world: World
let school: School
let region: IdentityProvider
let operator: Member
let timur: Member
let providerId: string
const hosts = config.journalHosts

beforeAll(async () => {
  world = await openWorld()
  school = await openSchool(world)
  region = await openIdentityProvider({ returnTo: [RETURN], people: PEOPLE })
  operator = await school.person('Ольга Олеговна Орлова', 'employee')
  await inTransaction(world.db, (tx) => appointOperator(tx, operator.accountId))
  config.journalHosts = [region.host]
  providerId = (await kept()).id
})
beforeEach(async () => {
  config.journalHosts = [region.host]
  Object.assign(region.turned, { codeSeconds: 60, strangeKeys: false })
  timur = await school.person('Тимур Ахметов', 'pupil')
  await world.db.deleteFrom('account_identities').execute()
})
afterAll(async () => {
  config.journalHosts = hosts
  await region?.close()
  await world?.close()
})

const id = () => crypto.randomUUID()
const wish = (more = {}) => ({
  id: id(),
  name: 'ЭПОС',
  issuer: region.issuer,
  clientId: CLIENT.id,
  secret: CLIENT.secret,
  scope: 'openid profile',
  ...more,
})

async function kept(more = {}) {
  const answer = await operator.does(contract.keepProvider, wish(more))
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body
}

type Turn = (url: URL) => void

/** Goes to the provider and comes back with its answer, turned on the way if a test says so. */
async function comeBack(
  visitor: Visitor,
  {
    whom = 'u-timur',
    binding = false,
    provider = providerId,
    there = (() => undefined) as Turn,
    back = (() => undefined) as Turn,
  } = {},
) {
  const begin = binding ? contract.beginProviderBinding : contract.beginProviderSignIn
  const begun = await visitor.does(begin, { providerId: provider })
  expect(begun.status, JSON.stringify(begun.body)).toBe(200)
  const address = new URL(begun.body.url)
  there(address)
  const returned = await region.walk(address.href, whom)
  back(returned)
  return { walk: begun.body.walk, answer: returned.search }
}

const bind = async (member: Member, more: Parameters<typeof comeBack>[1] = {}) =>
  member.does(contract.finishProviderBinding, await comeBack(member, { binding: true, ...more }))
const signIn = async (more: Parameters<typeof comeBack>[1] = {}) =>
  world.as().does(contract.finishProviderSignIn, await comeBack(world.as(), more))

test('whoever has bound an identity comes in by it, and the session is one of theirs', async () => {
  expect((await bind(timur)).status).toBe(200)
  const { body } = await timur.reads(contract.listIdentities, {})
  expect(body).toMatchObject({
    identities: [{ provider: 'ЭПОС', label: 'Тимур Ахметов', lastUsedAt: null }],
    providers: [],
  })

  const entered = await signIn()
  expect(entered.status, JSON.stringify(entered.body)).toBe(200)
  expect(entered.body).toMatchObject({ step: null, account: { id: timur.accountId } })
  expect(entered.headers['set-cookie']).toContain('zvonok_session=')
  const inside = world.as(entered.body.token!)
  expect((await inside.reads(contract.getMe, {})).body.account.id).toBe(timur.accountId)
  const sessions = await world.db
    .selectFrom('sessions')
    .select('opened_by')
    .where('account_id', '=', timur.accountId)
    .execute()
  expect(sessions.map(({ opened_by }) => opened_by)).toContain('provider')
  expect((await timur.reads(contract.listIdentities, {})).body.identities[0]!.lastUsedAt).not.toBeNull()
})

test('an identity that nobody has bound opens nothing', async () => {
  const before = await sessionsByProvider()
  const answer = await signIn({ whom: 'u-anna' })
  expect(answer).toMatchObject({ status: 403, body: { error: 'forbidden' } })
  expect(answer.headers['set-cookie']).toBeUndefined()
  expect(await sessionsByProvider()).toBe(before)
})

const sessionsByProvider = async () =>
  (await world.db.selectFrom('sessions').select('id').where('opened_by', '=', 'provider').execute()).length

test('the provider is told where to come back, and asked with PKCE, state and nonce', async () => {
  const { body } = await world.as().does(contract.beginProviderSignIn, { providerId })
  const asked = Object.fromEntries(new URL(body.url).searchParams)
  expect(asked).toMatchObject({
    client_id: CLIENT.id,
    response_type: 'code',
    code_challenge_method: 'S256',
    scope: 'openid profile',
  })
  expect(asked.redirect_uri).toMatch(/\/sign-in\/provider$/)
  for (const one of [asked.state, asked.nonce, asked.code_challenge]) expect(one).toMatch(/^[\w-]{43}$/)
  const walks = await world.db.selectFrom('provider_walks').selectAll().execute()
  expect(JSON.stringify(walks)).not.toContain(body.walk)
})

describe('an answer that is not taken', () => {
  const turns: [string, NonNullable<Parameters<typeof comeBack>[1]>][] = [
    ['another state on the way there', { there: (url) => url.searchParams.set('state', 'x'.repeat(43)) }],
    ['another state on the way back', { back: (url) => url.searchParams.set('state', 'x'.repeat(43)) }],
    ['no state', { back: (url) => url.searchParams.delete('state') }],
    ['another nonce', { there: (url) => url.searchParams.set('nonce', 'x'.repeat(43)) }],
    ['another challenge', { there: (url) => url.searchParams.set('code_challenge', 'x'.repeat(43)) }],
    ['another issuer', { back: (url) => url.searchParams.set('iss', 'https://elsewhere.example') }],
    ['no issuer', { back: (url) => url.searchParams.delete('iss') }],
    ['another code', { back: (url) => url.searchParams.set('code', 'x'.repeat(43)) }],
    ['no code', { back: (url) => url.searchParams.delete('code') }],
    ['an error', { back: (url) => url.searchParams.set('error', 'server_error') }],
  ]
  test.each(turns)('%s', async (_, more) => {
    await bind(timur)
    expect(await signIn(more)).toMatchObject({ status: 409, body: { field: 'walk' } })
    expect((await signIn()).status).toBe(200)
  })

  test('keys of somebody else', async () => {
    await bind(timur)
    const back = await comeBack(world.as())
    region.turned.strangeKeys = true
    expect(await world.as().does(contract.finishProviderSignIn, back)).toMatchObject({ status: 409 })
  })

  test('a code that has aged', async () => {
    await bind(timur)
    region.turned.codeSeconds = 1
    const back = await comeBack(world.as())
    await wait(2100)
    expect(await world.as().does(contract.finishProviderSignIn, back)).toMatchObject({ status: 409 })
  })

  test('the same answer again, alone or with a new walk', async () => {
    await bind(timur)
    const back = await comeBack(world.as())
    expect((await world.as().does(contract.finishProviderSignIn, back)).status).toBe(200)
    expect(await world.as().does(contract.finishProviderSignIn, back)).toMatchObject({ status: 409 })
    const { body } = await world.as().does(contract.beginProviderSignIn, { providerId })
    expect(await world.as().does(contract.finishProviderSignIn, { ...back, walk: body.walk })).toMatchObject({
      status: 409,
    })
  })

  test('in another browser, or after ten minutes', async () => {
    await bind(timur)
    const back = await comeBack(world.as())
    expect(await world.as().does(contract.finishProviderSignIn, { ...back, walk: 'x'.repeat(43) })).toMatchObject({
      status: 409,
    })
    shiftClock(601_000)
    try {
      expect(await world.as().does(contract.finishProviderSignIn, back)).toMatchObject({ status: 409 })
    } finally {
      shiftClock(0)
    }
  })

  test('a walk that began as a binding signs nobody in, and the other way round', async () => {
    await bind(timur)
    const binding = await comeBack(timur, { binding: true })
    expect(await world.as().does(contract.finishProviderSignIn, binding)).toMatchObject({ status: 409 })
    const anna = await school.person('Анна Ильинична Кузнецова', 'teacher')
    const annas = await comeBack(anna, { binding: true, whom: 'u-anna' })
    expect(await timur.does(contract.finishProviderBinding, annas)).toMatchObject({ status: 409 })
    expect(await timur.does(contract.finishProviderBinding, await comeBack(world.as()))).toMatchObject({ status: 409 })
  })
})

test('the second step stays', async () => {
  await bind(timur)
  const { secret } = (await timur.does(contract.beginTotp, { current: PASSWORD })).body
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate()
  expect((await timur.does(contract.confirmTotp, { code })).status).toBe(200)
  const { body } = await signIn()
  expect(body).toMatchObject({ token: null, account: null, step: { ways: ['totp', 'recovery'] } })
})

test('a locked account stays locked', async () => {
  await bind(timur)
  await timur.does(contract.reportIntrusion, { id: id(), lock: true })
  expect(await signIn()).toMatchObject({ status: 403 })
})

test('an identity is one account’s, and binding it asks for the password', async () => {
  await bind(timur)
  const anna = await school.person('Анна Ильинична Кузнецова', 'teacher')
  expect(await bind(anna)).toMatchObject({ status: 409, body: { field: 'walk' } })
  expect((await bind(timur)).status).toBe(200) // again the same
  expect(await bind(timur, { whom: 'u-anna' })).toMatchObject({ status: 409 })

  await world.db
    .updateTable('sessions')
    .set({ created_at: new Date(0) } as never)
    .where('account_id', '=', anna.accountId)
    .execute()
  const late = await anna.does(contract.beginProviderBinding, { providerId })
  expect(late).toMatchObject({ status: 400, body: { field: 'current' } })
  expect((await anna.does(contract.beginProviderBinding, { providerId, current: PASSWORD })).status).toBe(200)
})

test('who came in by a provider proves nothing of themselves without the password', async () => {
  await bind(timur)
  const { body } = await signIn()
  const inside = world.as(body.token!)
  expect(await inside.does(contract.beginTotp, {})).toMatchObject({ status: 400, body: { field: 'current' } })
  expect((await inside.reads(contract.getSecurity, {})).body.fresh).toBe(false)
})

test('a new sheet of the school takes bound identities away: they may be somebody else’s', async () => {
  await bind(timur)
  await inTransaction(world.db, (tx) => dropFactors(tx, timur.accountId))
  expect(await signIn()).toMatchObject({ status: 403 })
})

test('unbinding closes the way in; the owner is told of both', async () => {
  await world.db.updateTable('accounts').set({ email: 'timur@example.ru' }).where('id', '=', timur.accountId).execute()
  await bind(timur)
  const { body } = await timur.reads(contract.listIdentities, {})
  const identityId = body.identities[0]!.id
  const anna = await school.person('Анна Ильинична Кузнецова', 'teacher')
  expect(await anna.does(contract.dropIdentity, { identityId })).toMatchObject({ status: 404 })
  expect((await timur.does(contract.dropIdentity, { identityId })).status).toBe(200)
  expect(await signIn()).toMatchObject({ status: 403 })
  const letters = await world.db
    .selectFrom('outgoing')
    .select('subject')
    .where('address', '=', 'timur@example.ru')
    .execute()
  expect(letters.map(({ subject }) => subject)).toEqual([
    '«Звонок»: подключён ещё один вход',
    '«Звонок»: вход отключён',
  ])
})

describe('a provider of a school', () => {
  let own: string
  beforeAll(async () => {
    config.journalHosts = [region.host]
    const input = contract.ProviderWish.parse(wish({ name: 'Журнал школы' }))
    const proof = await proveProvider(world.db, input, school.organizationId)
    const by = { organizationId: school.organizationId, accountId: operator.accountId, ...proof }
    own = (await inTransaction(world.db, (tx) => writeProvider(tx, input, by))).result.id
  })

  test('vouches for its people while they are there', async () => {
    expect((await bind(timur, { provider: own })).status).toBe(200)
    expect((await signIn({ provider: own })).status).toBe(200)
    await world.db.updateTable('people').set({ left_at: new Date() }).where('id', '=', timur.personId).execute()
    expect(await signIn({ provider: own })).toMatchObject({ status: 403 })
  })

  test('is not there for people of other schools, and opens no operator', async () => {
    const elsewhere = await (await openSchool(world, { name: 'Школа № 2' })).person('Ия Ким', 'pupil')
    expect(await elsewhere.does(contract.beginProviderBinding, { providerId: own })).toMatchObject({ status: 404 })
    expect((await elsewhere.reads(contract.listIdentities, {})).body.providers.map(({ name }) => name)).toEqual([
      'ЭПОС',
    ])
    expect(await operator.does(contract.beginProviderBinding, { providerId: own })).toMatchObject({ status: 404 })
    await bind(timur, { provider: own })
    await inTransaction(world.db, (tx) => appointOperator(tx, timur.accountId))
    expect(await signIn({ provider: own })).toMatchObject({ status: 403 })
  })

  test('the operator does not hold it by mistake', async () => {
    expect(await operator.does(contract.removeProvider, { id: id(), providerId: own })).toMatchObject({ status: 404 })
    expect((await operator.reads(contract.listOwnProviders, {})).body.providers.map((one) => one.id)).not.toContain(own)
  })
})

describe('keeping a provider', () => {
  test('asks it who it is: an address that is none is told beside the field', async () => {
    const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end('<h1>Сайт</h1>'))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    config.journalHosts.push(`127.0.0.1:${port}`)
    for (const issuer of [
      `http://127.0.0.1:${port}`,
      'http://journal.example.ru',
      'journal',
      `${region.issuer}/elsewhere`,
      'https://127.0.0.1/',
      'https://user:word@example.ru',
    ]) {
      expect(await operator.does(contract.keepProvider, wish({ issuer })), issuer).toMatchObject({
        status: 400,
        body: { field: 'issuer' },
      })
    }
    server.closeAllConnections()
    server.close()
  })

  test('does not go into the network of the school unless the operator has said so', async () => {
    config.journalHosts = []
    expect(await operator.does(contract.keepProvider, wish())).toMatchObject({ status: 400, body: { field: 'issuer' } })
  })

  test('the secret is sealed, goes to no other address, and stays when nothing else changes', async () => {
    const { id: one } = await kept({ name: 'Один' })
    const row = await world.db
      .selectFrom('sign_in_providers')
      .selectAll()
      .where('id', '=', one)
      .executeTakeFirstOrThrow()
    expect(row.sealed_secret!.includes(CLIENT.secret)).toBe(false)
    expect(
      (await operator.does(contract.keepProvider, wish({ providerId: one, secret: undefined, name: 'Другой' }))).body,
    ).toMatchObject({ name: 'Другой', hasSecret: true })
    const moved = wish({ providerId: one, secret: undefined, clientId: 'another' })
    expect(await operator.does(contract.keepProvider, moved)).toMatchObject({ status: 400, body: { field: 'secret' } })
    await bind(timur, { provider: one })
    expect((await operator.does(contract.removeProvider, { id: id(), providerId: one })).status).toBe(200)
    expect(await world.as().does(contract.beginProviderSignIn, { providerId: one })).toMatchObject({ status: 404 })
    expect((await timur.reads(contract.listIdentities, {})).body.identities).toEqual([])
  })

  test('both leave an entry in the audit of the installation', async () => {
    const acts = await world.db
      .selectFrom('audit_entries')
      .select('action')
      .where('action', 'like', 'accounts.%Provider')
      .execute()
    expect(new Set(acts.map(({ action }) => action))).toEqual(
      new Set(['accounts.keepProvider', 'accounts.removeProvider']),
    )
  })
})
