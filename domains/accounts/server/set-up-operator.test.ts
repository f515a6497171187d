import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '#test/world'
import { getSetup, listOutgoing, requestCode, setUpOperator, signIn } from '../contract.ts'
import { createAccount } from './create-account.ts'
import { operatorSetupLink } from './operator-setup.ts'

let world: World
let token: string
beforeAll(async () => {
  world = await openWorld()
  token = new URL((await operatorSetupLink(world.db, 'https://zvonok.example'))!).searchParams.get('token')!
})
afterAll(() => world.close())

const olga = { name: 'Ольга Синицына', login: 'olga', password: 'correct horse' }

test('without the link nobody becomes the operator', async () => {
  expect((await world.as().reads(getSetup, {})).body).toEqual({ needsOperator: true })
  expect((await world.as().does(setUpOperator, { ...olga, token: 'guess' })).status).toBe(403)
  expect((await world.as().does(setUpOperator, { ...olga, token: '' })).status).toBe(403)
  expect((await world.as().reads(getSetup, {})).body).toEqual({ needsOperator: true })
})

test('of several people with the link exactly one becomes the operator, and the link dies', async () => {
  const answers = await Promise.all(
    ['olga', 'boris', 'vera'].map((login) => world.as().does(setUpOperator, { ...olga, login, token })),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
  const winner = answers.find(({ status }) => status === 200)!
  expect(winner.body.account.operator).toBe(true)
  expect((await world.as(winner.body.token).reads(listOutgoing, {})).status).toBe(200)
  expect((await world.as().reads(getSetup, {})).body).toEqual({ needsOperator: false })
  expect(await operatorSetupLink(world.db, 'https://zvonok.example')).toBeNull()
})

test('the outbox shows the operator the codes, and is hidden from everybody else', async () => {
  const anna = { name: 'Анна', login: 'anna', password: 'correct horse', phone: '+79161234567' }
  await world.db.transaction().execute((tx) => createAccount(tx, anna))
  await world.as().does(requestCode, { address: anna.phone })
  const member = await world.as().does(signIn, { login: 'anna', password: anna.password })
  expect((await world.as(member.body.token!).reads(listOutgoing, {})).status).toBe(404)
  expect((await world.as().reads(listOutgoing, {})).status).toBe(401)
  const { rows } = await world.pool.query('select login from accounts join operators on account_id = id')
  const operator = await world.as().does(signIn, { login: rows[0].login, password: olga.password })
  const { outgoing, gateways } = (await world.as(operator.body.token!).reads(listOutgoing, {})).body
  expect(outgoing[0]).toMatchObject({ channel: 'sms', address: anna.phone, state: 'waiting' })
  expect(gateways).toEqual({ sms: false, mail: false })
})
