import { afterAll, beforeAll, expect, test } from 'vitest'
import { Login } from '#contract/accounts'
import { openWorld, type World } from '#test/world'
import { createAccount } from './create-account.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  await create({ login: 'ivan.petrov', email: 'ivan@example.org' })
})
afterAll(() => world.close())

const create = (more: { login: string; email?: string }, field?: string) =>
  world.db
    .transaction()
    .execute((tx) => createAccount(tx, { name: 'Иван Петров', password: 'correct horse', ...more }, field))

test('a taken login is refused beside its field, whatever its case', async () => {
  await expect(create({ login: 'IVAN.petrov' })).rejects.toMatchObject({ code: 'conflict', field: 'login' })
  const inside = create({ login: 'ivan.petrov' }, 'account.login')
  await expect(inside).rejects.toMatchObject({ code: 'conflict', field: 'account.login' })
})

test('an e-mail opens one account', async () => {
  const twin = create({ login: 'ivan2', email: 'Ivan@Example.org' }, 'account.login')
  await expect(twin).rejects.toMatchObject({ code: 'conflict', field: 'account.email' })
})

test.each([
  ['Anna.Kuznetsova', 'anna.kuznetsova'],
  ['7a-class', '7a-class'],
  ['79161234567', undefined], // would be somebody's phone
  ['anna@example.org', undefined],
  ['анна', undefined],
  ['ab', undefined],
  ['.anna', undefined],
])('«%s» as a login: %s', (typed, login) => {
  expect(Login.safeParse(typed).data).toBe(login)
})
