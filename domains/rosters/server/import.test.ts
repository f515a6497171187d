import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { getClass, listClasses } from '#contract/classes'
import { listPeople } from '#contract/people'
import { takeSeatOf } from '#domains/classes'
import { inTransaction } from '#server/events'
import { type Member, openSchool, type School } from '#test/school'
import { openWorld, type World } from '#test/world'
import * as contract from '../contract.ts'
import { csv, csv1251, fixture, lists } from './test-list.ts'

let world: World
let school: School
let administrator: Member
let list: ReturnType<typeof lists>
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  school = await openSchool(world)
  administrator = await school.person('Анна Ильинична Кузнецова', 'administrator')
  list = lists(world, school.organizationId, administrator)
})

const everybody = async (kind: 'pupils' | 'guardians' | 'staff') =>
  (await administrator.reads(listPeople, { organizationId: school.organizationId, kind })).body.people
const namesOf = async (kind: 'pupils' | 'guardians' | 'staff') =>
  (await everybody(kind)).map(({ fullName }) => fullName).sort()

const HEAD = ['Класс', 'ФИО ученика', 'Мать', 'Телефон матери', 'Отец']
const FAMILY = [
  HEAD,
  ['7 «Б»', 'АХМЕТОВ тимур Маратович', 'Ахметова Алия Сериковна', '8 (916) 345-67-89', 'Ахметов Марат Ильич'],
  ['5А', 'Ахметова Дина Маратовна', 'Ахметова Алия Сериковна', '+79163456789', ''],
  ['7-б', 'Мамедов Али Гусейн оглы', '', '', ''],
]

test('the sample of a school: windows-1251, semicolons, four ways to write one class', async () => {
  const brought = await list.bring(fixture('roster_cp1251_semicolon.csv'))
  expect(brought.table?.columns.map(({ field }) => field)).toEqual([
    'ignore',
    'lastName',
    'firstName',
    'patronymic',
    'ignore',
    'birthDay',
    'snils',
    'className',
    'first.phone',
  ])
  const compared = await list.map(brought.import.id)
  expect(compared.import.summary).toMatchObject({ rows: 4, new: 4, newClasses: ['7Б'], leftOut: 0 })
  const faults = await list.items(brought.import.id, 'fault')
  expect(faults.find(({ column }) => column?.startsWith('Дата рождения'))).toMatchObject({
    row: 5,
    column: 'Дата рождения (F)',
    cell: '31.02.2012',
    grave: false,
    reason: { ru: 'Такого дня нет в календаре. Загрузим без даты рождения' },
  })
  await list.write(brought.import.id)
  expect(await namesOf('pupils')).toEqual([
    'Ёлкин Пётр Ильич',
    'Мамедов Али Гусейн оглы',
    'Петрова-Водкина Анна-Мария',
    'Щербакова Юлия Андреевна',
  ])
})

test('pupils, their class and their family come in with one press, and others see them', async () => {
  const compared = await list.compare(csv(FAMILY))
  expect(compared.import.summary).toMatchObject({ new: 3, newGuardians: 2, newClasses: ['7Б', '5А'] })
  expect(await namesOf('pupils')).toEqual([])
  const written = await list.write(compared.import.id)
  expect(written.import).toMatchObject({ state: 'done', done: 3, total: 3 })
  expect(await namesOf('guardians')).toEqual(['Ахметов Марат Ильич', 'Ахметова Алия Сериковна'])
  const mother = (await everybody('guardians')).find(({ fullName }) => fullName.startsWith('Ахметова'))
  expect(mother?.children.map(({ fullName, relation }) => [fullName, relation])).toEqual([
    ['Ахметова Дина Маратовна', 'mother'],
    ['Ахметов Тимур Маратович', 'mother'],
  ])
  const { classes } = (await administrator.reads(listClasses, { organizationId: school.organizationId })).body
  expect(classes.map(({ name, pupils }) => [name, pupils.known])).toEqual([
    ['5А', 1],
    ['7Б', 2],
  ])
  const chats = world.db.selectFrom('chats').select('automatic').where('class_id', '=', classes[1]!.id)
  expect((await chats.execute()).map(({ automatic }) => automatic).sort()).toEqual(['class', 'parents', 'teachers'])
  const teacher = await school.teacher('Елена Сергеевна Воробьёва', classes[1]!.id)
  expect((await teacher.reads(getClass, { classId: classes[1]!.id })).body.seats).toHaveLength(3)
})

