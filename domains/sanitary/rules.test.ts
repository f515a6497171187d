import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  ACTS,
  applyAnswers,
  type Breach,
  checkBells,
  checkWeek,
  DEVICES,
  explain,
  findNorm,
  NORMS,
  type Planned,
  planLesson,
  RULES,
  type Rule,
  type Setting,
  validityOf,
  warnOfActs,
} from './rules.ts'

const { norms } = NORMS
const GRADES = Array.from({ length: 11 }, (_, place) => place + 1)
const at = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))
const BELLS = ['08:30', '09:25', '10:30', '11:35', '12:30', '13:25', '14:20', '15:15']

const lesson = (no: number, more: Partial<Planned> = {}): Planned => {
  const from = at(BELLS[no - 1]!)
  const plain = { weekday: 1, no, from, to: from + 40, remote: false, device: null, screen: null, sport: false }
  return { ...plain, ...more }
}
const setting = (grade: number, more: Partial<Setting> = {}): Setting => ({
  grade,
  studyDays: 5,
  shift: 1,
  day: '2026-11-23',
  ...more,
})
const rulesOf = (breaches: Breach[]): Rule[] => breaches.map(({ rule }) => rule)

describe('norms', () => {
  test('every one has an id of its own, an act with days, and a clause', () => {
    expect(new Set(norms.map(({ id }) => id)).size).toBe(norms.length)
    for (const { act, clause } of norms) {
      expect(ACTS[act].from < ACTS[act].to).toBe(true)
      expect(clause).not.toBe('')
    }
  })

  test.each(DEVICES)('%s: every grade has its minutes, for a lesson and for a day', (device) => {
    for (const grade of GRADES) {
      const [one, day] = [
        findNorm(norms, 'screenLesson', { grade, device }),
        findNorm(norms, 'screenDay', { grade, device }),
      ]
      expect(one!.value).toBeLessThan(day!.value)
    }
  })

  // СанПиН 1.2.3685-21, table 6.8, as it stands in the sources: [device, grade, lesson, day].
  test.each([
    ['board', 3, 20, 80],
    ['board', 4, 30, 90],
    ['board', 9, 30, 100],
    ['board', 10, 30, 120],
    ['panel', 1, 10, 30],
    ['panel', 4, 15, 45],
    ['panel', 6, 20, 80],
    ['panel', 7, 25, 100],
    ['pc', 2, 20, 40],
    ['pc', 4, 25, 50],
    ['pc', 5, 30, 60],
    ['pc', 11, 35, 70],
    ['laptop', 7, 30, 60],
    ['tablet', 3, 15, 45],
    ['tablet', 9, 20, 60],
    ['tablet', 10, 20, 80],
  ] as const)('%s, grade %i: %i minutes a lesson, %i a day', (device, grade, minutes, day) => {
    expect(findNorm(norms, 'screenLesson', { grade, device })!.value).toBe(minutes)
    expect(findNorm(norms, 'screenDay', { grade, device })!.value).toBe(day)
  })

  test.each([
    ['2026-10-31', 35, 3, 15],
    ['2026-11-01', 35, 4, 21],
    ['2026-12-31', 35, 4, 21],
    ['2027-01-11', 40, 4, 21],
    ['2027-05-25', 40, 4, 21],
  ])('the first grade on %s: lessons of %i minutes, %i a day, %i a week', (day, minutes, count, week) => {
    const of = (rule: Rule) => findNorm(norms, rule, { grade: 1, day })!.value
    expect([of('lessonLength'), of('lessonsDay'), of('lessonsWeek5')]).toEqual([minutes, count, week])
  })

  test('a number of the act stays; one that could not be read becomes what the school has said', () => {
    const answers = new Map([
      ['screenLesson.pc.5-9', 99],
      ['screenLesson.tablet.5-9', 15],
    ])
    const ours = applyAnswers(norms, answers)
    expect(findNorm(ours, 'screenLesson', { grade: 7, device: 'pc' })!.value).toBe(30)
    expect(findNorm(ours, 'screenLesson', { grade: 7, device: 'tablet' })).toMatchObject({ value: 15, sure: true })
  })

  test('an act that runs out warns for sixty days, and after them says that it has', () => {
    expect(validityOf('sp', '2026-11-01')).toBe('inForce')
    expect(validityOf('sp', '2026-11-21')).toBe('endsSoon')
    expect(validityOf('sp', '2026-12-31')).toBe('endsSoon')
    expect(validityOf('sp', '2027-01-01')).toBe('ended')
    expect(warnOfActs('2026-10-01', 'ru')).toBeNull()
    expect(warnOfActs('2026-11-21', 'ru')).toMatch(/СП 2\.4\.3648-20 действует до 1 января 2027/)
    expect(warnOfActs('2027-01-01', 'en')).toMatch(/SP 2\.4\.3648-20 is out of force/)
  })
})

