import { deflateRawSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Member, openSchool, type School } from '#test/school'
import { openWorld, type World } from '#test/world'
import * as contract from '../contract.ts'
import { toXlsx } from './export/write.ts'
import { archive, csv, fixture, lists } from './test-list.ts'

let world: World
let school: School
let administrator: Member
let list: ReturnType<typeof lists>
beforeAll(async () => {
  world = await openWorld()
  school = await openSchool(world)
  administrator = await school.person('Анна Ильинична Кузнецова', 'administrator')
  list = lists(world, school.organizationId, administrator)
})
afterAll(() => world.close())

const SDS = ['orgs', 'users', 'roles', 'classes', 'courses', 'enrollments', 'relationships'].map(
  (name) => `${name}.csv`,
)
const broken = (name: string, from: string | RegExp, to: string) =>
  archive(SDS, 'sds_v2.1', { [name]: fixture(`sds_v2.1/${name}`).toString().replace(from, to) })

/** An archive whose directory says that its entries are small, and whose bytes unpack to 200 MB. */
function bomb(name: string): Buffer {
  const packed = deflateRawSync(Buffer.alloc(200 * 1024 * 1024))
  const title = Buffer.from(name)
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50, 0)
  head.writeUInt16LE(20, 4)
  head.writeUInt16LE(8, 8)
  head.writeUInt32LE(packed.length, 18)
  head.writeUInt32LE(100, 22)
  head.writeUInt16LE(title.length, 26)
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(20, 4)
  entry.writeUInt16LE(20, 6)
  entry.writeUInt16LE(8, 10)
  entry.writeUInt32LE(packed.length, 20)
  entry.writeUInt32LE(100, 24)
  entry.writeUInt16LE(title.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(entry.length + title.length, 12)
  end.writeUInt32LE(head.length + title.length + packed.length, 16)
  return Buffer.concat([head, title, packed, entry, title, end])
}

test.each([
  ['a zip bomb that calls itself a table', () => bomb('xl/worksheets/sheet1.xml'), 'слишком много данных'],
  ['a zip bomb that calls itself a list', () => bomb('users.csv'), 'слишком много данных'],
  ['a PDF', () => Buffer.from('%PDF-1.7\n…'), 'Это PDF'],
  ['old Excel', () => Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'старый Excel'],
  ['a Word document', () => Buffer.from(zipSync({ 'word/document.xml': strToU8('<w/>') })), 'Это Word'],
  ['another archive', () => Buffer.from(zipSync({ 'photo.csv': strToU8('a,b\n1,2') })), 'В архиве нет списка'],
  ['half an archive', () => archive(SDS, 'sds_v2.1').subarray(0, 300), 'повреждён'],
  ['half a workbook', () => Buffer.from(zipSync({ 'xl/workbook.xml': strToU8('<workbook>') })), 'Excel не открыть'],
  ['binary noise', () => Buffer.from('ФИО;Класс\0\0\u0001', 'utf8'), 'двоичные данные'],
  ['nothing but spaces', () => Buffer.from('\n \n;;\n', 'utf8'), 'Файл пуст'],
  [
    'a sheet of a million',
    () => Buffer.from(`ФИО;Класс\n${'Ким Анна;7А\n'.repeat(30_100)}`, 'utf8'),
    'за один раз можно 30000',
  ],
])('%s is refused with a sentence that says what to do', async (_name, bytes, sentence) => {
  const { import: one } = await list.bring(bytes())
  expect(one.state).toBe('failed')
  expect(one.reason?.ru).toContain(sentence)
  expect(one.reason?.en).toBeTruthy()
})

test.each([
  [
    'users.csv',
    '114001,jcraig@classrmtest31.org,Jack,Craig',
    '114001,jcraig@classrmtest31.org,,Craig',
    { row: 2, sheet: 'users.csv', column: 'givenName', grave: true },
  ],
  ['users.csv', 'Jack', 'J4ck', { row: 2, sheet: 'users.csv', column: 'familyName', grave: true }],
  ['users.csv', '+11234567890', '12', { row: 3, sheet: 'users.csv', column: 'phone', grave: false }],
  [
    'enrollments.csv',
    '112002,114001',
    '999,114001',
    { row: 4, sheet: 'enrollments.csv', column: 'classSourcedId', cell: '999', grave: false },
  ],
  [
    'enrollments.csv',
    '112002,114001',
    '112002,555',
    { row: 4, sheet: 'enrollments.csv', column: 'userSourcedId', cell: '555', grave: false },
  ],
  [
    'relationships.csv',
    '114001,114002',
    '114001,777',
    { row: 2, sheet: 'users.csv', column: 'sourcedId', grave: false },
  ],
] as const)('SDS with a fault in %s (%s → %s): the row and the column are named', async (name, from, to, expected) => {
  const { import: one } = await list.compare(broken(name, from, to))
  expect(one.state).toBe('ready')
  const faults = await list.items(one.id, 'fault')
  expect(faults).toContainEqual(expect.objectContaining(expected))
})