test('the same list again changes nothing, with ё written as е and the columns in another order', async () => {
  const first = await list.compare(
    csv([
      ['Фамилия', 'Имя', 'Класс'],
      ['Ёлкин', 'Пётр', '7Б'],
      ['Ким', 'Анна', '7Б'],
    ]),
  )
  await list.write(first.import.id)
  const again = await list.compare(
    csv1251([
      ['Класс', 'Имя', 'Фамилия'],
      ['7 б', 'Петр', 'Елкин'],
      ['7Б', 'АННА', 'КИМ'],
    ]),
  )
  expect(again.import.summary).toMatchObject({ new: 0, changed: 0, same: 2, deeds: 0 })
  expect(again.can.write).toBe(false)
  const tried = await administrator.does(contract.writeImport, { id: randomUUID(), importId: again.import.id })
  expect(tried.status).toBe(409)
})

test('synchronisation: moved, renamed, newly come and gone', async () => {
  const first = await list.compare(
    csv([
      ['Номер личного дела', 'ФИО', 'Класс'],
      ['К-1', 'Иванова Мария Петровна', '7А'],
      ['К-2', 'Ким Анна Сергеевна', '7А'],
      ['К-3', 'Орлов Лев Ильич', '7А'],
      ['К-4', 'Яковлев Олег Львович', '8Б'],
    ]),
  )
  await list.write(first.import.id)
  const again = await list.compare(
    csv([
      ['Номер личного дела', 'ФИО', 'Класс'],
      ['К-1', 'Соколова Мария Петровна', '7А'],
      ['К-2', 'Ким Анна Сергеевна', '7Б'],
      ['К-5', 'Новиков Глеб Ильич', '7А'],
    ]),
    { leaveAbsent: true },
  )
  expect(again.import.summary).toMatchObject({ new: 1, changed: 2, leaving: 1, newClasses: ['7Б'] })
  expect((await list.items(again.import.id, 'leaving')).map(({ fullName }) => fullName)).toEqual(['Орлов Лев Ильич'])
  await list.write(again.import.id)
  const people = await everybody('pupils')
  expect(people.map(({ fullName, classes }) => [fullName, classes[0]?.name])).toEqual([
    ['Ким Анна Сергеевна', '7Б'],
    ['Новиков Глеб Ильич', '7А'],
    ['Соколова Мария Петровна', '7А'],
    ['Яковлев Олег Львович', '8Б'],
  ])
})

test('whoever leaves is kept where a person says so, and where the list could not be read whole', async () => {
  const rows = [
    ['ФИО', 'Класс'],
    ['Иванова Мария', '7А'],
    ['Ким Анна', '7А'],
    ['Орлов Лев', '7А'],
  ]
  await list.write((await list.compare(csv(rows))).import.id)
  const less = await list.compare(csv(rows.slice(0, 2)), { leaveAbsent: true })
  expect(less.import.summary?.leaving).toBe(2)
  const [kim] = await list.items(less.import.id, 'leaving')
  const kept = await list.decide(less.import.id, { [`leave ${kim!.personId}`]: 'keep' })
  expect(kept.import.summary?.leaving).toBe(1)
  const broken = await list.compare(csv([...rows.slice(0, 2), ['Ки2м Анна', '7А']]), { leaveAbsent: true })
  expect(broken.import.summary?.leaving).toBe(0)
  expect((await list.items(broken.import.id, 'leaving')).every(({ kept }) => kept)).toBe(true)
})

test('doubles wait for a person: a namesake elsewhere, a slip of the pen, a child written twice', async () => {
  await list.write(
    (
      await list.compare(
        csv([
          ['ФИО', 'Класс'],
          ['Иванов Иван', '7А'],
          ['Воробьёва Елена', '5Б'],
        ]),
      )
    ).import.id,
  )
  const compared = await list.compare(
    csv([
      ['ФИО', 'Класс'],
      ['Иванов Иван', '8Б'],
      ['Воробева Елена', '5Б'],
      ['Ким Анна Ли', '6А'],
      ['Ким Анна Ли', '6А'],
    ]),
  )
  const doubtful = await list.items(compared.import.id, 'doubtful')
  expect(doubtful.map(({ row, doubts }) => [row, doubts[0]!.reason, doubts[0]!.candidates[0]!.about])).toEqual([
    [2, 'namesake', '7А'],
    [3, 'slip', '5Б'],
    [5, 'twice', '6А, строка 4'],
  ])
  const decided = await list.decide(compared.import.id, {
    [doubtful[0]!.doubts[0]!.key]: 'new',
    [doubtful[1]!.doubts[0]!.key]: doubtful[1]!.doubts[0]!.candidates[0]!.id,
    [doubtful[2]!.doubts[0]!.key]: doubtful[2]!.doubts[0]!.candidates[0]!.id,
  })
  expect(decided.import.summary).toMatchObject({ doubtful: 0, new: 2 })
  await list.write(compared.import.id)
  expect(await namesOf('pupils')).toEqual(['Воробева Елена', 'Иванов Иван', 'Иванов Иван', 'Ким Анна Ли'])
})

