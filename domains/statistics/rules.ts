import type { Figures, Joined } from './contract.ts'

/** Fewer than these are people one could name: nobody outside of the school is told of them. */
export const FEW = 5

/** A median of a handful of answers would be a mark for somebody. */
export const LEAST_ANSWERS = 10

/** Whole per cent; null where there is nothing to take a share of. Never 100 before it is all. */
export function shareOf(part: number, whole: number): number | null {
  if (whole <= 0) return null
  const share = Math.round((100 * part) / whole)
  return share === 100 && part < whole ? 99 : share
}

export const shareJoined = ({ known, joined }: Joined): number | null => shareOf(joined, known)

/** R108–R111: what a remote day needs, each as a part of its whole. */
export const READY = ['subjects', 'led', 'staff', 'pupils', 'guardians', 'equipped', 'called'] as const
export type ReadyPart = (typeof READY)[number]

export function readinessOf({
  people,
  chats,
  classes,
  equipment,
}: Figures): Record<ReadyPart, { done: number; of: number }> {
  const joined = ({ joined, known }: Joined) => ({ done: joined, of: known })
  return {
    subjects: { done: chats.subjectsMade, of: chats.subjects },
    led: { done: chats.subjectsLed, of: chats.subjects },
    staff: joined(people.staff),
    pupils: joined(people.pupils),
    guardians: joined(people.guardians),
    equipped: { done: equipment.ready, of: equipment.known },
    called: { done: classes.filter(({ called }) => called).length, of: classes.length },
  }
}

/** For eyes outside of the school: a group of fewer than five is not told, and neither is a rest of fewer than five. */
export function withoutFew(joined: Joined): Joined | null {
  const { known } = joined
  return known < FEW ? null : joined
}

/** «40 мин», «2 ч 10 мин»: minutes of working time as hours and minutes. */
export const hoursAndMinutes = (minutes: number): { hours: number; minutes: number } => ({
  hours: Math.floor(minutes / 60),
  minutes: Math.round(minutes % 60),
})

export interface WorkingHours {
  fromMinute: number
  toMinute: number
  /** Monday is 1. */
  days: readonly number[]
}

/** Where the school's act names no working hours. */
export const USUAL_HOURS: WorkingHours = { fromMinute: 8 * 60, toMinute: 18 * 60, days: [1, 2, 3, 4, 5] }

const DAY = 24 * 60

/** Minutes of working time between two moments of one wall clock, in minutes since 1 January 1970, a Thursday. */
export function workingMinutes({ fromMinute, toMinute, days }: WorkingHours, from: number, to: number): number {
  let sum = 0
  for (let day = Math.floor(from / DAY); day <= Math.floor(to / DAY); day++) {
    const weekday = ((((day + 3) % 7) + 7) % 7) + 1
    if (!days.includes(weekday)) continue
    const [opens, closes] = [day * DAY + fromMinute, day * DAY + toMinute]
    sum += Math.max(0, Math.min(to, closes) - Math.max(from, opens))
  }
  return sum
}
