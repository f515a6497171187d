import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role } from '#contract/people'
import { newId } from '#server/ids'
import { openSchool, type School } from '#test/school'
import { openWorld, type World } from '#test/world'
import { getFirstDay, getOrganization, updateOrganization } from '../contract.ts'
import { PROFILE, seqOf } from './test-desk.ts'

let world: World
let school: School
beforeAll(async () => {
  world = await openWorld()
  school = await openSchool(world)
})
afterAll(() => world.close())

const profile = { ...PROFILE, address: 'ул. Лесная, 5', phone: '8 (38155) 2-14-14', site: 'https://school14.example' }

test.each<[Role, boolean]>([
  ['administrator', true],
  ['additionalAdministrator', true],
  ['director', true],
  ['deputy', true],
  ['responsible', false],
  ['teacher', false],
  ['employee', false],
  ['pupil', false],
  ['guardian', false],
])('the profile as %s: may change it %s, and `can` agrees', async (role, may) => {
  const one = await school.person('Анна Кузнецова', role)
  const { organizationId } = school
  const before = await seqOf(world, organizationId)

  expect((await one.reads(getOrganization, { organizationId })).body.can).toEqual({ edit: may })
  const changed = await one.does(updateOrganization, { id: newId(), organizationId, profile })

  expect(changed.status).toBe(may ? 200 : 403)
  expect(await seqOf(world, organizationId)).toBe(before + (may ? 1 : 0))
  expect((await one.reads(getFirstDay, { organizationId })).status).toBe(may ? 200 : 403)
})

test('what one changes another sees; a repeat is one change', async () => {
  const admin = await school.person('Ольга Синицына', 'administrator')
  const teacher = await school.person('Елена Воробьёва', 'teacher')
  const { organizationId } = school
  const command = { id: newId(), organizationId, profile: { ...profile, shortName: 'Четырнадцатая' } }
  const changed = await admin.does(updateOrganization, command)
  const seq = await seqOf(world, organizationId)
  expect((await admin.does(updateOrganization, command)).body).toEqual(changed.body)
  expect(await seqOf(world, organizationId)).toBe(seq)
  const seen = (await teacher.reads(getOrganization, { organizationId })).body.organization
  expect(seen).toEqual({ ...command.profile, id: organizationId })
})

test('another school and a missing one are the same refusal', async () => {
  const stranger = await (await openSchool(world, { name: 'Лицей' })).person('Пётр Чужов', 'administrator')
  for (const organizationId of [school.organizationId, newId()]) {
    expect((await stranger.reads(getOrganization, { organizationId })).status).toBe(404)
    expect((await stranger.reads(getFirstDay, { organizationId })).status).toBe(404)
    expect((await stranger.does(updateOrganization, { id: newId(), organizationId, profile })).status).toBe(404)
  }
})

test('the checklist of the first day counts what is there', async () => {
  const fresh = await openSchool(world, { name: 'Новая школа' })
  const { organizationId } = fresh
  const admin = await fresh.person('Ольга Синицына', ['administrator', 'employee'])
  const day = async () => (await admin.reads(getFirstDay, { organizationId })).body
  expect(await day()).toEqual({
    profileFilled: false,
    classes: 0,
    classesWithoutTeacher: 0,
    subjects: 0,
    staff: { known: 1, joined: 1 },
    pupils: { known: 0, joined: 0 },
    guardians: { known: 0, joined: 0 },
    sheetsPrinted: 0,
    requestsWaiting: 0,
  })

  await admin.does(updateOrganization, { id: newId(), organizationId, profile })
  const led = await fresh.addClass('7А')
  await fresh.addClass('7Б')
  const teacher = await fresh.teacher('Елена Воробьёва', led)
  const child = await fresh.pupil('Тимур Ахметов', led, { joined: false })
  await fresh.guardianOf(child, 'Алия Ахметова')
  const own = await fresh.pupil('Варя Воробьёва', led)
  await world.pool.query(`insert into person_roles (person_id, role) values ($1, 'guardian')`, [teacher.personId])
  await fresh.guardianOf(own, teacher)

  expect(await day()).toMatchObject({
    profileFilled: true,
    classes: 2,
    classesWithoutTeacher: 1,
    staff: { known: 2, joined: 2 },
    pupils: { known: 2, joined: 1 },
    guardians: { known: 2, joined: 2 },
  })
})
