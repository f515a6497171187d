import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSchool, type School } from '#test/school'
import { openWorld, type World } from '#test/world'
import { addStaff, listPeople } from '../contract.ts'

let world: World
let school: School
beforeAll(async () => {
  world = await openWorld()
  school = await openSchool(world)
})
afterAll(() => world.close())

const elena = { lastName: ' Воробьёва ', firstName: 'Елена', patronymic: 'Сергеевна' }

test('an administrator adds an employee, verified by the school, and the director sees her', async () => {
  const olga = await school.person('Ольга Викторовна Синицына', 'administrator')
  const director = await school.person('Пётр Ильич Громов', 'director')
  const id = randomUUID()
  const input = {
    id,
    organizationId: school.organizationId,
    name: elena,
    roles: ['teacher' as const],
    post: 'учитель математики',
  }
  const before = await school.told()

  const added = await olga.does(addStaff, input)
  expect(added.body).toMatchObject({
    id,
    fullName: 'Воробьёва Елена Сергеевна',
    roles: ['teacher'],
    post: 'учитель математики',
    verified: true,
    joined: false,
  })
  expect(await school.told()).toEqual([...before, 'people.peopleChanged'])
  expect((await olga.does(addStaff, input)).body).toEqual(added.body)
  expect((await olga.does(addStaff, { ...input, id: randomUUID() })).status).toBe(409)
  expect((await olga.does(addStaff, { ...input, id: randomUUID(), post: 'библиотекарь' })).status).toBe(200)
  const { people } = (await director.reads(listPeople, { organizationId: school.organizationId, text: 'воробьева' }))
    .body
  expect(people).toContainEqual(added.body)
  expect(people).toHaveLength(2)
  const granted = await world.db.selectFrom('person_roles').select('granted_by').where('person_id', '=', id).execute()
  expect(granted).toEqual([{ granted_by: olga.personId }])
})

test('only the administration adds staff; a school of others is not there; a refusal tells nothing', async () => {
  const teacher = await school.person('Нина Фёдоровна Гончар', 'teacher')
  const stranger = await (await openSchool(world)).person('Иван Иванов', 'administrator')
  const admin = await school.person('Мария Петровна Юдина', 'additionalAdministrator')
  const before = await school.told()
  const input = { organizationId: school.organizationId, name: elena, roles: ['teacher' as const] }

  expect((await teacher.does(addStaff, { ...input, id: randomUUID() })).status).toBe(403)
  expect((await stranger.does(addStaff, { ...input, id: randomUUID() })).status).toBe(404)
  expect((await world.as().does(addStaff, { ...input, id: randomUUID() })).status).toBe(401)
  expect((await admin.does(addStaff, { ...input, id: randomUUID(), roles: [] })).status).toBe(400)
  expect(await school.told()).toEqual(before)
  const olga = await school.person('Ольга Викторовна Зуева', 'administrator')
  const settled = await school.told()
  for (const role of ['director', 'deputy', 'additionalAdministrator'] as const)
    expect((await admin.does(addStaff, { ...input, id: randomUUID(), roles: ['teacher', role] })).status).toBe(403)
  const tooEarly = await olga.does(addStaff, { ...input, id: randomUUID(), roles: ['additionalAdministrator'] })
  expect(tooEarly).toMatchObject({ status: 409, body: { field: 'roles' } })
  expect(await school.told()).toEqual(settled)
})
