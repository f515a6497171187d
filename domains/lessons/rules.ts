import type { Device } from '#contract/sanitary'
import { checkWeek, type Norm, type Planned } from '#rules/sanitary'

export { type DayOff, offOn, type Span, schoolYearOf, usualYear, yearSpan } from './rules/calendar.ts'

// How a day is laid out of the week's grid and of what somebody has said for that day. Pure.

export type Periods = readonly (readonly [string, string])[]

export interface Filled {
  classId: string
  no: number
  group: string
  subjectId: string
  teacherId: string | null
  room: string
  remote: boolean
  device: Device | null
  screenMinutes: number | null
}
export interface GridCell extends Filled {
  weekday: number
  fromDay: string
  toDay: string | null
}
/** A lesson that has something of its own; where it stands, the grid is not asked. */
export interface OwnDay extends Filled {
  id: string
  day: string
  starts: string | null
  ends: string | null
  changed: boolean
  cancelled: boolean
  movedTo: { day: string; no: number } | null
  movedFrom: { day: string; no: number } | null
}
export interface RemoteDays {
  classIds: readonly string[]
  from: string
  to: string
  periods: Periods | null
}

export type Change = 'cancelled' | 'moved' | 'movedAway' | 'replaced' | 'added'
export interface Laid extends Filled {
  day: string
  lessonId: string | null
  starts: string | null
  ends: string | null
  change: Change | null
  movedTo: { day: string; no: number } | null
  movedFrom: { day: string; no: number } | null
}

interface Week {
  days: readonly string[]
  grid: readonly GridCell[]
  own: readonly OwnDay[]
  orders: readonly RemoteDays[]
  /** The bells of a class. */
  periodsOf: (classId: string) => Periods | undefined
  /** No day of lessons for this class: the grid rests; what somebody has said of that day stands. */
  isOff?: (classId: string, day: string) => boolean
}

/** Monday is 1. */
export const weekdayOf = (day: string): number => new Date(`${day}T12:00:00Z`).getUTCDay() || 7

export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

export const mondayOf = (day: string): string => addDays(day, 1 - weekdayOf(day))

export const daysBetween = (from: string, to: string): string[] => {
  const days: string[] = []
  for (let day = from; day <= to && days.length < 366; day = addDays(day, 1)) days.push(day)
  return days
}

export const minuteOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))

const cellOf = ({ classId, no, group }: Filled, day: string) => `${classId} ${day} ${no} ${group}`

/** Every lesson of these days, in the order of the day. */
export function layDays({ days, grid, own, orders, periodsOf, isOff }: Week): Laid[] {
  const taken = new Map(own.map((one) => [cellOf(one, one.day), one]))
  const plain = days.flatMap((day) => {
    const weekday = weekdayOf(day)
    return grid
      .filter((cell) => cell.weekday === weekday && cell.fromDay <= day && (cell.toDay === null || day <= cell.toDay))
      .filter((cell) => !taken.has(cellOf(cell, day)) && !isOff?.(cell.classId, day))
      .map((cell) => layGrid(cell, day))
  })
  const said = own.filter(({ day }) => days.includes(day)).map((one) => layOwn(one, isInGrid(grid, one)))
  return [...plain, ...said].sort(
    (one, other) => one.day.localeCompare(other.day) || one.no - other.no || one.group.localeCompare(other.group),
  )

  function layGrid(cell: GridCell, day: string): Laid {
    const order = orderOf(cell.classId, day)
    const { weekday: _weekday, fromDay: _from, toDay: _to, ...filled } = cell
    const remote = cell.remote || order !== undefined
    return {
      ...filled,
      ...hoursOf(cell, order),
      remote,
      day,
      lessonId: null,
      change: null,
      movedTo: null,
      movedFrom: null,
    }
  }

  function layOwn(one: OwnDay, inGrid: boolean): Laid {
    const order = one.starts ? undefined : orderOf(one.classId, one.day)
    const { id, changed, cancelled, starts, ends, ...rest } = one
    const hours = starts && ends ? { starts, ends } : hoursOf(one, order)
    const remote = one.remote || order !== undefined
    return { ...rest, ...hours, remote, lessonId: id, change: changeOf(one, inGrid) }
  }

  function orderOf(classId: string, day: string): RemoteDays | undefined {
    return orders.find(({ classIds, from, to }) => classIds.includes(classId) && from <= day && day <= to)
  }

  function hoursOf({ classId, no }: Filled, order: RemoteDays | undefined) {
    const period = (order?.periods ?? periodsOf(classId))?.[no - 1]
    return { starts: period?.[0] ?? null, ends: period?.[1] ?? null }
  }
}

const isInGrid = (grid: readonly GridCell[], { classId, no, group, day }: OwnDay): boolean =>
  grid.some(
    (cell) =>
      cell.classId === classId &&
      cell.no === no &&
      cell.group === group &&
      cell.weekday === weekdayOf(day) &&
      cell.fromDay <= day &&
      (cell.toDay === null || day <= cell.toDay),
  )

function changeOf({ changed, cancelled, movedTo, movedFrom }: OwnDay, inGrid: boolean): Change | null {
  if (!changed) return null
  if (movedTo) return 'movedAway'
  if (cancelled) return 'cancelled'
  if (movedFrom) return 'moved'
  return inGrid ? 'replaced' : 'added'
}

export const isHeld = ({ change }: Pick<Laid, 'change'>): boolean => change !== 'cancelled' && change !== 'movedAway'

/** As the sanitary guard wants it; a lesson without bells cannot be checked. */
export function planOf(
  lesson: Pick<Filled, 'no' | 'remote' | 'device' | 'screenMinutes'> & {
    weekday: number
    starts: string | null
    ends: string | null
    subjectName: string
  },
): Planned[] {
  if (!lesson.starts || !lesson.ends) return []
  const { weekday, no, remote, device, screenMinutes, subjectName } = lesson
  const sport = /физ(ическая|-?ра|культ)|physical|^PE$/i.test(subjectName)
  return [
    {
      weekday,
      no,
      remote,
      device,
      screen: screenMinutes,
      sport,
      from: minuteOf(lesson.starts),
      to: minuteOf(lesson.ends),
    },
  ]
}

interface CheckedWeek {
  grade: number | null
  studyDays: 5 | 6
  shift: 1 | 2
  day: string
  periods: Periods
  slots: readonly (Pick<Filled, 'no' | 'remote' | 'device' | 'screenMinutes'> & {
    weekday: number
    subjectName: string
  })[]
}

/** What a class's grid breaks; groups and associations have no grade, and no norms of a lesson. */
export function checkGrid({ grade, studyDays, shift, day, periods, slots }: CheckedWeek, norms: readonly Norm[]) {
  if (grade === null) return []
  const lessons = slots.flatMap((slot) => {
    const [starts, ends] = periods[slot.no - 1] ?? [null, null]
    return planOf({ ...slot, starts, ends })
  })
  return checkWeek(lessons, { grade, studyDays, shift, day }, norms)
}

/** A phone in a hand, by what its browser says of itself; a tablet is none. */
export const isPhone = (userAgent: string): boolean =>
  /iPhone|iPod|Windows Phone/.test(userAgent) || (/Android/.test(userAgent) && /Mobile/.test(userAgent))

/** R118: a task of a recorded lesson is handed in within two days. */
export const TASK_DAYS = 2
/** One may begin so many minutes before the bell. */
export const OPENS_MINUTES = 10
