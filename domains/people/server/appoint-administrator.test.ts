import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { listEntries } from '#contract/audit'
import { type Member, openSchool, type School } from '#test/school'
import { openWorld } from '#test/world'
import { appointAdministrator, getPerson, listMyHats, listRoleChanges, removePerson, undoRoles } from '../contract.ts'

const world = await openWorld()
afterAll(() => world.close())
let school: School
let director: Member
let olga: Member
let nina: Member
beforeEach(async () => {
  school = await openSchool(world)
  director = await school.person('Наталья Петровна Белова', 'director')
  olga = await school.person('Ольга Викторовна Синицына', 'administrator')
  nina = await school.person('Нина Фёдоровна Гончар', ['teacher', 'additionalAdministrator'])
})

const order = (one: Member, day = '2026-09-03') => ({
  id: randomUUID(),
  personId: one.personId,
  order: { number: '14-к', day },
})
const hatOf = async (one: Member) => (await one.reads(listMyHats, {})).body.hats[0]!
const remove = (who: Member, one: Member) => who.does(removePerson, { id: randomUUID(), personId: one.personId })

test('by the director’s order another administrator; the one before is an employee, and may go', async () => {
  expect((await remove(director, olga)).status, 'not before the order').toBe(409)
  const input = order(nina)
  expect((await director.does(appointAdministrator, input)).body.roles).toEqual(['administrator', 'teacher'])
  expect((await director.does(appointAdministrator, input)).body.roles, 'once').toEqual(['administrator', 'teacher'])
  expect((await hatOf(nina)).can.appoint).toBe(true)
  expect(await hatOf(olga)).toMatchObject({ roles: ['employee'], can: { administer: false } })

  const { changes } = (await director.reads(listRoleChanges, { personId: olga.personId })).body
  expect(changes).toMatchObject([
    { granted: ['employee'], taken: ['administrator'], reason: 'Приказ № 14-к от 03.09.2026', can: { undo: false } },
  ])
  const undone = await director.does(undoRoles, { id: randomUUID(), changeId: changes[0]!.id })
  expect(undone.status, 'a school would have two').toBe(409)
  const { entries } = (await nina.reads(listEntries, { organizationId: school.organizationId })).body
  expect(entries[0]).toMatchObject({ action: 'people.appointAdministrator', reason: 'Приказ № 14-к от 03.09.2026' })
  expect((await remove(nina, olga)).status).toBe(200)
})

test('the present administrator carries the order out, too, and keeps what else they are', async () => {
  const both = await school.person('Вера Ильинична Кац', ['administrator', 'teacher', 'guardian'])
  expect((await both.does(appointAdministrator, order(nina))).status).toBe(200)
  expect((await hatOf(both)).roles).toEqual(['teacher', 'guardian'])
  expect((await hatOf(olga)).roles, 'one order, one administrator').toEqual(['employee'])
  expect((await both.does(appointAdministrator, order(nina))).status, 'a teacher holds nobody').toBe(404)
})

test('not by those below, not somebody who has not joined, no family, not twice, not of tomorrow', async () => {
  const deputy = await school.person('Игорь Львович Носов', 'deputy')
  const absent = await school.person('Виктор Андреевич Лапин', 'teacher', { joined: false })
  const timur = await school.pupil('Тимур Ахметов', await school.addClass('7А'))
  const stranger = await (await openSchool(world)).person('Иван Иванов', 'director')
  const before = await school.told()
  const tomorrow = new Date(Date.now() + 2 * 24 * 3600_000).toISOString().slice(0, 10)
  const tries = [
    [deputy, order(nina), 403],
    [nina, order(nina), 403],
    [stranger, order(nina), 404],
    [director, order(absent), 409],
    [director, order(timur), 409],
    [director, order(olga), 409],
    [director, order(nina, tomorrow), 400],
  ] as const
  for (const [who, input, status] of tries) {
    expect((await who.does(appointAdministrator, input)).status).toBe(status)
  }
  expect(await school.told()).toEqual(before)
  const can = async (who: Member, of: Member) => (await who.reads(getPerson, { personId: of.personId })).body.can.order
  expect([await can(director, nina), await can(deputy, nina), await can(director, absent)]).toEqual([
    true,
    false,
    false,
  ])
})

test('two orders at once leave one administrator', async () => {
  const rita = await school.person('Рита Павловна Орлова', 'employee')
  const both = await Promise.all([nina, rita].map((one) => director.does(appointAdministrator, order(one))))
  expect(both.map(({ status }) => status)).toEqual([200, 200])
  const roles = await Promise.all([olga, nina, rita].map(async (one) => (await hatOf(one)).roles))
  expect(roles.filter((own) => own.includes('administrator'))).toHaveLength(1)
})
