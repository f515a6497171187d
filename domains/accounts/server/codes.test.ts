import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { shiftClock } from '#server/clock'
import { openWorld, type World } from '#test/world'
import { changePassword, getMe, requestCode, signIn, signInWithCode } from '../contract.ts'
import { createAccount } from './create-account.ts'

let world: World
let number = 1000
let phone: string
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(async () => {
  number += 1
  phone = `+7916123${number}`
  await world.db
    .transaction()
    .execute((tx) => createAccount(tx, { name: 'Анна', login: `anna${number}`, password: 'forgotten', phone }))
})
afterEach(() => shiftClock(0))
afterAll(() => world.close())

const sent = async (address: string): Promise<string[]> => {
  const { rows } = await world.pool.query('select body from outgoing where address = $1 order by created_at', [address])
  return rows.map(({ body }) => /\d{6}/.exec(body)![0])
}
const ask = (address: string) => world.as().does(requestCode, { address })
const enter = (address: string, code: string) => world.as().does(signInWithCode, { address, code })
const other = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

test('a code sent to the phone opens a session, once', async () => {
  expect((await ask(phone)).body).toEqual({ validSeconds: 600 })
  const [code] = await sent(phone)
  const entered = await enter(phone.replace('+7', '8'), code!)
  expect(entered.status).toBe(200)
  expect((await world.as(entered.body.token!).reads(getMe, {})).status).toBe(200)
  expect((await enter(phone, code!)).body).toMatchObject({ error: 'invalid', field: 'code' })
})

test('an unknown address is answered the same, gets nothing and opens nothing', async () => {
  const known = await ask(phone)
  const unknown = await ask('+79990000001')
  expect(unknown.status).toBe(known.status)
  expect(unknown.body).toEqual(known.body)
  expect(await sent('+79990000001')).toEqual([])
  const refused = await enter('+79990000001', '123456')
  const [code] = await sent(phone)
  const wrong = await enter(phone, other(code!))
  expect({ ...refused.body, requestId: '' }).toEqual({ ...wrong.body, requestId: '' })
})

test('a new code makes the old one worthless, an old one dies after ten minutes', async () => {
  await ask(phone)
  shiftClock(31_000)
  await world.pool.query("update sign_in_codes set created_at = created_at - interval '1 minute'")
  const limited = await ask(phone)
  expect(limited.body.error).toBe('too_many')
  const [code] = await sent(phone)
  shiftClock(601_000)
  expect((await enter(phone, code!)).status).toBe(400)
  shiftClock(0)
  expect((await enter(phone, code!)).status).toBe(200)
})

test('after five wrong guesses the right one is refused too', async () => {
  await ask(phone)
  const [code] = await sent(phone)
  for (let guess = 0; guess < 5; guess += 1) expect((await enter(phone, other(code!))).status).toBe(400)
  expect((await enter(phone, code!)).body.error).toBe('too_many')
})

test('the table does not tell the code', async () => {
  await ask(phone)
  const { rows } = await world.pool.query('select sign_in_codes::text as row from sign_in_codes where address = $1', [
    phone,
  ])
  expect(rows[0].row).not.toContain((await sent(phone))[0])
})

test('a fresh code replaces the forgotten password; ten minutes later the password is asked for again', async () => {
  await ask(phone)
  const { token } = (await enter(phone, (await sent(phone))[0]!)).body
  const anna = world.as(token!)
  shiftClock(601_000)
  expect((await anna.does(changePassword, { next: 'new password' })).body).toMatchObject({ field: 'current' })
  shiftClock(0)
  expect((await anna.does(changePassword, { next: 'new password' })).status).toBe(200)
  expect((await world.as().does(signIn, { login: phone, password: 'new password' })).status).toBe(200)
  expect((await world.as().does(signIn, { login: phone, password: 'forgotten' })).status).toBe(400)
})

test.each(['12', 'anna@', '+7 916 12', 'логин'])('«%s» is no address, and the refusal says where', async (address) => {
  expect((await ask(address)).body).toMatchObject({ error: 'invalid', field: 'address' })
})
