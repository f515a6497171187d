import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEFAULT_CONDUCT } from '#rules/moderation'
import type { Member } from '#test/school'
import { openSchool, type School } from '#test/school'
import { openWorld, type World } from '#test/world'
import * as contract from '../contract.ts'
import { cast } from './test-desk.ts'

let world: World
let school: School
let here: Awaited<ReturnType<typeof cast>>
beforeAll(async () => {
  world = await openWorld()
  school = await openSchool(world)
  here = await cast(school)
})
afterAll(() => world.close())

const rules = async (who: Member) =>
  (await who.reads(contract.getConduct, { organizationId: here.organizationId })).body
const accept = (who: Member, version: number) =>
  who.does(contract.acceptConduct, { organizationId: here.organizationId, version })
const listed = (who: Member, classId?: string) =>
  who.reads(contract.listAcceptances, { organizationId: here.organizationId, ...(classId ? { classId } : {}) })

test('the bylaws’ text is in force from the first day, and is accepted once', async () => {
  expect(await rules(here.mitya)).toMatchObject({ version: 1, text: DEFAULT_CONDUCT, must: true, can: { edit: false } })
  expect((await accept(here.mitya, 1)).body).toMatchObject({ must: false, accepted: { version: 1 } })
  const { accepted } = await rules(here.mitya)
  await accept(here.mitya, 1)
  expect((await rules(here.mitya)).accepted).toEqual(accepted)
})

test('the class teacher sees who has not accepted; another teacher does not', async () => {
  const people = (await listed(here.elena, here.class7a)).body.people
  const state = Object.fromEntries(people.map(({ fullName, acceptedAt }) => [fullName, acceptedAt !== null]))
  expect(state).toMatchObject({ 'Кузнецов Митя': true, 'Ахметова Алия': false, 'Кузнецова Анна': false })
  expect((await listed(here.roman, here.class7a)).status).toBe(404)
  expect((await listed(here.algebra, here.class7a)).status).toBe(403)
  expect((await listed(here.elena)).status).toBe(403)
  expect((await listed(here.administrator)).body.people.length).toBeGreaterThan(people.length)
  const paper = await here.elena.downloads(contract.printAcceptances, {
    organizationId: here.organizationId,
    classId: here.class7a,
  })
  expect(paper.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
})

test('a new edition asks everybody again, and an old answer is no answer', async () => {
  const text = `${DEFAULT_CONDUCT}\n\n## И ещё\n\n— Телефоны на уроке лежат в портфеле.`
  const set = (who: Member) =>
    who.does(contract.setConduct, { id: randomUUID(), organizationId: here.organizationId, text })
  for (const who of [here.elena, here.mitya, here.mother]) expect((await set(who)).status).toBe(403)
  expect((await set(here.administrator)).body).toMatchObject({ version: 2, text })
  expect((await set(here.administrator)).body.version).toBe(2) // the same words are no new edition

  expect(await rules(here.mitya)).toMatchObject({ must: true, accepted: { version: 1 } })
  expect((await accept(here.mitya, 1)).status).toBe(409)
  expect((await accept(here.mitya, 2)).body).toMatchObject({ must: false, accepted: { version: 2 } })
})
