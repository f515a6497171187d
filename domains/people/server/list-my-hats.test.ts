import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSchool, type School } from '#test/school'
import { openWorld, type World } from '#test/world'
import { listMyHats } from '../contract.ts'

let world: World
let school: School
beforeAll(async () => {
  world = await openWorld()
  school = await openSchool(world)
})
afterAll(() => world.close())

test('a guardian of two sees both children with their classes; a teacher is greeted by name and patronymic', async () => {
  const class7a = await school.addClass('7А')
  const class2b = await school.addClass('2Б')
  const elena = await school.teacher('Елена Сергеевна Воробьёва', class7a)
  const artem = await school.pupil('Артём Белов', class7a)
  const vera = await school.pupil('Вера Белова', class2b)
  const irina = await school.guardianOf(artem, 'Ирина Владимировна Белова')
  await school.guardianOf(vera, irina)

  const [guardian] = (await irina.reads(listMyHats, {})).body.hats
  expect(guardian).toMatchObject({
    personId: irina.personId,
    greetingName: 'Ирина',
    roles: ['guardian'],
    organization: { id: school.organizationId, kind: 'school', timeZone: 'Asia/Omsk' },
    children: [
      { name: 'Артём', className: '7А', classId: class7a },
      { name: 'Вера', className: '2Б' },
    ],
    can: { administer: false, leadClasses: false },
  })
  const [teacher] = (await elena.reads(listMyHats, {})).body.hats
  expect(teacher).toMatchObject({
    greetingName: 'Елена Сергеевна',
    classes: [{ id: class7a, name: '7А', part: 'classTeacher' }],
    can: { administer: false, leadClasses: true },
  })
})

test('one account is somebody in every school of its own, and nobody in a third', async () => {
  const second = await openSchool(world, { name: 'Школа № 2' })
  const third = await openSchool(world, { name: 'Школа № 3' })
  const class1 = await school.addClass('1А')
  const olga = await school.guardianOf(await school.pupil('Пётр Ильин', class1), 'Ольга Ильина')
  await second.person('Ольга Петровна Ильина', ['teacher', 'deputy'], { account: olga })

  const { hats } = (await olga.reads(listMyHats, {})).body
  expect(hats.map(({ organization, roles }) => [organization.shortName, roles])).toEqual([
    ['Школа № 14', ['guardian']],
    ['Школа № 2', ['deputy', 'teacher']],
  ])
  expect(hats.some(({ organization }) => organization.id === third.organizationId)).toBe(false)
  expect((await world.as().reads(listMyHats, {})).status).toBe(401)
})