test('one who teaches here and is a mother here: a phone says so, else a person does', async () => {
  await school.teacher('Алия Сериковна Ахметова')
  const compared = await list.compare(csv(FAMILY.slice(0, 2)))
  const [doubtful] = await list.items(compared.import.id, 'doubtful')
  expect(doubtful?.doubts[0]).toMatchObject({ about: 'guardian', reason: 'alsoStaff' })
  const { key, candidates } = doubtful!.doubts[0]!
  await list.decide(compared.import.id, { [key]: candidates[0]!.id })
  await list.write(compared.import.id)
  const [aliya] = (await everybody('staff')).filter(({ fullName }) => fullName === 'Ахметова Алия Сериковна')
  expect(aliya?.roles).toEqual(['teacher', 'guardian'])
})

test('staff with posts, subjects and classes', async () => {
  const rows = [
    ['ФИО', 'Должность', 'Предмет', 'Классы', 'Классное руководство'],
    ['Орлова Ирина Павловна', 'учитель математики', 'Алгебра, Геометрия', '7А, 7Б', '7А'],
    ['Белый Кузьма Ильич', 'завхоз', '', '', ''],
  ]
  const compared = await list.compare(csv(rows))
  expect(compared.import.summary).toMatchObject({
    new: 2,
    newClasses: ['7А', '7Б'],
    newSubjects: ['Алгебра', 'Геометрия'],
  })
  await list.write(compared.import.id)
  const orlova = (await everybody('staff')).find(({ fullName }) => fullName.startsWith('Орлова'))
  expect(orlova).toMatchObject({ roles: ['teacher'], post: 'учитель математики', verified: true })
  expect(orlova?.classes.map(({ name, part, subject }) => `${name} ${subject ?? part}`).sort()).toEqual(
    ['7А classTeacher', '7А Алгебра', '7А Геометрия', '7Б Алгебра', '7Б Геометрия'].sort(),
  )
  expect((await list.compare(csv(rows))).import.summary).toMatchObject({ same: 2, deeds: 0 })
})

test('a whole import is taken back, and what was there before is as it was', async () => {
  const class7a = await school.addClass('7А')
  const kept = await school.pupil('Лев Ильич Орлов', class7a, { joined: false })
  const gone = await school.pupil('Анна Ким', class7a, { joined: false })
  const mother = await school.guardianOf(gone, 'Мария Ким', 'mother', { joined: false })
  const before = await snapshot()
  const compared = await list.compare(
    csv([
      ['ФИО', 'Класс', 'Мать'],
      ['Орлов Лев Ильич', '7Б', 'Орлова Ирина Павловна'],
      ['Новый Глеб', '7А', ''],
    ]),
    {
      leaveAbsent: true,
    },
  )
  expect(compared.import.summary).toMatchObject({ new: 1, changed: 1, leaving: 1 })
  await list.write(compared.import.id)
  expect(await snapshot()).not.toEqual(before)
  expect((await everybody('guardians')).some(({ id }) => id === mother.personId)).toBe(false)
  const undone = await list.undo(compared.import.id)
  expect(undone.body).toMatchObject({ state: 'undone' })
  expect(await snapshot()).toEqual(before)
  expect(kept.personId).toBeTruthy()
  // A second try of the same list brings the same people anew, not the ones that were a mistake.
  const again = await list.compare(
    csv([
      ['ФИО', 'Класс'],
      ['Новый Глеб', '7А'],
    ]),
  )
  expect(again.import.summary).toMatchObject({ new: 1, doubtful: 0 })
})

