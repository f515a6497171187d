import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listChats } from '#contract/chats'
import { listMyHats } from '#contract/people'
import { type Member, openSchool, type School } from '#test/school'
import { openWorld, type World } from '#test/world'
import { addClasses, archiveClass, type ClassKind, getClass, listClasses, renameClass } from '../contract.ts'

let world: World
let school: School
let olga: Member
beforeAll(async () => {
  world = await openWorld()
  school = await openSchool(world)
  olga = await school.person('Ольга Викторовна Синицына', 'administrator')
})
afterAll(() => world.close())

const adding = (line: string, kind: ClassKind = 'class', organizationId = school.organizationId) => ({
  id: randomUUID(),
  organizationId,
  kind,
  line,
})
const listed = async (who: Member) =>
  (await who.reads(listClasses, { organizationId: school.organizationId })).body.classes.map(({ name }) => name)

test('the quick line makes classes with their chats; a repeat adds nothing; the deputy sees them in order', async () => {
  const deputy = await school.person('Анна Ильинична Зимина', 'deputy')
  const before = await school.told()
  const input = adding('10А, 1А–2Б')
  const made = (await olga.does(addClasses, input)).body
  expect(made.added.map(({ name }) => name)).toEqual(['1А', '1Б', '2А', '2Б', '10А'])
  expect(made.added[0]).toMatchObject({
    parallel: 1,
    letter: 'А',
    kind: 'class',
    can: { edit: true, lead: true },
    pupils: { known: 0, joined: 0 },
  })
  expect((await olga.does(addClasses, input)).body).toEqual(made)
  expect(await school.told()).toEqual([...before, ...Array(5).fill('classes.classChanged')])

  expect((await deputy.does(addClasses, adding('2Б, 3А'))).body).toMatchObject({
    added: [{ name: '3А' }],
    existing: ['2Б'],
  })
  expect((await olga.does(addClasses, adding('Хор, ХОР', 'association'))).body.added).toHaveLength(1)
  expect((await olga.does(addClasses, adding('хор', 'association'))).body).toEqual({ added: [], existing: ['хор'] })
  expect(await listed(deputy)).toEqual(['1А', '1Б', '2А', '2Б', '3А', '10А', 'Хор'])
  const chats = await world.db
    .selectFrom('chats')
    .select('automatic')
    .where('class_id', '=', made.added[0]!.id)
    .execute()
  expect(chats.map(({ automatic }) => automatic).sort()).toEqual(['class', 'parents', 'teachers'])
})

test('what cannot be read is refused beside the line, whole, and makes nothing', async () => {
  const before = await school.told()
  for (const line of ['5А, старшие', '4В–1А', ',', '1А–12Я']) {
    expect(await olga.does(addClasses, adding(line))).toMatchObject({ status: 400, body: { field: 'line' } })
  }
  expect((await olga.does(addClasses, adding('5А, старшие'))).body.reason).toContain('«старшие»')
  expect(await school.told()).toEqual(before)
})

test('teachers and pupils build nothing, see own classes only, and other schools do not exist', async () => {
  const class7a = await school.addClass('7А')
  const elena = await school.teacher('Елена Сергеевна Воробьёва', class7a)
  const timur = await school.pupil('Тимур Ахметов', class7a)
  const other = await openSchool(world)
  const stranger = await other.person('Иван Иванов', 'administrator')
  const class1 = await other.addClass('1А')
  const before = await school.told()

  expect(await listed(elena)).toEqual(['7А'])
  expect(await listed(timur)).toEqual([])
  expect((await timur.reads(getClass, { classId: class7a })).status).toBe(404)
  expect((await elena.reads(listClasses, { organizationId: school.organizationId })).body.can.add).toBe(false)
  expect((await elena.reads(getClass, { classId: class7a })).body.class.can).toEqual({ edit: false, lead: true })
  expect((await elena.does(addClasses, adding('9А'))).status).toBe(403)
  expect((await timur.does(addClasses, adding('9А'))).status).toBe(403)
  expect((await elena.does(renameClass, { id: randomUUID(), classId: class7a, name: '7Б' })).status).toBe(403)
  expect((await elena.does(archiveClass, { id: randomUUID(), classId: class7a })).status).toBe(403)
  expect((await stranger.does(addClasses, adding('9А'))).status).toBe(404)
  expect((await stranger.reads(listClasses, { organizationId: school.organizationId })).status).toBe(404)
  expect((await stranger.does(archiveClass, { id: randomUUID(), classId: class7a })).status).toBe(404)
  expect((await olga.reads(getClass, { classId: class1 })).status).toBe(404)
  expect((await olga.reads(getClass, { classId: randomUUID() })).status).toBe(404)
  expect(await school.told()).toEqual(before)
})

test('a class is renamed for everybody in it, and no two bear one name', async () => {
  const class8a = await school.addClass('8А')
  await school.addClass('8В')
  const elena = await school.teacher('Елена Павловна Ким', class8a)
  const rename = (name: string) => olga.does(renameClass, { id: randomUUID(), classId: class8a, name })

  expect((await rename('8б')).body).toMatchObject({ name: '8Б', parallel: 8, letter: 'Б' })
  expect((await elena.reads(listMyHats, {})).body.hats[0]?.classes).toMatchObject([{ name: '8Б' }])
  const titles = (await elena.reads(listChats, {})).body.chats.map(({ className }) => className)
  expect(titles).toContain('8Б')
  expect((await rename('8В')).status).toBe(409)
  expect((await rename('8Г, 8Д')).status).toBe(400)
  expect((await rename('старшие')).status).toBe(400)
  expect((await rename('8Б')).status).toBe(200)
})

test('an archived class is no class any more: nobody holds it, its seats end, its chats are read-only, its name is free', async () => {
  const class9a = await school.addClass('9А')
  const elena = await school.teacher('Нина Фёдоровна Гончар', class9a)
  const pupil = await school.pupil('Глеб Зимин', class9a)
  const input = { id: randomUUID(), classId: class9a }

  expect((await olga.does(archiveClass, input)).status).toBe(200)
  expect((await olga.does(archiveClass, input)).status).toBe(200)
  expect((await olga.does(archiveClass, { ...input, id: randomUUID() })).status).toBe(404)
  expect((await elena.reads(getClass, { classId: class9a })).status).toBe(404)
  expect((await pupil.reads(listMyHats, {})).body.hats[0]?.classes).toEqual([])
  const chat = (await pupil.reads(listChats, {})).body.chats.find(({ classId }) => classId === class9a)
  expect(chat).toMatchObject({ archived: true, can: { post: false } })
  expect((await olga.does(addClasses, adding('9А'))).body.added).toHaveLength(1)
})
