import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Member, openSchool, type School } from '#test/school'
import { openWorld, type World } from '#test/world'
import { getPerson, listMyHats, type StaffRole, setRoles } from '../contract.ts'

let world: World
let school: School
beforeAll(async () => {
  world = await openWorld()
  school = await openSchool(world)
})
afterAll(() => world.close())

const roles = (personId: string, ...roles: StaffRole[]) => ({ id: randomUUID(), personId, roles })
const mayAdminister = async (one: Member) => (await one.reads(listMyHats, {})).body.hats[0]?.can.administer

test('the administrator appoints an additional one from staff who have joined, and only from them (R008)', async () => {
  const olga = await school.person('Ольга Викторовна Синицына', 'administrator')
  const elena = await school.person('Елена Сергеевна Воробьёва', 'teacher')
  const absent = await school.person('Виктор Андреевич Лапин', 'teacher', { joined: false })

  const input = roles(elena.personId, 'teacher', 'additionalAdministrator')
  expect((await olga.does(setRoles, input)).body.roles).toEqual(['additionalAdministrator', 'teacher'])
  expect((await olga.does(setRoles, input)).body.roles).toEqual(['additionalAdministrator', 'teacher'])
  expect(await mayAdminister(elena)).toBe(true)
  const granted = await world.db
    .selectFrom('person_roles')
    .select('granted_by')
    .where('person_id', '=', elena.personId)
    .where('role', '=', 'additionalAdministrator')
    .execute()
  expect(granted).toEqual([{ granted_by: olga.personId }])

  const before = await school.told()
  expect((await olga.does(setRoles, roles(absent.personId, 'teacher', 'additionalAdministrator'))).status).toBe(409)
  expect(await school.told()).toEqual(before)
})

test('additional administrators appoint no others; teachers set no roles; a stranger finds nobody', async () => {
  const extra = await school.person('Мария Петровна Юдина', ['additionalAdministrator', 'employee'])
  const nina = await school.person('Нина Фёдоровна Гончар', 'teacher')
  const stranger = await (await openSchool(world)).person('Иван Иванов', 'administrator')
  const before = await school.told()
  const can = async (who: Member) => (await who.reads(getPerson, { personId: nina.personId })).body.can
  expect(await can(extra)).toMatchObject({ roles: true, appoint: false })
  expect(await can(nina)).toMatchObject({ roles: false, appoint: false })

  expect((await extra.does(setRoles, roles(nina.personId, 'additionalAdministrator'))).status).toBe(403)
  expect((await nina.does(setRoles, roles(nina.personId, 'director'))).status).toBe(403)
  expect((await nina.does(setRoles, roles(extra.personId, 'employee'))).status).toBe(404)
  expect((await stranger.does(setRoles, roles(nina.personId, 'employee'))).status).toBe(404)
  for (const ladder of ['deputy', 'director'] as const) {
    expect((await extra.does(setRoles, roles(nina.personId, ladder))).status).toBe(403)
    expect((await extra.does(setRoles, roles(extra.personId, 'additionalAdministrator', ladder))).status).toBe(403)
  }
  expect(await school.told()).toEqual(before)
  expect((await extra.does(setRoles, roles(nina.personId, 'responsible'))).status).toBe(200)
  expect((await nina.reads(listMyHats, {})).body.hats[0]?.can.appoint).toBe(false)
})

test('a deputy neither lifts oneself nor unseats the director', async () => {
  const deputy = await school.person('Игорь Львович Носов', 'deputy')
  const director = await school.person('Наталья Петровна Белова', ['director', 'teacher'])
  const before = await school.told()
  expect((await deputy.does(setRoles, roles(deputy.personId, 'director'))).status).toBe(403)
  expect((await deputy.does(setRoles, roles(director.personId, 'teacher'))).status).toBe(403)
  expect(await school.told()).toEqual(before)
  expect((await director.does(setRoles, roles(deputy.personId, 'deputy', 'teacher'))).status).toBe(200)
})

test('a pupil is no employee, nobody stays without a role, the appointed administrator stays one', async () => {
  const olga = await school.person('Ольга Игоревна Кац', 'administrator')
  const class7a = await school.addClass('7А')
  const timur = await school.pupil('Тимур Ахметов', class7a)
  const elena = await school.person('Елена Павловна Ким', 'teacher')

  expect((await olga.does(setRoles, roles(timur.personId, 'teacher'))).status).toBe(409)
  expect((await olga.does(setRoles, roles(elena.personId))).status).toBe(409)
  expect((await olga.does(setRoles, roles(olga.personId, 'teacher'))).body.roles).toEqual(['administrator', 'teacher'])
})

test('a parent hired becomes a verified employee; once no employee any more, teaches no more and stays a parent', async () => {
  const olga = await school.person('Ольга Львовна Мур', 'administrator')
  const [class1a, class2a] = [await school.addClass('1А'), await school.addClass('2А')]
  const rita = await school.guardianOf(await school.pupil('Лев Орлов', class1a), 'Рита Орлова')

  expect((await olga.does(setRoles, roles(rita.personId, 'employee'))).body).toMatchObject({
    roles: ['employee', 'guardian'],
    verified: true,
  })
  await school.seat(rita, class2a, 'classTeacher')
  expect((await olga.does(setRoles, roles(rita.personId))).body).toMatchObject({
    roles: ['guardian'],
    verified: false,
    classes: [],
  })
})

test('a school never loses its last administrator, not even when two leave at once', async () => {
  const other = await openSchool(world)
  const anna = await other.person('Анна Ильинична Зимина', ['director', 'additionalAdministrator'])
  const boris = await other.person('Борис Ильич Зимин', ['director', 'additionalAdministrator'])

  const both = await Promise.all([
    anna.does(setRoles, roles(anna.personId, 'director')),
    boris.does(setRoles, roles(boris.personId, 'director')),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
})
