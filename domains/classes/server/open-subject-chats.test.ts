import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listEntries } from '#contract/audit'
import { listChats } from '#contract/chats'
import { type Member, openSchool, type School } from '#test/school'
import { openWorld, type World } from '#test/world'
import { addSubjects, openSubjectChats } from '../contract.ts'

let world: World
let school: School
let olga: Member
beforeAll(async () => {
  world = await openWorld()
  school = await openSchool(world)
  olga = await school.person('Ольга Викторовна Синицына', 'administrator')
})
afterAll(() => world.close())

const open = (who: Member, id = randomUUID()) =>
  who.does(openSubjectChats, { id, organizationId: school.organizationId })
const titles = async (who: Member) =>
  (await who.reads(listChats, {})).body.chats.flatMap(({ automatic, title }) => (automatic ? [] : (title ?? []))).sort()

test('every subject that is taught gets its chat in one step; a second step finds nothing to do', async () => {
  const [class7a, class8a] = [await school.addClass('7А'), await school.addClass('8А')]
  const { subjects } = (
    await olga.does(addSubjects, {
      id: randomUUID(),
      organizationId: school.organizationId,
      names: ['Алгебра', 'Физика', 'Химия'],
    })
  ).body
  const [algebra, physics] = ['Алгебра', 'Физика'].map((name) => subjects.find((one) => one.name === name)!.id)
  const nina = await school.teacher('Нина Фёдоровна Гончар')
  for (const classId of [class7a, class8a]) await school.seat(nina, classId, 'teacher', algebra)
  await school.seat(nina, class7a, 'teacher', physics)
  const timur = await school.pupil('Тимур Ахметов', class7a)
  const mother = await school.guardianOf(timur, 'Алия Ахметова')
  await school.pupil('Вера Лапина', class8a)

  const id = randomUUID()
  expect((await open(olga, id)).body).toEqual({ opened: 3 })
  expect((await open(olga, id)).body, 'the same step').toEqual({ opened: 3 })
  expect((await open(olga)).body, 'another step').toEqual({ opened: 0 })
  expect(await titles(timur)).toEqual(['7А, алгебра', '7А, физика'])
  expect(await titles(nina)).toEqual(['7А, алгебра', '7А, физика', '8А, алгебра'])
  expect(await titles(mother), 'not for guardians').toEqual([])
  const { entries } = (await olga.reads(listEntries, { organizationId: school.organizationId })).body
  expect(entries.filter(({ action }) => action === 'classes.openSubjectChats')).toMatchObject([
    { details: { chats: 3 } },
  ])
})

test('only for the administration; another school is not there', async () => {
  const elena = await school.teacher('Елена Сергеевна Воробьёва', await school.addClass('9А'))
  const stranger = await (await openSchool(world)).person('Иван Иванов', 'administrator')
  const before = await school.told()
  expect((await open(elena)).status).toBe(403)
  expect((await open(stranger)).status).toBe(404)
  expect(await school.told()).toEqual(before)
})