describe('a day of 4А, laid out by hand', () => {
  // 23 November 2026, Monday, everybody at home: Russian 08:30, mathematics 09:25, reading 10:30, English 11:35.
  const remote = (no: number, screen: number, more: Partial<Planned> = {}) =>
    lesson(no, { remote: true, screen, ...more })

  test('four lessons of ten minutes at the laptop, and one of ten more: 50 minutes are just right', () => {
    const day = [remote(1, 10), remote(2, 10), remote(3, 10), remote(4, 10), remote(5, 10)]
    expect(checkWeek(day, setting(4), norms)).toEqual([])
  })

  test('eleven instead of ten in one of them: 51 of 50, by table 6.8', () => {
    const day = [remote(1, 10), remote(2, 10), remote(3, 10), remote(4, 10), remote(5, 11)]
    const [only, ...rest] = checkWeek(day, setting(4), norms)
    expect(rest).toEqual([])
    expect(explain(only!, 'ru')).toEqual({
      text: 'Экран за день 51 мин, а можно 50: ноутбук',
      source: 'СанПиН 1.2.3685-21, таблица 6.8',
    })
  })

  test('the sixth lesson is one too many, unless it is the one long day with physical education', () => {
    const six = [1, 2, 3, 4, 5, 6].map((no) => lesson(no))
    expect(rulesOf(checkWeek(six, setting(4), norms))).toEqual(['lessonsDay'])
    const sport = six.map((one) => ({ ...one, sport: one.no === 6 }))
    expect(checkWeek(sport, setting(4), norms)).toEqual([])
    const wednesday = sport.map((one) => ({ ...one, weekday: 3 }))
    expect(checkWeek([...sport, ...wednesday], setting(4), norms)).toMatchObject([{ rule: 'lessonsDay', weekday: 3 }])
  })

  test('a remote lesson of 45 minutes, one after 18:00, a break of five minutes: each said with its number', () => {
    const long = remote(1, 10, { to: at('09:15') })
    const near = remote(2, 10, { from: at('09:20'), to: at('10:00') })
    const late = remote(8, 10, { from: at('17:30'), to: at('18:10') })
    const found = checkWeek([long, near, late], setting(4), norms)
    expect(found.map((one) => [one.rule, one.no, one.actual, one.limit])).toEqual([
      ['remoteLength', 1, 45, 40],
      ['remoteEnd', 8, at('18:10'), at('18:00')],
      ['break', 2, 5, 10],
    ])
    expect(explain(found[1]!, 'ru').text).toBe('Дистанционный урок кончается в 18:10, а нужно не позже 18:00')
    expect(explain(found[1]!, 'ru').source).toBe('СП 2.4.3648-20, раздел 3.5, число подтверждает школа')
  })
})

