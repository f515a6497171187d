import type { Device, Norm } from './norms.ts'

type Grades = readonly [number, number]
type Row = [device: Device, grades: Grades, lesson: number, day: number, home: number | null, sure: Sure]
interface Sure {
  lesson: boolean
  day: boolean
}

const READ: Sure = { lesson: true, day: true }
const DAY_ONLY: Sure = { lesson: false, day: true }

// СанПиН 1.2.3685-21, table 6.8, minutes. Totals are counted for each device apart: the act gives no common cap.
const ROWS: Row[] = [
  ['board', [1, 3], 20, 80, null, READ],
  ['board', [4, 4], 30, 90, null, READ],
  ['board', [5, 9], 30, 100, null, READ],
  ['board', [10, 11], 30, 120, null, READ],
  ['panel', [1, 3], 10, 30, null, READ],
  ['panel', [4, 4], 15, 45, null, READ],
  ['panel', [5, 6], 20, 80, null, READ],
  ['panel', [7, 11], 25, 100, null, READ],
  ['pc', [1, 2], 20, 40, 80, READ],
  ['pc', [3, 4], 25, 50, 90, READ],
  ['pc', [5, 9], 30, 60, 120, READ],
  ['pc', [10, 11], 35, 70, 170, READ],
  ['laptop', [1, 2], 20, 40, 80, DAY_ONLY],
  ['laptop', [3, 4], 25, 50, 90, DAY_ONLY],
  ['laptop', [5, 9], 30, 60, 120, DAY_ONLY],
  ['laptop', [10, 11], 35, 70, 170, DAY_ONLY],
  ['tablet', [1, 2], 10, 30, 80, DAY_ONLY],
  ['tablet', [3, 4], 15, 45, 90, DAY_ONLY],
  ['tablet', [5, 9], 20, 60, 120, DAY_ONLY],
  ['tablet', [10, 11], 20, 80, 150, DAY_ONLY],
]

export const SCREEN: Norm[] = ROWS.flatMap(([device, grades, lesson, day, home, sure]) => {
  const one = (rule: Norm['rule'], value: number, known: boolean): Norm => ({
    id: `${rule}.${device}.${grades.join('-')}`,
    rule,
    device,
    grades,
    value,
    act: 'sanpin',
    clause: 'таблица 6.8',
    sure: known,
  })
  return [
    one('screenLesson', lesson, sure.lesson),
    one('screenDay', day, sure.day),
    ...(home === null ? [] : [one('screenHome', home, true)]),
  ]
})