test('an import on which something stands is not taken back', async () => {
  const compared = await list.compare(
    csv([
      ['ФИО', 'Класс'],
      ['Новый Глеб', '7А'],
      ['Ким Анна', '7А'],
    ]),
  )
  await list.write(compared.import.id)
  expect((await list.look(compared.import.id)).can).toMatchObject({ undo: true, whyNot: null })
  const class8 = await school.addClass('8А')
  const [gleb] = (await everybody('pupils')).filter(({ fullName }) => fullName === 'Новый Глеб')
  await inTransaction(world.db, (tx) =>
    takeSeatOf(tx, { classId: class8, personId: gleb!.id, part: 'pupil', actorId: administrator.personId }),
  )
  const refused = await list.undo(compared.import.id)
  expect(refused.status).toBe(409)
  expect(refused.body.reason).toContain('правили вручную')
  expect((await list.look(compared.import.id)).can.whyNot?.ru).toBe(refused.body.reason)
})

test('a school that has changed since the comparison is shown anew, and nothing is written', async () => {
  const compared = await list.compare(
    csv([
      ['ФИО', 'Класс'],
      ['Новый Глеб Ильич', '7А'],
    ]),
  )
  const class9 = await school.addClass('9А')
  await school.pupil('Глеб Ильич Новый', class9, { joined: false })
  const written = await list.write(compared.import.id)
  expect(written.import).toMatchObject({ state: 'ready', reason: { ru: expect.stringContaining('школа изменилась') } })
  expect(written.import.summary).toMatchObject({ new: 0, changed: 1 })
  expect(await namesOf('pupils')).toEqual(['Новый Глеб Ильич'])
})

test('what a school has said of a heading is remembered', async () => {
  const rows = [
    ['Кто', 'Где', 'Метка'],
    ['Ким Анна', '7А', 'x'],
    ['Орлов Лев', '7А', 'y'],
    ['Белая Ева', '7А', 'z'],
  ]
  const first = await list.bring(csv(rows))
  expect(first.table?.columns[2]?.field).toBe('ignore')
  await list.map(first.import.id, { columns: { Кто: 'fullName', Где: 'className', Метка: 'sourceId' } })
  const second = await list.bring(csv(rows))
  expect(second.table?.columns.map(({ field }) => field)).toEqual(['fullName', 'className', 'sourceId'])
})

test('only the administration; hidden is missing', async () => {
  const class7a = await school.addClass('7А')
  const teacher = await school.teacher('Елена Сергеевна Воробьёва', class7a)
  const stranger = await (await openSchool(world)).person('Пётр Ильич Иной', 'administrator')
  const compared = await list.compare(
    csv([
      ['ФИО', 'Класс'],
      ['Ким Анна', '7А'],
    ]),
  )
  const told = await school.told()
  const input = { id: randomUUID(), organizationId: school.organizationId, name: 'x.csv' }
  expect((await teacher.uploads(contract.uploadRoster, input, csv(FAMILY))).status).toBe(403)
  expect((await stranger.uploads(contract.uploadRoster, { ...input, id: randomUUID() }, csv(FAMILY))).status).toBe(404)
  for (const who of [teacher, stranger]) {
    const [hidden, missing] = [
      await who.reads(contract.getImport, { importId: compared.import.id }),
      await who.reads(contract.getImport, { importId: randomUUID() }),
    ]
    expect(hidden.status).toBe(404)
    expect({ ...hidden.body, requestId: '' }).toEqual({ ...missing.body, requestId: '' })
    expect((await who.does(contract.writeImport, { id: randomUUID(), importId: compared.import.id })).status).toBe(404)
  }
  expect(await school.told()).toEqual(told)
})

test('a repeated press writes once', async () => {
  const compared = await list.compare(
    csv([
      ['ФИО', 'Класс'],
      ['Ким Анна', '7А'],
    ]),
  )
  const id = randomUUID()
  const press = () => administrator.does(contract.writeImport, { id, importId: compared.import.id })
  expect((await press()).status).toBe(200)
  expect((await press()).status).toBe(200)
  const { writeList } = await import('./write-list.ts')
  await writeList.run(world.db, { importId: compared.import.id })
  await writeList.run(world.db, { importId: compared.import.id })
  expect(await namesOf('pupils')).toEqual(['Ким Анна'])
})

async function snapshot() {
  const people = await Promise.all((['pupils', 'guardians', 'staff'] as const).map(everybody))
  const { classes } = (await administrator.reads(listClasses, { organizationId: school.organizationId })).body
  const seats = await world.db
    .selectFrom('chat_seats')
    .innerJoin('chats', 'chats.id', 'chat_id')
    .select(['chat_id', 'person_id', 'part', 'card'])
    .where('organization_id', '=', school.organizationId)
    .where('archived_at', 'is', null)
    .where('left_at', 'is', null)
    .orderBy('chat_id')
    .orderBy('person_id')
    .execute()
  return { people, classes, seats }
}
