import type { ActName } from './acts.ts'
import { LOAD } from './load.ts'
import { SCREEN } from './screen-time.ts'

export const DEVICES = ['board', 'panel', 'pc', 'laptop', 'tablet'] as const
export type Device = (typeof DEVICES)[number]

export const RULES = [
  'screenLesson', // minutes at a device in one lesson
  'screenDay', // minutes at a device in a school day
  'screenHome', // minutes at home, leisure included: shown, never counted
  'continuous', // minutes of looking at the screen without a pause
  'eyes', // minutes to the next pause for the eyes
  'lessonsDay',
  'lessonsWeek5',
  'lessonsWeek6',
  'lessonLength',
  'remoteLength',
  'remoteEnd', // minute of the day
  'dayStart',
  'dayEnd',
  'break',
  'bigBreak',
  'secondShift', // grades that have none
  'sixDays', // grades that have no Saturday
] as const
export type Rule = (typeof RULES)[number]

/** One number of one act, for these grades. `sure` is false where it has not been read in the act: the school confirms. */
export interface Norm {
  id: string
  rule: Rule
  device?: Device
  grades: readonly [from: number, to: number]
  /** MM-DD of the school year, both included; absent: all of it. */
  season?: readonly [from: string, to: string]
  value: number
  act: ActName
  clause: string
  sure: boolean
}

/** Of the acts; `version` grows when a number here changes. */
export const NORMS: { version: string; norms: readonly Norm[] } = { version: '2026-11', norms: [...SCREEN, ...LOAD] }

export interface Sought {
  grade: number
  device?: Device | undefined
  /** ISO; for norms of a part of the year. */
  day?: string | undefined
}

/** Keyed by (device, grade): the bands of grades differ from device to device. */
export const findNorm = (norms: readonly Norm[], rule: Rule, { grade, device, day }: Sought): Norm | undefined =>
  norms.find(
    (norm) =>
      norm.rule === rule &&
      norm.device === device &&
      norm.grades[0] <= grade &&
      grade <= norm.grades[1] &&
      (!norm.season || (day !== undefined && isIn(norm.season, day.slice(5)))),
  )

const isIn = ([from, to]: readonly [string, string], day: string): boolean =>
  from <= to ? from <= day && day <= to : day >= from || day <= to

/** With what a school has confirmed in place of what could not be read. */
export const applyAnswers = (norms: readonly Norm[], answers: ReadonlyMap<string, number>): Norm[] =>
  norms.map((norm) => {
    const value = answers.get(norm.id)
    return value === undefined || norm.sure ? norm : { ...norm, value, sure: true }
  })
