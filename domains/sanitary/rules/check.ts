import type { ActName } from './acts.ts'
import { type Device, findNorm, type Norm, type Rule } from './norms.ts'

/** A lesson as the guard sees it: minutes of the school's own day, Monday is 1. */
export interface Planned {
  weekday: number
  no: number
  from: number
  to: number
  remote: boolean
  /** What pupils look at; null in a room with nothing lit. */
  device: Device | null
  /** Minutes at it; null: as many as the norm allows. */
  screen: number | null
  /** Physical education: one day a week may be longer by it in primary school. */
  sport: boolean
}

export interface Setting {
  grade: number
  /** A week of five days or six: decided by the school, never guessed from the lessons. */
  studyDays: 5 | 6
  shift: 1 | 2
  day: string
}

export interface Breach {
  rule: Rule
  /** 0: the week as a whole. */
  weekday: number
  no: number | null
  device: Device | null
  actual: number
  limit: number
  normId: string
  act: ActName
  clause: string
  sure: boolean
}

type Find = (rule: Rule, device?: Device) => Norm | undefined

/**
 * Everything that a week of one class breaks. Every part counts up only: one lesson more never takes a breach away.
 * Two groups of a class at the same hour are one lesson of the class.
 */
export function checkWeek(lessons: readonly Planned[], setting: Setting, norms: readonly Norm[]): Breach[] {
  const find: Find = (rule, device) => findNorm(norms, rule, { grade: setting.grade, device, day: setting.day })
  const days = [...Map.groupBy(lessons, ({ weekday }) => weekday)].sort(([one], [other]) => one - other)
  return [
    ...lessons.flatMap((lesson) => checkLesson(lesson, find)),
    ...days.flatMap(([weekday, those]) => checkDay(weekday, those, find)),
    ...checkLoad(days, lessons, setting, find),
    ...checkShift(days, setting, find),
  ]
}

const breach = (norm: Norm, actual: number, where: Partial<Pick<Breach, 'weekday' | 'no' | 'device'>>): Breach => ({
  rule: norm.rule,
  weekday: 0,
  no: null,
  device: null,
  ...where,
  actual,
  limit: norm.value,
  normId: norm.id,
  act: norm.act,
  clause: norm.clause,
  sure: norm.sure,
})

const over = (norm: Norm | undefined, actual: number, where: Parameters<typeof breach>[2]): Breach[] =>
  norm && actual > norm.value ? [breach(norm, actual, where)] : []
const under = (norm: Norm | undefined, actual: number, where: Parameters<typeof breach>[2]): Breach[] =>
  norm && actual < norm.value ? [breach(norm, actual, where)] : []

/** A remote lesson is looked at on something: a laptop, unless somebody has said otherwise. */
export const deviceOf = ({ device, remote }: Pick<Planned, 'device' | 'remote'>): Device | null =>
  device ?? (remote ? 'laptop' : null)

/** Minutes at the device: as planned, or as many as the norm allows. */
export function screenOf(lesson: Planned, norm: Norm | undefined): number {
  const length = lesson.to - lesson.from
  return Math.min(length, lesson.screen ?? norm?.value ?? length)
}

function checkLesson(lesson: Planned, find: Find): Breach[] {
  const { weekday, no, remote, from, to } = lesson
  const where = { weekday, no }
  const device = deviceOf(lesson)
  const norm = device ? find('screenLesson', device) : undefined
  return [
    ...over(find('lessonLength'), to - from, where),
    ...(remote ? over(find('remoteLength'), to - from, where) : []),
    ...(remote ? over(find('remoteEnd'), to, where) : over(find('dayEnd'), to, where)),
    ...under(find('dayStart'), from, where),
    ...(device ? over(norm, screenOf(lesson, norm), { ...where, device }) : []),
  ]
}

function checkDay(weekday: number, lessons: Planned[], find: Find): Breach[] {
  const screens = [...Map.groupBy(lessons.filter(deviceOf), (lesson) => deviceOf(lesson)!)]
  return [...checkBreaks(weekday, lessons, find), ...screens.flatMap(([device, those]) => checkScreen(device, those))]

  function checkScreen(device: Device, those: Planned[]): Breach[] {
    const each = Map.groupBy(those, ({ no }) => no).values()
    const most = [...each].map((group) => Math.max(...group.map((one) => screenOf(one, find('screenLesson', device)))))
    const sum = most.reduce((total, minutes) => total + minutes, 0)
    return over(find('screenDay', device), sum, { weekday, device })
  }
}

/** Said of the later lesson: the one before it has left too little time. */
function checkBreaks(weekday: number, lessons: Planned[], find: Find): Breach[] {
  const norm = find('break')
  return lessons.flatMap((lesson) => {
    const earlier = lessons.filter(({ no, from }) => no !== lesson.no && from < lesson.from)
    if (earlier.length === 0) return []
    const gap = lesson.from - Math.max(...earlier.map(({ to }) => to))
    return under(norm, gap, { weekday, no: lesson.no })
  })
}

/** One day a week may have a lesson more in grades 1–4, if there is physical education in it. */
function checkLoad(days: [number, Planned[]][], lessons: readonly Planned[], setting: Setting, find: Find): Breach[] {
  const norm = find('lessonsDay')
  if (!norm) return []
  const counted = days.map(([weekday, those]) => ({
    weekday,
    count: hoursOf(those),
    sport: those.some(({ sport }) => sport),
  }))
  const longer = counted.filter(({ count }) => count > norm.value)
  const first = setting.grade <= 4 ? longer[0] : undefined
  const excused = ({ weekday, count, sport }: (typeof counted)[number]) =>
    weekday === first?.weekday && sport && count === norm.value + 1
  const week = find(setting.studyDays === 5 ? 'lessonsWeek5' : 'lessonsWeek6')
  const sum = counted.reduce((total, { count }) => total + count, 0)
  return [
    ...longer.filter((one) => !excused(one)).map(({ weekday, count }) => breach(norm, count, { weekday })),
    ...(lessons.length > 0 ? over(week, sum, {}) : []),
  ]
}

const hoursOf = (lessons: Planned[]): number => new Set(lessons.map(({ no }) => no)).size

function checkShift(days: [number, Planned[]][], { shift }: Setting, find: Find): Breach[] {
  const [second, six] = [find('secondShift'), find('sixDays')]
  const atWeekend = days.filter(([weekday]) => weekday > 5)
  return [
    ...(second && shift === 2 && days.length > 0 ? [breach(second, 2, {})] : []),
    ...(six ? atWeekend.map(([weekday]) => breach(six, weekday, { weekday })) : []),
  ]
}

/** Breaks of a list of bells, before any lesson stands in it. */
export function checkBells(bells: readonly { from: number; to: number }[], norms: readonly Norm[]): Breach[] {
  const [short, big] = [findNorm(norms, 'break', { grade: 5 }), findNorm(norms, 'bigBreak', { grade: 5 })]
  const gaps = bells.slice(1).map(({ from }, place) => from - bells[place]!.to)
  const longest = Math.max(0, ...gaps.slice(1, 3))
  return [
    ...gaps.flatMap((gap, place) => under(short, gap, { no: place + 2 })),
    ...(bells.length >= 4 ? under(big, longest, {}) : []),
  ]
}
