import { randomUUID } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { listApplications } from '#contract/organizations'
import { inTransaction } from '#server/events'
import { type Member, openSchool, PASSWORD, type School } from '#test/school'
import { openWorld, type Visitor, type World } from '#test/world'
import {
  addPasskey,
  beginPasskey,
  beginTotp,
  changePassword,
  confirmTotp,
  demandOfOperators,
  dropTotp,
  finishSignIn,
  getMe,
  getOperatorDemand,
  getSecurity,
  listOutgoing,
  listSessions,
  makeRecoveryCodes,
  removePasskey,
  signIn,
  signInWithCode,
} from '../contract.ts'
import { appointOperator, openSession } from './index.ts'
import { newAuthenticator } from './test-authenticator.ts'

let world: World
let school: School
beforeAll(async () => {
  world = await openWorld()
  school = await openSchool(world)
})
afterAll(() => world.close())
afterEach(() => vi.useRealTimers())

/** What the application on the phone shows; `later` in periods of thirty seconds. */
const shows = (secret: string, later = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + later * 30_000 })

async function withTotp(name: string) {
  const who = await school.person(name, 'teacher')
  const { secret, uri } = (await who.does(beginTotp, {})).body
  const done = await who.does(confirmTotp, { code: shows(secret, -1) })
  expect(done.status, JSON.stringify(done.body)).toBe(200)
  return { who, secret, uri, recoveryCodes: done.body.recoveryCodes }
}

const enter = (who: Member, visitor: Visitor = world.as()) =>
  visitor.does(signIn, { login: who.login, password: PASSWORD })
const step = async (who: Member) => (await enter(who)).body.step!.token

test('the application is read from a square, confirmed by a code, and asked for at the next sign-in', async () => {
  const { who, secret, uri, recoveryCodes } = await withTotp('Елена Сергеевна Воробьёва')
  expect(uri).toMatch(/^otpauth:\/\/totp\/.*secret=[A-Z2-7]{32}/)
  expect(decodeURIComponent(uri)).toContain('Звонок')
  expect(recoveryCodes).toHaveLength(10)

  const half = await enter(who)
  expect(half.body).toMatchObject({ token: null, account: null, step: { ways: ['totp', 'recovery'], passkey: null } })
  expect(half.headers['set-cookie'], 'half a sign-in is none').toBeUndefined()
  const asSession = await world.as(half.body.step!.token).reads(getMe, {})
  expect(asSession.status, 'the token of the step opens nothing').toBe(401)

  const whole = await world.as().does(finishSignIn, { step: half.body.step!.token, code: shows(secret) })
  expect(whole.status).toBe(200)
  expect(whole.headers['set-cookie']).toMatch(/^zvonok_session=/)
  expect((await world.as(whole.body.token).reads(getMe, {})).body.account.login).toBe(who.login)
  const again = await world.as().does(finishSignIn, { step: half.body.step!.token, code: shows(secret, 1) })
  expect(again.body, 'a step is made once').toMatchObject({ error: 'conflict', field: 'step' })
})

test('a code opens once, even with a fresh step; a wrong one opens nothing', async () => {
  const { who, secret } = await withTotp('Марина Олеговна Гусева')
  const code = shows(secret)
  expect((await world.as().does(finishSignIn, { step: await step(who), code })).status).toBe(200)
  const overTheShoulder = await world.as().does(finishSignIn, { step: await step(who), code })
  expect(overTheShoulder.body).toMatchObject({ error: 'invalid', field: 'code' })
  const nothing = await world.as().does(finishSignIn, { step: await step(who) })
  expect(nothing.status).toBe(400)
})

test('a lost phone: a recovery code opens once, and stands nowhere in the database', async () => {
  const { who, recoveryCodes } = await withTotp('Роман Юрьевич Дёмин')
  const [first] = recoveryCodes
  const rows = await world.pool.query('select * from recovery_codes')
  expect(JSON.stringify(rows.rows)).not.toContain(first!.replace('-', ''))

  const typed = ` ${first!.toUpperCase().replace('-', ' ')} `
  const opened = await world.as().does(finishSignIn, { step: await step(who), recovery: typed })
  expect(opened.status).toBe(200)
  expect((await world.as(opened.body.token).reads(getSecurity, {})).body.recoveryLeft).toBe(9)
  const twice = await world.as().does(finishSignIn, { step: await step(who), recovery: first! })
  expect(twice.body).toMatchObject({ error: 'invalid', field: 'recovery' })

  const fresh = (await world.as(opened.body.token).does(makeRecoveryCodes, {})).body.recoveryCodes
  const old = await world.as().does(finishSignIn, { step: await step(who), recovery: recoveryCodes[1]! })
  expect(old.status, 'new ones replace the old').toBe(400)
  expect((await world.as().does(finishSignIn, { step: await step(who), recovery: fresh[0]! })).status).toBe(200)
})

