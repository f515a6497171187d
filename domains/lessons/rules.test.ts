import { describe, expect, test } from 'vitest'
import { plainClass, readTimetableTable, readWeekday } from './rules/read-table.ts'
import {
  addDays,
  daysBetween,
  type GridCell,
  isPhone,
  layDays,
  mondayOf,
  type OwnDay,
  planOf,
  type RemoteDays,
  weekdayOf,
} from './rules.ts'

const plain = { subjectId: 'algebra', teacherId: 'elena', room: '24', remote: false, device: null, screenMinutes: null }
const cell = (more: Partial<GridCell> = {}): GridCell => ({
  classId: '7a',
  weekday: 1,
  no: 1,
  group: '',
  ...plain,
  fromDay: '2026-09-01',
  toDay: null,
  ...more,
})
const own = (more: Partial<OwnDay> = {}): OwnDay => ({
  id: 'own',
  classId: '7a',
  day: '2026-11-23',
  no: 1,
  group: '',
  ...plain,
  starts: null,
  ends: null,
  changed: true,
  cancelled: false,
  movedTo: null,
  movedFrom: null,
  ...more,
})
const BELLS = [
  ['08:30', '09:10'],
  ['09:25', '10:05'],
] as const
const lay = (grid: GridCell[], ownDays: OwnDay[] = [], orders: RemoteDays[] = [], days = ['2026-11-23']) =>
  layDays({ days, grid, own: ownDays, orders, periodsOf: () => BELLS })

describe('a day', () => {
  test('is laid out of the grid by its weekday, with the hours of its bells', () => {
    const laid = lay([cell({ no: 2 }), cell(), cell({ weekday: 2 })])
    expect(laid.map(({ no, starts, ends }) => [no, starts, ends])).toEqual([
      [1, '08:30', '09:10'],
      [2, '09:25', '10:05'],
    ])
  })

  test('a cell holds from its first day to its last', () => {
    const grid = [cell({ toDay: '2026-11-22', room: '1' }), cell({ fromDay: '2026-11-23', room: '2' })]
    const rooms = (day: string) => lay(grid, [], [], [day]).map(({ room }) => room)
    expect([rooms('2026-11-16'), rooms('2026-11-23'), rooms('2026-08-31')]).toEqual([['1'], ['2'], []])
  })

  test.each([
    ['replaced', own({ room: '31' }), [cell()]],
    ['added', own(), []],
    ['cancelled', own({ cancelled: true }), [cell()]],
    ['movedAway', own({ cancelled: true, movedTo: { day: '2026-11-24', no: 2 } }), [cell()]],
    ['moved', own({ movedFrom: { day: '2026-11-24', no: 2 } }), []],
    [null, own({ changed: false }), [cell()]],
  ] as const)('what somebody has said of it stands in the place of the grid: %s', (change, said, grid) => {
    expect(lay([...grid], [said])).toMatchObject([{ change, lessonId: 'own' }])
  })

  test('an order makes it remote and may give it other bells; a lesson that was held keeps its hours', () => {
    const order = { classIds: ['7a'], from: '2026-11-20', to: '2026-11-23', periods: [['09:00', '09:30']] as const }
    expect(lay([cell()], [], [order])).toMatchObject([{ remote: true, starts: '09:00' }])
    expect(lay([cell()], [], [order], ['2026-11-30'])).toMatchObject([{ remote: false, starts: '08:30' }])
    expect(lay([cell({ classId: '7b' })], [], [order])).toMatchObject([{ remote: false }])
    const held = own({ changed: false, starts: '08:30', ends: '09:10' })
    expect(lay([], [held], [order])).toMatchObject([{ remote: false, starts: '08:30' }])
  })

  test('two groups of a class stand side by side', () => {
    expect(lay([cell({ group: '2' }), cell({ group: '1' })]).map(({ group }) => group)).toEqual(['1', '2'])
  })
})