describe('the whole Monday of 4А, at home and at school', () => {
  // Table 6.8 for grade 4: laptop 25 a lesson and 50 a day, tablet 15 and 45, board 30 and 90. Breaks 15, 25, 25, 15.
  const MONDAY: Planned[] = [
    lesson(1, { remote: true, device: 'laptop', screen: 20 }), // Russian
    lesson(2, { remote: true, device: 'tablet', screen: 15 }), // mathematics
    lesson(3, { device: 'board', screen: 30 }), // reading, in the room
    lesson(4, { remote: true, device: 'laptop', screen: 25 }), // English
    lesson(5, { sport: true }), // physical education, nothing lit
  ]
  const with_ = (no: number, more: Partial<Planned>) => MONDAY.map((one) => (one.no === no ? { ...one, ...more } : one))

  test('breaks nothing: 45 minutes at the laptop, 15 at the tablet, 30 at the board', () => {
    expect(checkWeek(MONDAY, setting(4), norms)).toEqual([])
  })

  test.each<[string, Planned[], [rule: Rule, no: number | null, actual: number, limit: number][]]>([
    ['reading at the laptop, too', with_(3, { device: 'laptop', screen: 10 }), [['screenDay', null, 55, 50]]],
    ['English at the laptop for 26', with_(4, { screen: 26 }), [['screenLesson', 4, 26, 25]]],
    ['mathematics at the tablet for 20', with_(2, { screen: 20 }), [['screenLesson', 2, 20, 15]]],
    ['as many as the norm allows', with_(1, { screen: null }), []], // 25 and 25
    ['five minutes to English', with_(4, { from: at('11:15'), to: at('11:55') }), [['break', 4, 5, 10]]],
    ['English of 45 minutes', with_(4, { to: at('12:20') }), [['remoteLength', 4, 45, 40]]],
    ['reading of 50 minutes in the room', with_(3, { to: at('11:20') }), [['lessonLength', 3, 50, 45]]],
    ['Russian at 07:45', with_(1, { from: at('07:45'), to: at('08:25') }), [['dayStart', 1, at('07:45'), at('08:00')]]],
    [
      'a sixth, and a seventh',
      [...MONDAY, lesson(6), lesson(7)],
      [['lessonsDay', null, 7, 5]], // one more is excused by physical education, two are not
    ],
  ])('%s', (_, day, expected) => {
    const found = checkWeek(day, setting(4), norms)
    expect(found.map(({ rule, no, actual, limit }) => [rule, no, actual, limit])).toEqual(expected)
  })
})

describe('a week', () => {
  test.each([
    [5, 29, 'lessonsWeek5'],
    [7, 32, 'lessonsWeek5'],
    [11, 34, 'lessonsWeek5'],
  ] as const)('grade %i: %i lessons are the whole week', (grade, most, rule) => {
    const all = [1, 2, 3, 4, 5].flatMap((weekday) => [1, 2, 3, 4, 5, 6, 7].map((no) => lesson(no, { weekday })))
    const week = (count: number) => checkWeek(all.slice(0, count), setting(grade), norms)
    expect(rulesOf(week(most))).not.toContain(rule)
    expect(rulesOf(week(most + 1))).toContain(rule)
  })

  test('two groups at one hour are one lesson of the class', () => {
    const five = [1, 2, 3, 4, 5].map((no) => lesson(no))
    expect(checkWeek([...five, lesson(5)], setting(4), norms)).toEqual([])
  })

  test('the second shift is closed to 1, 5, 9–11; a first grade has no Saturday', () => {
    const closed = GRADES.filter((grade) => rulesOf(checkWeek([lesson(1)], setting(grade, { shift: 2 }), norms)).length)
    expect(closed).toEqual([1, 5, 9, 10, 11])
    const short = { to: at(BELLS[0]!) + 35, weekday: 6 }
    expect(rulesOf(checkWeek([lesson(1, short)], setting(1), norms))).toEqual(['sixDays'])
    expect(checkWeek([lesson(1, short)], setting(2, { studyDays: 6 }), norms)).toEqual([])
  })

  test('bells: ten minutes each, twenty after the second or the third', () => {
    const bells = (...starts: string[]) => starts.map((clock) => ({ from: at(clock), to: at(clock) + 40 }))
    expect(checkBells(bells('08:30', '09:20', '10:20', '11:20', '12:10'), norms)).toEqual([])
    expect(rulesOf(checkBells(bells('08:30', '09:20', '10:10', '11:00', '11:50'), norms))).toEqual(['bigBreak'])
    expect(checkBells(bells('08:30', '09:15', '10:15'), norms)).toMatchObject([{ rule: 'break', no: 2, actual: 5 }])
  })
})

