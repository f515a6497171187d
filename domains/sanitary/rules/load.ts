import type { Norm } from './norms.ts'

type Grades = readonly [number, number]
const ALL: Grades = [1, 11]

function norm(
  rule: Norm['rule'],
  grades: Grades,
  value: number,
  source: Pick<Norm, 'act' | 'clause' | 'sure'> & Pick<Partial<Norm>, 'season'>,
): Norm {
  const { season } = source
  const id = [rule, grades.join('-'), season?.[0]].filter(Boolean).join('.')
  return { id, rule, grades, value, ...source }
}

const LOAD_TABLE = { act: 'sanpin', clause: 'таблица 6.6' } as const
const TIMETABLE = { act: 'sp', clause: 'п. 3.4.16' } as const
const REMOTE = { act: 'sp', clause: 'раздел 3.5' } as const
const SHOWN = { act: 'sp', clause: 'п. 2.10.2' } as const
const minute = (hours: number, minutes = 0) => hours * 60 + minutes

const WEEKS: [grades: Grades, five: number, six: number | null][] = [
  [[1, 1], 21, null],
  [[2, 4], 23, 26],
  [[5, 5], 29, 32],
  [[6, 6], 30, 33],
  [[7, 7], 32, 35],
  [[8, 9], 33, 36],
  [[10, 11], 34, 37],
]

/** Load, lessons, breaks, hours. Numbers of weak sources stand as defaults until the school has confirmed them. */
export const LOAD: Norm[] = [
  norm('lessonsDay', [1, 1], 3, { ...TIMETABLE, sure: true, season: ['09-01', '10-31'] }),
  norm('lessonsDay', [1, 1], 4, { ...LOAD_TABLE, sure: false, season: ['11-01', '08-31'] }),
  norm('lessonsDay', [2, 4], 5, { ...LOAD_TABLE, sure: false }),
  norm('lessonsDay', [5, 6], 6, { ...LOAD_TABLE, sure: false }),
  norm('lessonsDay', [7, 11], 7, { ...LOAD_TABLE, sure: false }),
  norm('lessonsWeek5', [1, 1], 15, { ...TIMETABLE, sure: true, season: ['09-01', '10-31'] }),
  ...WEEKS.flatMap(([grades, five, six]) => [
    norm('lessonsWeek5', grades, five, {
      ...LOAD_TABLE,
      sure: false,
      ...(grades[0] === 1 ? { season: ['11-01', '08-31'] as const } : {}),
    }),
    ...(six === null ? [] : [norm('lessonsWeek6', grades, six, { ...LOAD_TABLE, sure: false })]),
  ]),
  norm('lessonLength', [1, 1], 35, { ...TIMETABLE, sure: true, season: ['09-01', '10-31'] }),
  norm('lessonLength', [1, 1], 35, { ...TIMETABLE, sure: false, season: ['11-01', '12-31'] }),
  norm('lessonLength', [1, 1], 40, { ...TIMETABLE, sure: false, season: ['01-01', '08-31'] }),
  norm('lessonLength', [2, 11], 45, { ...TIMETABLE, sure: true }),
  norm('remoteLength', ALL, 40, { ...REMOTE, sure: false }),
  norm('remoteEnd', ALL, minute(18), { ...REMOTE, sure: false }),
  norm('dayStart', ALL, minute(8), { ...TIMETABLE, sure: true }),
  norm('dayEnd', ALL, minute(19), { ...TIMETABLE, sure: true }),
  norm('break', ALL, 10, { ...TIMETABLE, sure: true }),
  norm('bigBreak', ALL, 20, { ...TIMETABLE, sure: true }),
  norm('secondShift', [1, 1], 0, { ...TIMETABLE, sure: true }),
  norm('secondShift', [5, 5], 0, { ...TIMETABLE, sure: true }),
  norm('secondShift', [9, 11], 0, { ...TIMETABLE, sure: true }),
  norm('sixDays', [1, 1], 0, { ...LOAD_TABLE, sure: false }),
  norm('continuous', [1, 4], 10, { ...SHOWN, sure: true }),
  norm('continuous', [5, 9], 15, { ...SHOWN, sure: true }),
  norm('eyes', ALL, 20, { ...REMOTE, sure: false }),
]
