import { afterAll, beforeAll, expect, test } from 'vitest'
import { Login } from '#contract/accounts'
import { openWorld, type World } from '#test/world'
import { createAccount } from './create-account.ts'
import { suggestLogin } from './suggest-login.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test.each([
  ['Анна', 'Кузнецова', 'anna.kuznetsova'],
  ['Щёголь', 'Объедков-Юрьев', 'schegol.obedkov-yurev'],
  ['Äsa', 'O’Neil', 'asa.oneil'],
  ['Я', '李', 'ya.zvonok'],
  ['李', '明', 'user'],
])('%s %s is offered %s', async (firstName, lastName, login) => {
  const suggested = await suggestLogin(world.db, { firstName, lastName })
  expect(suggested).toBe(login)
  expect(Login.parse(suggested)).toBe(suggested)
})

test('a taken login gets the next number', async () => {
  const name = { firstName: 'Иван', lastName: 'Петров' }
  for (const login of ['ivan.petrov', 'ivan.petrov2', 'ivan.petrova']) {
    await world.db.transaction().execute((tx) => createAccount(tx, { name: 'И', login, password: 'correct horse' }))
  }
  expect(await suggestLogin(world.db, name)).toBe('ivan.petrov3')
})