describe('for any week', () => {
  const planned: fc.Arbitrary<Planned> = fc
    .record({
      weekday: fc.integer({ min: 1, max: 7 }),
      no: fc.integer({ min: 1, max: 10 }),
      from: fc.integer({ min: 400, max: 1150 }),
      length: fc.integer({ min: 1, max: 90 }),
      remote: fc.boolean(),
      device: fc.option(fc.constantFrom(...DEVICES)),
      screen: fc.option(fc.integer({ min: 0, max: 60 })),
      sport: fc.boolean(),
    })
    .map(({ length, ...rest }) => ({ ...rest, to: rest.from + length }))
  const anySetting: fc.Arbitrary<Setting> = fc.record({
    grade: fc.integer({ min: 1, max: 11 }),
    studyDays: fc.constantFrom(5 as const, 6 as const),
    shift: fc.constantFrom(1 as const, 2 as const),
    day: fc.constantFrom('2026-09-15', '2026-11-23', '2027-02-10'),
  })
  const keyOf = ({ rule, weekday, no, device }: Breach) => `${rule} ${weekday} ${no} ${device}`

  test('a lesson more never takes a breach away', () => {
    fc.assert(
      fc.property(fc.array(planned, { maxLength: 40 }), planned, anySetting, (lessons, one, where) => {
        const after = new Set(checkWeek([...lessons, one], where, norms).map(keyOf))
        for (const breach of checkWeek(lessons, where, norms)) expect(after).toContain(keyOf(breach))
      }),
      { numRuns: 1000 },
    )
  })

  test('every breach is over its limit and has a sentence in both languages', () => {
    fc.assert(
      fc.property(fc.array(planned, { maxLength: 30 }), anySetting, (lessons, where) => {
        for (const breach of checkWeek(lessons, where, norms)) {
          for (const language of ['ru', 'en'] as const) {
            const { text, source } = explain(breach, language)
            expect(`${text} ${source}`).not.toMatch(/undefined|null|NaN/)
          }
        }
      }),
    )
  })
})

test('every rule can be said', () => {
  const plain = {
    weekday: 1,
    no: 1,
    device: 'pc',
    actual: 1,
    limit: 2,
    normId: '',
    act: 'sp',
    clause: '',
    sure: true,
  } as const
  for (const rule of RULES) expect(explain({ ...plain, rule }, 'ru').text).not.toBe('')
})

describe('pauses of a lesson', () => {
  test.each([
    [4, 40, [10, 20, 30]],
    [7, 40, [13, 26]],
    [7, 45, [15, 30]],
    [10, 40, [13, 26]],
    [10, 60, [20, 40]],
    [null, 40, [13, 26]],
  ])('grade %s, %i minutes: at %j', (grade, minutes, places) => {
    const { pauses } = planLesson({ grade, minutes, device: 'laptop' }, norms)
    expect(pauses.map(({ at }) => at)).toEqual(places)
    expect(pauses.slice(0, 2).map(({ kind }) => kind)).toEqual(['eyes', 'muscles'])
  })

  test('the limit warns two minutes before', () => {
    expect(planLesson({ grade: 4, minutes: 40, device: 'laptop' }, norms).limit).toMatchObject({
      minutes: 25,
      warnAt: 23,
      sure: false,
    })
  })

  test('never longer without a pause than the act says, and none in the last minutes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 11 }), fc.integer({ min: 20, max: 90 }), (grade, minutes) => {
        const places = planLesson({ grade, minutes, device: 'laptop' }, norms).pauses.map(({ at }) => at)
        const most = findNorm(norms, 'continuous', { grade })?.value ?? 20
        const gaps = [...places, minutes - 4].map((place, index) => place - (places[index - 1] ?? 0))
        expect(Math.max(...gaps.slice(0, -1), 0)).toBeLessThanOrEqual(most)
        expect(places.length).toBeGreaterThanOrEqual(2)
        expect(Math.max(...places)).toBeLessThanOrEqual(minutes - 4)
      }),
    )
  })
})
