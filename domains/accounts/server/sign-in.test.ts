import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '#test/world'
import { getMe, signIn } from '../contract.ts'
import { createAccount } from './create-account.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  await makeAnna()
})
afterAll(() => world.close())

const makeAnna = () =>
  world.db.transaction().execute((tx) =>
    createAccount(tx, {
      name: 'Анна Кузнецова',
      login: 'anna.kuznetsova',
      password: 'correct horse',
      email: 'Anna@Example.org',
      phone: '+79161234567',
    }),
  )

const enter = (login: string, password = 'correct horse') => world.as().does(signIn, { login, password })

test.each([
  'anna.kuznetsova',
  ' ANNA.Kuznetsova ',
  'anna@example.org',
  'ANNA@example.org',
  '+7 916 123-45-67',
  '8 (916) 123 45 67',
  '9161234567',
])('«%s» with the password opens a session that the server knows', async (login) => {
  const answer = await enter(login)
  expect(answer.status).toBe(200)
  expect(answer.headers['set-cookie']).toMatch(/^zvonok_session=[\w-]{43}; HttpOnly/)
  const me = await world.as(answer.body.token!).reads(getMe, {})
  expect(me.body.account).toMatchObject({ name: 'Анна Кузнецова', login: 'anna.kuznetsova', operator: false })
})

test('the token is stored nowhere', async () => {
  const { body } = await enter('anna.kuznetsova')
  const { rows } = await world.pool.query('select sessions::text as row from sessions')
  expect(rows.some(({ row }) => row.includes(body.token))).toBe(false)
  expect(rows.some(({ row }) => row.includes(Buffer.from(body.token!).toString('hex')))).toBe(false)
})

test('a wrong password and an unknown login are the same refusal after the same work', async () => {
  const [wrong, tookWrong] = await timed(() => enter('anna.kuznetsova', 'wrong horse'))
  const [unknown, tookUnknown] = await timed(() => enter('nobody.here', 'wrong horse'))
  expect(wrong.status).toBe(400)
  expect({ ...wrong.body, requestId: '' }).toEqual({ ...unknown.body, requestId: '' })
  expect(wrong.body).toMatchObject({ error: 'invalid', field: 'password' })
  expect(Math.min(tookWrong, tookUnknown)).toBeGreaterThan(Math.max(tookWrong, tookUnknown) / 10)
})

test('guessing waits longer and longer, and a right password does not help while it waits', async () => {
  await world.db
    .transaction()
    .execute((tx) => createAccount(tx, { name: 'Б', login: 'boris', password: 'correct horse' }))
  for (let guess = 0; guess < 5; guess += 1) expect((await enter('boris', `guess ${guess}`)).status).toBe(400)
  const refused = await enter('boris')
  expect(refused.body.error).toBe('too_many')
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
  const elsewhere = await world.app.inject({
    method: 'POST',
    url: `/api/${signIn.name}`,
    payload: { login: 'boris', password: 'correct horse' },
    remoteAddress: '203.0.113.9',
  })
  expect(elsewhere.statusCode).toBe(200)
})

test('an account without a password is not entered with an empty one', async () => {
  await world.pool.query(
    `insert into accounts (id, name, login) values (gen_random_uuid(), 'Без пароля', 'nopassword')`,
  )
  expect((await enter('nopassword', '')).status).toBe(400)
})

/** What it costs the processor: a busy machine takes longer, and does the same. */
async function timed<T>(work: () => Promise<T>): Promise<[T, number]> {
  const before = process.cpuUsage()
  const result = await work()
  const { user, system } = process.cpuUsage(before)
  return [result, user + system]
}