test('nobody’s recovery code opens another’s account', async () => {
  const [one, other] = [await withTotp('Анна Ильинична Зимина'), await withTotp('Борис Ильич Зимин')]
  const foreign = await world.as().does(finishSignIn, { step: await step(one.who), recovery: other.recoveryCodes[0]! })
  expect(foreign.status).toBe(400)
  const code = await world.as().does(finishSignIn, { step: await step(one.who), code: shows(other.secret) })
  expect(code.status).toBe(400)
})

test('guessing the second step waits longer and longer, over all its steps', async () => {
  const { who, secret } = await withTotp('Павел Андреевич Ким')
  const one = await step(who)
  const answers = []
  for (let i = 0; i < 7; i += 1) answers.push(await world.as().does(finishSignIn, { step: one, code: '000000' }))
  expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400, 400, 429])
  for (let i = 0; i < 14; i += 1) await world.as().does(finishSignIn, { step: await step(who), code: '000000' })
  const right = await world.as().does(finishSignIn, { step: await step(who), code: shows(secret) })
  expect(right.body.error, 'a right code does not help while it waits').toBe('too_many')
})

test('a step is good for ten minutes', async () => {
  const { who, secret } = await withTotp('Вера Ильинична Орлова')
  const late = await step(who)
  await world.db
    .updateTable('sign_in_steps')
    .set({ expires_at: new Date(Date.now() - 1) })
    .execute()
  const answer = await world.as().does(finishSignIn, { step: late, code: shows(secret) })
  expect(answer.body).toMatchObject({ error: 'conflict', field: 'step' })
})

test('a code by phone is the first step too, not a way around the second', async () => {
  const { who } = await withTotp('Ирина Павловна Седова')
  const phone = '+79161230077'
  await world.db.updateTable('accounts').set({ phone }).where('id', '=', who.accountId).execute()
  await world.as().does((await import('../contract.ts')).requestCode, { address: phone })
  const { body } = await world.db
    .selectFrom('outgoing')
    .select('body')
    .where('address', '=', phone)
    .executeTakeFirstOrThrow()
  const entered = await world.as().does(signInWithCode, { address: phone, code: /\d{6}/.exec(body)![0] })
  expect(entered.body).toMatchObject({ token: null, step: { ways: ['totp', 'recovery'] } })
})

test('no door of another domain opens a session past the second step', async () => {
  const { who } = await withTotp('Глеб Ильич Фомин')
  const call = { actor: null, language: 'ru' as const, ip: '', userAgent: '', origin: '', setSession: () => undefined }
  const opening = inTransaction(world.db, (tx) => openSession(tx, call, who.accountId, 'sheet'))
  await expect(opening).rejects.toMatchObject({ code: 'unauthenticated' })
})

test('setting up needs the password, or a session that has just begun; a code not typed right changes nothing', async () => {
  const who = await school.person('Нина Фёдоровна Гончар', 'teacher')
  const { secret } = (await who.does(beginTotp, {})).body
  expect((await who.does(confirmTotp, { code: '000000' })).body).toMatchObject({ error: 'invalid', field: 'code' })
  expect((await enter(who)).body.step, 'not in use yet').toBeNull()

  await world.db
    .updateTable('sessions')
    .set({ created_at: new Date(Date.now() - 11 * 60_000) } as never)
    .where('account_id', '=', who.accountId)
    .execute()
  expect((await who.reads(getSecurity, {})).body.fresh).toBe(false)
  expect((await who.does(beginTotp, {})).body).toMatchObject({ error: 'invalid', field: 'current' })
  expect((await who.does(beginTotp, { current: 'wrong' })).body).toMatchObject({ error: 'invalid', field: 'current' })
  const begun = await who.does(beginTotp, { current: PASSWORD })
  expect((await who.does(confirmTotp, { code: shows(secret) })).status, 'the secret before is gone').toBe(400)
  expect((await who.does(confirmTotp, { code: shows(begun.body.secret) })).status).toBe(200)
  expect((await who.does(beginTotp, { current: PASSWORD })).status).toBe(409)
  const sealed = await world.pool.query('select encode(sealed_secret, $1) as hex from totp_factors', ['escape'])
  expect(JSON.stringify(sealed.rows)).not.toContain(begun.body.secret)

  expect((await who.does(dropTotp, {})).status).toBe(400)
  expect((await who.does(dropTotp, { current: PASSWORD })).status).toBe(200)
  expect((await enter(who)).body.token).not.toBeNull()
  expect((await who.reads(getSecurity, {})).body).toMatchObject({ totp: null, recoveryLeft: 0 })
})

