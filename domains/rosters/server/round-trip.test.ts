import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addSubjects } from '#contract/classes'
import { type Member, openSchool, type School } from '#test/school'
import { openWorld, type World } from '#test/world'
import * as contract from '../contract.ts'
import { archive, csv, lists } from './test-list.ts'

let world: World
let school: School
let administrator: Member
let list: ReturnType<typeof lists>
beforeAll(async () => {
  world = await openWorld()
  school = await openSchool(world)
  administrator = await school.person('Анна Ильинична Кузнецова', 'administrator')
  list = lists(world, school.organizationId, administrator)
  const pupils = [
    ['ФИО', 'Дата рождения', 'Класс', 'Кружок', 'Мать', 'Телефон матери', 'Почта матери', 'Отец', 'Телефон отца', 'Опекун'],
    ['Ахметов Тимур Маратович', '05.03.2012', '7Б', 'Робототехника', 'Ахметова Алия Сериковна', '+7 916 345-67-89', 'a@example.ru', 'Ахметов Марат Ильич', '+375 29 123-45-67', ''],
    ['Мамедов Али Гусейн оглы', '', '10/1', '', '', '', '', 'Мамедов Гусейн Вагиф оглы', '8 912 345 67 90', ''],
    ['Петрова-Водкина Анна-Мария', '31.12.2018', '1А', '"Хор; Робототехника"', '', '', '', '', '', 'Ёлкина Зоя'],
    ['Аль Сайед Мохамед Ахмедович', '', '1А', '', '', '', '', '', '', ''],
  ] // biome-ignore format: a table
  await list.write((await list.compare(csv(pupils))).import.id)
  const staff = [
    ['ФИО', 'Должность', 'Предмет', 'Классы', 'Классное руководство'],
    ['Орлова Ирина Павловна', 'учитель; математика', 'Алгебра', '7Б', '7Б'],
    ['Орлова Ирина Павловна', 'учитель; математика', 'Геометрия', '7Б, 10/1', ''],
    ['Белый Кузьма', 'завхоз', '', '', ''],
  ] // biome-ignore format: a table
  const quoted = staff.map((row) => row.map((cell) => `"${cell}"`))
  await list.write((await list.compare(csv(quoted))).import.id)
  await administrator.does(addSubjects, { id: randomUUID(), organizationId: school.organizationId, names: ['=1+1'] })
})
afterAll(() => world.close())

const out = async (format: contract.ExportFormat, who: 'pupils' | 'staff' = 'pupils') => {
  const answer = await administrator.downloads(contract.exportRoster, {
    organizationId: school.organizationId,
    format,
    who,
  })
  expect(answer.statusCode).toBe(200)
  return answer.rawPayload
}

test.each([
  ['xlsx', 'pupils', 4],
  ['csv', 'pupils', 4],
  ['csv1251', 'pupils', 4],
  ['xlsx', 'staff', 4],
  ['csv', 'staff', 4],
  ['csv1251', 'staff', 4],
  ['oneroster', 'pupils', 7],
  ['sds', 'pupils', 7],
] as const)('%s of %s that has gone out changes nothing when it comes in again', async (format, who, rows) => {
  const compared = await list.compare(await out(format, who), { leaveAbsent: true })
  const { id: importId, summary } = compared.import
  const told = [
    ...(await list.items(importId, 'changed')),
    ...(await list.items(importId, 'doubtful')),
    ...(await list.items(importId, 'fault')),
  ]
  expect(told).toEqual([])
  expect(summary).toMatchObject({ rows, new: 0, changed: 0, doubtful: 0, fault: 0, leaving: 0, deeds: 0 })
})

test.each(['xlsx', 'csv', 'csv1251', 'oneroster', 'sds'] as const)(
  '%s brings the same people into an empty school',
  async (format) => {
    const bytes = await out(format)
    const empty = await openSchool(world)
    const head = await empty.person('Пётр Ильич Новый', 'administrator')
    const there = lists(world, empty.organizationId, head)
    const compared = await there.compare(bytes)
    expect(compared.import.summary).toMatchObject({ doubtful: 0, leftOut: 0, newGuardians: 4 })
    await there.write(compared.import.id)
    const seats = world.db
      .selectFrom('class_seats')
      .innerJoin('people', 'people.id', 'person_id')
      .innerJoin('classes', 'classes.id', 'class_id')
      .select(['last_name', 'first_name', 'classes.name'])
      .where('classes.organization_id', '=', empty.organizationId)
      .where('part', '=', 'pupil')
    const all = [
      'Аль Сайед Мохамед 1А',
      'Ахметов Тимур 7Б',
      'Ахметов Тимур Робототехника',
      'Мамедов Али 10/1',
      'Петрова-Водкина Анна-Мария 1А',
      'Петрова-Водкина Анна-Мария Робототехника',
      'Петрова-Водкина Анна-Мария Хор',
    ]
    // SDS does not tell a club from a lesson, and a lesson is no place of a pupil.
    const expected = format === 'sds' ? all.filter((line) => !/Робототехника|Хор/.test(line)) : all
    expect((await seats.execute()).map((row) => `${row.last_name} ${row.first_name} ${row.name}`).sort()).toEqual(
      expected,
    )
  },
)

test('Microsoft’s own sample of SDS v2.1 comes in, and again as nothing new', async () => {
  const other = await openSchool(world)
  const head = await other.person('Пётр Ильич Новый', 'administrator')
  const there = lists(world, other.organizationId, head)
  const names = [
    'orgs',
    'users',
    'roles',
    'classes',
    'courses',
    'enrollments',
    'relationships',
    'academicSessions',
  ].map((name) => `${name}.csv`)
  const compared = await there.compare(archive(names, 'sds_v2.1'))
  expect(compared.import).toMatchObject({ format: 'sds' })
  expect(compared.import.summary).toMatchObject({
    newClasses: expect.arrayContaining(['Biology 10', 'Computer Science 101']),
  })
  await there.write(compared.import.id)
  const again = await there.compare(archive(names, 'sds_v2.1'))
  expect(again.import.summary).toMatchObject({ new: 0, changed: 0, deeds: 0 })
  // A pupil who has married in the other system is the same pupil here.
  const users = archive(names, 'sds_v2.1', {
    'users.csv': (await import('./test-list.ts'))
      .fixture('sds_v2.1/users.csv')
      .toString()
      .replace('Fred,Hutch', 'Fred,Hatchet'),
  })
  const renamed = await there.compare(users)
  expect((await there.items(renamed.import.id, 'changed')).map(({ changes }) => changes[0]?.after)).toEqual([
    'Hatchet Fred',
  ])
})

test('a letter that windows-1251 lacks is never lost without a word', async () => {
  const other = await openSchool(world)
  const head = await other.person('Пётр Ильич Новый', 'administrator')
  const class1 = await other.addClass('1А')
  await other.pupil('Қанат Әлиев', class1)
  const input = { organizationId: other.organizationId, format: 'csv1251' as const }
  const answer = await head.downloads(contract.exportRoster, input)
  expect(answer.statusCode).toBe(409)
  expect(answer.json().reason).toContain('нет в windows-1251')
})
