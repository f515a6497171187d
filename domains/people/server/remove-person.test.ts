import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listChats } from '#contract/chats'
import { getClass } from '#contract/classes'
import { openSchool, type School } from '#test/school'
import { openWorld, type World } from '#test/world'
import { getPerson, listMyHats, listPeople, removePerson } from '../contract.ts'

let world: World
let school: School
beforeAll(async () => {
  world = await openWorld()
  school = await openSchool(world)
})
afterAll(() => world.close())

const removal = (personId: string) => ({ id: randomUUID(), personId })

test('an employee who leaves is in no class, no chat and no list at once; the session stays, the hat goes', async () => {
  const olga = await school.person('Ольга Викторовна Синицына', 'administrator')
  const class7a = await school.addClass('7А')
  const elena = await school.teacher('Елена Сергеевна Воробьёва', class7a)
  expect((await elena.reads(listChats, {})).body.chats.length).toBeGreaterThan(0)

  const input = removal(elena.personId)
  expect((await olga.does(removePerson, input)).status).toBe(200)
  expect((await olga.does(removePerson, input)).status).toBe(200)
  expect((await olga.does(removePerson, removal(elena.personId))).status).toBe(404)

  expect((await elena.reads(listMyHats, {})).body.hats).toEqual([])
  expect((await elena.reads(listChats, {})).body.chats).toEqual([])
  expect((await elena.reads(getClass, { classId: class7a })).status).toBe(404)
  expect((await olga.reads(getClass, { classId: class7a })).body.seats).toEqual([])
  expect(
    (await olga.reads(listPeople, { organizationId: school.organizationId, text: 'Воробьёва' })).body.people,
  ).toEqual([])
})

test('with the last child goes a parent who is nothing else; a parent of another child, and one who works here, stay', async () => {
  const olga = await school.person('Ольга Павловна Рак', 'administrator')
  const [class1a, class2a] = [await school.addClass('1А'), await school.addClass('2А')]
  const artem = await school.pupil('Артём Белов', class1a)
  const vera = await school.pupil('Вера Белова', class2a)
  const irina = await school.guardianOf(artem, 'Ирина Белова')
  await school.guardianOf(vera, irina)
  const oleg = await school.guardianOf(artem, 'Олег Белов', 'father')
  const rita = await school.guardianOf(artem, await school.person('Рита Юрьевна Белова', 'teacher'), 'grandmother')

  await olga.does(removePerson, removal(artem.personId))
  const hat = async (one: typeof irina) => (await one.reads(listMyHats, {})).body.hats[0]
  expect((await hat(irina))?.children).toMatchObject([{ name: 'Вера' }])
  expect(await hat(oleg)).toBeUndefined()
  expect((await hat(rita))?.roles).toEqual(['teacher'])
  expect((await oleg.reads(listChats, {})).body.chats).toEqual([])
})

test('who may not: a class teacher once the pupil has joined, anybody oneself, anybody the appointed administrator', async () => {
  const olga = await school.person('Ольга Игоревна Кац', 'administrator')
  const extra = await school.person('Мария Петровна Юдина', 'additionalAdministrator')
  const class8a = await school.addClass('8А')
  const elena = await school.teacher('Елена Павловна Ким', class8a)
  const joined = await school.pupil('Тимур Ахметов', class8a)
  const absent = await school.pupil('Тимр Ахметов', class8a, { joined: false })
  const before = await school.told()

  const can = async (personId: string) => (await elena.reads(getPerson, { personId })).body.can.remove
  expect([await can(joined.personId), await can(absent.personId)]).toEqual([false, true])
  expect((await elena.does(removePerson, removal(joined.personId))).status).toBe(403)
  expect((await elena.does(removePerson, removal(olga.personId))).status).toBe(404)
  expect((await extra.does(removePerson, removal(extra.personId))).status).toBe(409)
  expect((await extra.does(removePerson, removal(olga.personId))).status).toBe(409)
  expect((await extra.reads(getPerson, { personId: olga.personId })).body.can.remove).toBe(false)
  expect((await joined.does(removePerson, removal(joined.personId))).status).toBe(403)
  expect(await school.told()).toEqual(before)
  expect((await elena.does(removePerson, removal(absent.personId))).status).toBe(200)
})

test('a deputy dismisses no additional administrator, and nobody the last one', async () => {
  const other = await openSchool(world)
  const director = await other.person('Пётр Ильич Громов', 'director')
  const deputy = await other.person('Анна Ильинична Зимина', 'deputy')
  const extra = await other.person('Мария Петровна Юдина', 'additionalAdministrator')

  expect((await deputy.does(removePerson, removal(extra.personId))).status).toBe(403)
  expect((await director.does(removePerson, removal(extra.personId))).status).toBe(409)
  await other.person('Глеб Петрович Юдин', 'administrator')
  expect((await director.does(removePerson, removal(extra.personId))).status).toBe(200)
})
