import { afterAll, beforeAll, expect, test } from 'vitest'
import { getMe, signIn } from '#contract/accounts'
import { listMyHats } from '#contract/people'
import { config } from '#server/config'
import { newId } from '#server/ids'
import { forgiveAttempts } from '#server/limits'
import { openWorld, type World } from '#test/world'
import {
  approveApplication,
  getApplicationState,
  getOrganization,
  openRegistration,
  registerAdministrator,
  requestRegistrationCode,
} from '../contract.ts'
import { applied, lastCode, newPhone, openDesk, seqOf } from './test-desk.ts'

let world: World
let operator: Awaited<ReturnType<typeof openDesk>>
beforeAll(async () => {
  world = await openWorld()
  operator = await openDesk(world)
})
afterAll(() => world.close())

async function approved(more: { phone?: string; name?: string } = {}) {
  const form = await applied(world, more)
  const { body } = await operator.does(approveApplication, { id: newId(), applicationId: form.id })
  return { ...form, organizationId: body.organizationId!, phone: form.administrator.phone }
}

const ask = (phone: string) => world.as().does(requestRegistrationCode, { phone })
/** As if half a minute had gone by. */
const askAgain = async (phone: string) => {
  await forgiveAttempts('accounts.issueCode.30', `registration:${phone}`)
  return ask(phone)
}
let logins = 0
const register = (phone: string, code: string, login = `olga${++logins}`) =>
  world.as().does(registerAdministrator, { phone, code, login, password: 'correct horse' })

test('the administrator comes in by the very phone of the application and finds the school', async () => {
  const { id, phone, organizationId, administrator } = await approved()
  const before = await seqOf(world, operator.accountId)

  expect((await ask(phone.replace('+7', '8'))).body).toEqual({ validSeconds: 600 })
  const entered = await register(phone, (await lastCode(world, phone))!, 'Olga.Sinitsyna')

  expect(entered.body).toMatchObject({
    organizationId,
    account: { login: 'olga.sinitsyna', phone, email: administrator.email },
  })
  const olga = world.as(entered.body.token)
  const { hats } = (await olga.reads(listMyHats, {})).body
  expect(hats.map(({ organization, can }) => [organization.id, can.administer])).toEqual([[organizationId, true]])
  expect((await olga.reads(getOrganization, { organizationId })).body.can).toEqual({ edit: true })
  expect(await seqOf(world, operator.accountId)).toBe(before + 1)
  expect((await world.as().reads(getApplicationState, { applicationId: id })).body.administratorJoined).toBe(true)
  const again = await world.as().does(signIn, { login: phone, password: 'correct horse' })
  expect(again.status).toBe(200)
})

test('an unknown phone, an undecided application and a joined administrator are answered the same and get no code', async () => {
  const waiting = await applied(world)
  const joined = await approved()
  await ask(joined.phone)
  await register(joined.phone, (await lastCode(world, joined.phone))!)
  const codeBefore = await lastCode(world, joined.phone)
  for (const phone of [newPhone(), waiting.administrator.phone, joined.phone]) {
    expect((await askAgain(phone)).body).toEqual({ validSeconds: 600 })
    expect((await register(phone, '123456')).body).toMatchObject({ error: 'invalid', field: 'code' })
  }
  expect(await lastCode(world, waiting.administrator.phone)).toBeUndefined()
  expect(await lastCode(world, joined.phone)).toBe(codeBefore)
})

test('before a password the code shows the name, the school and a free login, and stays good', async () => {
  const { phone, organization } = await approved()
  await ask(phone)
  const code = (await lastCode(world, phone))!
  const peek = (digits: string) => world.as().does(openRegistration, { phone, code: digits })
  expect((await peek(code === '000000' ? '000001' : '000000')).body).toMatchObject({ error: 'invalid', field: 'code' })
  const opened = await peek(code)
  expect(opened.body).toMatchObject({
    name: { lastName: 'Синицына', firstName: 'Ольга' },
    organizationNames: [organization.name],
    knownLogin: null,
  })
  expect((await register(phone, code, opened.body.suggestedLogin)).body.account.login).toBe(opened.body.suggestedLogin)
})

test('a code serves once', async () => {
  const { phone } = await approved()
  await ask(phone)
  const code = (await lastCode(world, phone))!
  expect((await register(phone, code)).status).toBe(200)
  expect((await register(phone, code)).body).toMatchObject({ error: 'invalid', field: 'code' })
})

test('a taken login is refused beside its field and the code stays good', async () => {
  const { phone } = await approved()
  await ask(phone)
  const code = (await lastCode(world, phone))!
  expect((await register(phone, code, 'olga.sinitsyna')).body).toMatchObject({ error: 'conflict', field: 'login' })
  expect((await register(phone, code)).status).toBe(200)
})

test('one administrator of two schools gets both at once', async () => {
  const first = await approved()
  const second = await approved({ phone: first.phone, name: 'Детский сад № 3' })
  await ask(first.phone)
  const { token } = (await register(first.phone, (await lastCode(world, first.phone))!)).body
  const { hats } = (await world.as(token).reads(listMyHats, {})).body
  expect(hats.map(({ organization }) => organization.id).sort()).toEqual(
    [first.organizationId, second.organizationId].sort(),
  )
})

test('who signs in with this phone already keeps the account and its login', async () => {
  const first = await approved()
  await ask(first.phone)
  const known = (await register(first.phone, (await lastCode(world, first.phone))!)).body
  const later = await approved({ phone: first.phone, name: 'Лицей № 2' })
  await askAgain(first.phone)
  const peek = { phone: first.phone, code: (await lastCode(world, first.phone))! }
  expect((await world.as().does(openRegistration, peek)).body.knownLogin).toBe(known.account.login)
  const entered = await register(first.phone, (await lastCode(world, first.phone))!, 'quite.another')
  expect(entered.body.account).toMatchObject({ id: known.account.id, login: known.account.login })
  expect(entered.body.organizationId).toBe(later.organizationId)
})

test('without an SMS gateway the code goes to the e-mail of the application, but never for an account that exists', async () => {
  config.mailUrl = 'smtp://localhost:1'
  try {
    const { phone, administrator } = await approved()
    await ask(phone)
    expect(await lastCode(world, phone)).toBeUndefined()
    const letter = await world.pool.query('select body from outgoing where address = $1 order by created_at', [
      administrator.email,
    ])
    expect(letter.rows.at(-1).body).toMatch(/\d{6}/)
    const code = /\d{6}/.exec(letter.rows.at(-1).body)![0]
    expect((await register(phone, code)).status).toBe(200)

    await approved({ phone, name: 'Гимназия № 5' })
    await askAgain(phone)
    expect(await lastCode(world, phone)).toMatch(/^\d{6}$/)
  } finally {
    config.mailUrl = undefined
  }
})

test('the new account is an ordinary one: the operator’s desk is closed to it', async () => {
  const { phone } = await approved()
  await ask(phone)
  const { token } = (await register(phone, (await lastCode(world, phone))!)).body
  expect((await world.as(token).reads(getMe, {})).body.account.operator).toBe(false)
})