test('days and weeks', () => {
  expect(weekdayOf('2026-11-22')).toBe(7)
  expect(mondayOf('2026-11-22')).toBe('2026-11-16')
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  expect(daysBetween('2026-10-31', '2026-11-02')).toEqual(['2026-10-31', '2026-11-01', '2026-11-02'])
})

test.each([
  ['Физическая культура', true],
  ['Физкультура', true],
  ['Физ-ра', true],
  ['Физика', false],
])('«%s» is physical education: %s', (subjectName, sport) => {
  const lesson = { weekday: 1, no: 1, remote: false, device: null, screenMinutes: null, starts: '08:30', ends: '09:10' }
  expect(planOf({ ...lesson, subjectName })).toMatchObject([{ sport, from: 510, to: 550 }])
})

test.each([
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15', true],
  ['Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36', true],
  ['Mozilla/5.0 (Linux; Android 14; SM-X910) AppleWebKit/537.36 Chrome/140.0 Safari/537.36', false],
  ['Mozilla/5.0 (iPad; CPU OS 17_0 like Mac OS X) AppleWebKit/605.1.15', false],
  ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36', false],
])('%s is a phone: %s', (userAgent, phone) => {
  expect(isPhone(userAgent)).toBe(phone)
})

describe('a table', () => {
  test('as a list: an empty cell goes on with the one above', () => {
    const rows = [
      ['Расписание на 2026/27', '', '', '', '', ''],
      ['Класс', 'День', '№ урока', 'Предмет', 'Учитель', 'Кабинет'],
      ['7А', 'Понедельник', '1', 'Алгебра', 'Воробьёва Елена Сергеевна', '24'],
      ['', '', '2', 'Физика', '', 'дистанционно'],
      ['', '', '', '', '', ''],
      ['', 'вт', '1 урок', 'История', '', ''],
    ]
    expect(readTimetableTable(rows)).toEqual([
      {
        row: 3,
        className: '7А',
        weekday: 1,
        no: 1,
        group: '',
        subjectName: 'Алгебра',
        teacherName: 'Воробьёва Елена Сергеевна',
        room: '24',
        remote: false,
      },
      {
        row: 4,
        className: '7А',
        weekday: 1,
        no: 2,
        group: '',
        subjectName: 'Физика',
        teacherName: '',
        room: '',
        remote: true,
      },
      {
        row: 6,
        className: '7А',
        weekday: 2,
        no: 1,
        group: '',
        subjectName: 'История',
        teacherName: '',
        room: '',
        remote: false,
      },
    ])
  })

  test('as a grid: days at the left, a class in each column', () => {
    const rows = [
      ['День', 'Урок', '7А', '7 «Б»'],
      ['Понедельник', '1', 'Алгебра, Воробьёва Е. С., каб. 24', 'Физика'],
      ['', '2', 'Английский язык 31', ''],
      ['Вторник', '1', '', 'История (дистанционно)'],
    ]
    const read = readTimetableTable(rows).map(({ className, weekday, no, subjectName, teacherName, room, remote }) => [
      className,
      weekday,
      no,
      subjectName,
      teacherName,
      room,
      remote,
    ])
    expect(read).toEqual([
      ['7А', 1, 1, 'Алгебра', 'Воробьёва Е. С.', '24', false],
      ['7 «Б»', 1, 1, 'Физика', '', '', false],
      ['7А', 1, 2, 'Английский язык', '', '31', false],
      ['7 «Б»', 2, 1, 'История', '', '', true],
    ])
  })

  test('names of classes and days as people write them', () => {
    expect(['7А', '7 «А»', '7-а', '07 А'].map(plainClass)).toEqual(['7а', '7а', '7а', '7а'])
    expect(['Пн', 'понедельник', 'Среда', '5', 'СБ', 'урок'].map(readWeekday)).toEqual([1, 1, 3, 5, 6, null])
  })
})