test.each([
  ['Ким2 Анна', '7А', '', 'ФИО (A)', 'В имени стоит цифра', true],
  ['Ким', '7А', '', 'ФИО (A)', 'Нужны и фамилия, и имя', true],
  ['Ким <b>Анна</b>', '7А', '', 'ФИО (A)', 'посторонние знаки', true],
  [`Ким ${'А'.repeat(61)}`, '7А', '', 'ФИО (A)', 'длиннее 60', true],
  ['Ким Анна', '', '', 'Класс (B)', 'Класс не указан', true],
  ['Ким Анна', '???', '', 'Класс (B)', 'Класс не разобрать', true],
  ['Ким Анна', '7А', '31.02.2012', 'Дата рождения (C)', 'Такого дня нет', false],
  ['Ким Анна', '7А', '01.01.2999', 'Дата рождения (C)', 'ещё не наступила', false],
  ['Ким Анна', '7А', 'весной', 'Дата рождения (C)', 'Это не дата', false],
])('«%s», «%s», «%s»: %s, %s', async (name, unit, born, column, sentence, grave) => {
  const rows = [
    ['ФИО', 'Класс', 'Дата рождения'],
    ['Орлов Лев Ильич', '7А', '01.02.2012'],
    [name, unit, born],
  ]
  for (const bytes of [csv(rows), await toXlsx(rows, 'Лист1')]) {
    const { import: one } = await list.compare(bytes)
    const faults = await list.items(one.id, 'fault')
    expect(faults).toEqual([expect.objectContaining({ row: 3, column, grave })])
    expect(faults[0]!.reason?.ru).toContain(sentence)
    expect(one.summary).toMatchObject({ leftOut: grave ? 1 : 0, new: grave ? 1 : 2 })
  }
})

test('a list without anybody, and one without names, go no further', async () => {
  const { import: one } = await list.compare(
    csv([
      ['ФИО', 'Класс'],
      ['', ''],
      ['Итого: 0', ''],
    ]),
  )
  expect(one.reason?.ru).toContain('не нашлось ни одного человека')
  const { import: other, table } = await list.bring(
    csv([
      ['Класс', 'Оценка'],
      ['7А', '5'],
      ['7Б', '4'],
    ]),
  )
  const columns = table!.columns.map(({ field }) => field)
  const sent = await administrator.does(contract.setMapping, {
    id: crypto.randomUUID(),
    importId: other.id,
    mapping: { who: 'pupils', headRow: 0, columns },
    leaveAbsent: false,
  })
  expect(sent.status).toBe(400)
  expect(sent.body.reason).toContain('Покажите, где имена')
})

test('after all of that the school is as it was', async () => {
  const people = world.db.selectFrom('people').select('last_name').where('organization_id', '=', school.organizationId)
  expect((await people.execute()).map((row) => row.last_name)).toEqual(['Кузнецова'])
  const classes = world.db.selectFrom('classes').select('name').where('organization_id', '=', school.organizationId)
  expect(await classes.execute()).toEqual([])
})

test('sheets named after classes, a title between rows, a guardian in the next row', async () => {
  const titled = csv([
    ['Список на 1 сентября', '', ''],
    ['№', 'ФИО ученика', 'ФИО родителя'],
    ['7 «Б» класс', '', ''],
    ['1', 'Ким Анна Сергеевна', 'мать: Ким Ольга Львовна'],
    ['', '', 'Ким Сергей Ли (отец)'],
    ['10/1', '', ''],
    ['1', 'Орлов Лев Ильич', ''],
    ['Итого: 2', '', ''],
  ])
  const { import: one } = await list.compare(titled)
  expect(one.summary).toMatchObject({ rows: 2, new: 2, newGuardians: 2, newClasses: ['7Б', '10/1'], fault: 0 })
  const [ane] = await list.items(one.id, 'new')
  expect(ane!.changes.map(({ relation }) => relation)).toEqual(['mother', 'father'])
})
