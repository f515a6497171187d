import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '#test/world'
import { openSheet, printSheets } from '../contract.ts'
import { codeOfSheet } from './codes.ts'
import { openCast } from './test-cast.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const open = async (code: string, remoteAddress: string) => {
  const answer = await world.app.inject({
    method: 'POST',
    url: '/api/invitations.openSheet',
    payload: { code },
    remoteAddress,
  })
  return { status: answer.statusCode, body: answer.json(), retryAfter: answer.headers['retry-after'] }
}

async function openCode(): Promise<string> {
  const { school, leader, organizationId, classId } = await openCast(world)
  await school.pupil('Тимур Ахметов', classId, { joined: false })
  await leader.downloads(printSheets, { organizationId, classId })
  const { id } = await world.db
    .selectFrom('activation_sheets')
    .select('id')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  return codeOfSheet(id)
}

test('right codes cost nothing: a class of forty opens its sheets behind one address within a minute', async () => {
  const code = await openCode()
  for (let i = 0; i < 40; i += 1) expect((await open(code, '10.0.0.1')).status).toBe(200)
})

test('a guesser is stopped even with parallel guesses, and the right code does not help during the wait', async () => {
  const code = await openCode()

  const answers = await Promise.all(Array.from({ length: 60 }, () => open('ААА-ААА-ААА', '10.0.0.2')))

  expect(answers.filter(({ status }) => status === 404)).toHaveLength(20)
  const refused = answers.filter(({ status }) => status === 429)
  expect(refused).toHaveLength(40)
  expect(refused[0]!.body).toMatchObject({ error: 'too_many', reason: expect.stringContaining('Слишком много') })
  expect((await open(code, '10.0.0.2')).status).toBe(429)
  expect((await open(code, '10.0.0.3')).status).toBe(200)
})

test('an IPv6 household is one guesser', async () => {
  await Promise.all(Array.from({ length: 20 }, (_, i) => open('ККККККККК', `2001:db8:1:2::${i + 1}`)))
  expect((await open('ККККККККК', '2001:db8:1:2:ffff::9')).status).toBe(429)
  expect((await open('ККККККККК', '2001:db8:1:3::1')).status).toBe(404)
})

test('an unknown code and nonsense are the same refusal', async () => {
  const unknown = await open('УУУ222ХХХ', '10.0.0.4')
  for (const typed of ['', 'привет', '12345', "' or 1=1 --"]) {
    const { status, body } = await open(typed, '10.0.0.4')
    expect([status, body.reason]).toEqual([404, unknown.body.reason])
  }
  expect((await world.as().does(openSheet, { code: 'А'.repeat(41) })).status).toBe(400)
})
