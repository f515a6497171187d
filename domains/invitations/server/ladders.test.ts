import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addStaff, listMyHats, setRoles } from '#contract/people'
import { openWorld, type Visitor, type World } from '#test/world'
import {
  acceptRequest,
  claimSheet,
  createInvitation,
  join,
  listJoinRequests,
  listSheets,
  openSheet,
  printSheets,
  replaceSheet,
} from '../contract.ts'
import { codeOfSheet } from './codes.ts'
import { newAccount, openCast, typed } from './test-cast.ts'

// R008: only the administrator and the director give somebody the right to administer. Every way into such a place that
// an additional administrator or a deputy could take by themselves is tried here.

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

async function openLadders() {
  const cast = await openCast(world)
  const deputy = await cast.school.person('Игорь Львович Носов', 'deputy')
  const director = await cast.school.person('Наталья Петровна Белова', 'director', { joined: false })
  return { ...cast, deputy, director }
}

const sheetOf = async (personId: string) => {
  const sheets = world.db.selectFrom('activation_sheets').selectAll().where('person_id', '=', personId)
  return sheets.orderBy('id', 'desc').executeTakeFirst()
}

test('a deputy makes no link for a director, and does not let one in by the administrator’s', async () => {
  const { deputy, admin, link, organizationId } = await openLadders()
  const wish = { id: randomUUID(), organizationId, role: 'director' as const, approval: true }
  expect((await deputy.does(createInvitation, wish)).status).toBe(403)

  const { token } = await link(admin, { role: 'director', approval: true })
  const stranger = await world.as().does(join, { token, ...typed('Чужой Иван') })
  expect(stranger.body.state).toBe('waiting')
  const asOneself = await deputy.does(join, { token, name: deputy.name })
  expect(asOneself.body.state, 'even somebody of the school waits').toBe('waiting')

  const seen = (await deputy.reads(listJoinRequests, { organizationId })).body.requests
  expect(seen.map(({ can }) => can.accept)).toEqual([false, false])
  for (const { id: requestId } of seen)
    expect((await deputy.does(acceptRequest, { id: randomUUID(), requestId })).status).toBe(403)
  expect((await deputy.reads(listMyHats, {})).body.hats[0]?.roles).toEqual(['deputy'])

  const [request] = (await admin.reads(listJoinRequests, { organizationId })).body.requests
  expect(request!.can.accept).toBe(true)
  expect((await admin.does(acceptRequest, { id: randomUUID(), requestId: request!.id })).status).toBe(200)
})

test('a deputy does not accept a teacher’s request as the director of the list', async () => {
  const { deputy, admin, director, link, organizationId } = await openLadders()
  const { token } = await link(admin, { role: 'teacher', approval: true })
  await world.as().does(join, { token, ...typed('Белова Наталья Петровна') })
  const [request] = (await deputy.reads(listJoinRequests, { organizationId })).body.requests
  expect(request!.likely, 'nor is told of the place').toEqual([])
  const accepting = { id: randomUUID(), requestId: request!.id, personId: director.personId }
  expect((await deputy.does(acceptRequest, accepting)).status).toBe(400)
})

test('a deputy holds no key to the director: none printed, none replaced, none in the pile of all the staff', async () => {
  const { deputy, admin, director, school, organizationId } = await openLadders()
  const teacher = await school.person('Ирина Павловна Седова', 'teacher', { joined: false })
  const one = { organizationId, personId: director.personId }
  const alone = await deputy.downloads(printSheets, one)
  expect([alone.statusCode, alone.json().reason]).toEqual([403, expect.stringContaining('директор')])
  expect((await deputy.does(replaceSheet, { id: randomUUID(), personId: director.personId })).status).toBe(403)
  const { sheets } = (await deputy.reads(listSheets, { organizationId })).body
  expect(sheets.find(({ personId }) => personId === director.personId)?.can).toEqual({
    print: false,
    replace: false,
    reset: false,
  })

  expect((await deputy.downloads(printSheets, { organizationId })).statusCode).toBe(200)
  expect(await sheetOf(teacher.personId)).toBeDefined()
  expect(await sheetOf(director.personId)).toBeUndefined()
  expect((await admin.downloads(printSheets, one)).statusCode).toBe(200)
})

test('a sheet printed for a teacher is no key once the teacher is to be a deputy', async () => {
  const { deputy, admin, organizationId } = await openLadders()
  const person = { id: randomUUID(), organizationId, name: { lastName: 'Рябова', firstName: 'Алёна' } }
  await deputy.does(addStaff, { ...person, roles: ['teacher'] })
  await deputy.downloads(printSheets, { organizationId, personId: person.id })
  const code = codeOfSheet((await sheetOf(person.id))!.id)
  const opened = (visitor: Visitor) => visitor.does(openSheet, { code })
  expect((await opened(world.as())).status).toBe(200)

  await admin.does(setRoles, { id: randomUUID(), personId: person.id, roles: ['teacher', 'deputy'] })
  expect((await opened(world.as())).status).toBe(409)
  expect((await world.as().does(claimSheet, { code, account: newAccount() })).status).toBe(409)
})