describe('a passkey', () => {
  const HOST = 'school14.example'
  const at = (visitor: Visitor) => ({
    does: async (command: { name: string }, input: object) => {
      const answer = await world.app.inject({
        method: 'POST',
        url: `/api/${command.name}`,
        payload: input,
        headers: { host: HOST, ...(visitor.token ? { authorization: `Bearer ${visitor.token}` } : {}) },
      })
      return { status: answer.statusCode, body: answer.json() }
    },
  })

  test('is made, signs in, and is taken away; one of another key or site opens nothing', async () => {
    const who = await school.person('Ольга Викторовна Синицына', 'teacher')
    const [device, stranger] = [newAuthenticator(`http://${HOST}`), newAuthenticator(`http://${HOST}`)]
    const { options } = (await at(who).does(beginPasskey, {})).body
    const forged = newAuthenticator('http://evil.example').register(options)
    expect((await at(who).does(addPasskey, { answer: forged })).status).toBe(400)

    const { options: again } = (await at(who).does(beginPasskey, {})).body
    const added = await at(who).does(addPasskey, { name: 'Мой телефон', answer: device.register(again) })
    expect(added.status, JSON.stringify(added.body)).toBe(200)
    expect(added.body.recoveryCodes).toHaveLength(10)
    const { passkeys } = (await who.reads(getSecurity, {})).body
    expect(passkeys).toMatchObject([{ name: 'Мой телефон', lastUsedAt: null }])

    const half = () => at(world.as()).does(signIn, { login: who.login, password: PASSWORD })
    const one = (await half()).body.step
    expect(one.ways).toEqual(['passkey', 'recovery'])
    const foreign = await at(world.as()).does(finishSignIn, { step: one.token, passkey: stranger.answer(one.passkey) })
    expect(foreign.body).toMatchObject({ error: 'invalid', field: 'passkey' })
    const opened = await at(world.as()).does(finishSignIn, { step: one.token, passkey: device.answer(one.passkey) })
    expect(opened.status, JSON.stringify(opened.body)).toBe(200)
    const two = (await half()).body.step
    const replayed = await at(world.as()).does(finishSignIn, { step: two.token, passkey: device.answer(one.passkey) })
    expect(replayed.status, 'an answer to another question').toBe(400)

    const other = await school.person('Иван Иванович Чужой', 'teacher')
    expect((await other.does(removePasskey, { passkeyId: passkeys[0]!.id })).status).toBe(404)
    expect((await who.does(removePasskey, { passkeyId: passkeys[0]!.id })).status).toBe(200)
    expect((await half()).body.token).toBeTruthy()
  })

  test('needs the name of a site', async () => {
    const who = await school.person('Мария Петровна Юдина', 'teacher')
    const answer = await world.app.inject({
      method: 'POST',
      url: `/api/${beginPasskey.name}`,
      payload: {},
      headers: { host: '10.0.0.7', authorization: `Bearer ${who.token}` },
    })
    expect([answer.statusCode, answer.json().reason]).toEqual([409, expect.stringContaining('по имени сайта')])
  })
})

test('operators who ask for it have it; one without may do nothing but set it up', async () => {
  const operators = [await school.person('Оксана Рыбина', 'employee'), await school.person('Пётр Сомов', 'employee')]
  const [first, second] = operators as [Member, Member]
  for (const { accountId } of operators) await inTransaction(world.db, (tx) => appointOperator(tx, accountId))
  expect((await first.does(demandOfOperators, { on: true })).status, 'first oneself').toBe(409)
  const { secret } = (await first.does(beginTotp, {})).body
  await first.does(confirmTotp, { code: shows(secret, -1) })
  expect((await first.does(demandOfOperators, { on: true })).status).toBe(200)
  expect((await first.reads(getOperatorDemand, {})).body.demanded).toBe(true)
  expect((await first.does(dropTotp, {})).status, 'nor takes it off').toBe(409)
  expect((await first.reads(listApplications, {})).status).toBe(200)

  const newcomer = world.as((await enter(second)).body.token!)
  expect((await newcomer.reads(getMe, {})).body.account.stepDemanded).toBe(true)
  expect((await newcomer.reads(listApplications, {})).status).toBe(403)
  expect((await newcomer.reads(listOutgoing, {})).status).toBe(403)
  expect((await newcomer.reads(listSessions, {})).status).toBe(403)
  await expect(newcomer.listens()).rejects.toThrow('403')
  const begun = (await newcomer.does(beginTotp, {})).body
  expect((await newcomer.does(confirmTotp, { code: shows(begun.secret) })).status).toBe(200)
  expect((await newcomer.reads(listApplications, {})).status, 'at once').toBe(200)
  await first.does(demandOfOperators, { on: false })
})

test('the password changes under a second step as before', async () => {
  const { who } = await withTotp('Зоя Павловна Мухина')
  expect((await who.does(changePassword, { current: PASSWORD, next: randomUUID() })).status).toBe(200)
})
