import type { Mark, Why } from './contract.ts'

// Who was there. Pure.

/** From when to when somebody was in a call; null: is in it still. */
export interface Stay {
  from: Date
  to: Date | null
}

/** Whole minutes in the calls of a lesson; what overlaps (two devices) counts once. */
export function minutesOf(stays: readonly Stay[], now: Date): number {
  let [sum, reached] = [0, 0]
  for (const { from, to } of stays.toSorted((one, other) => one.from.getTime() - other.from.getTime())) {
    const [begin, end] = [Math.max(from.getTime(), reached), (to ?? now).getTime()]
    if (end > begin) sum += end - begin
    reached = Math.max(reached, end)
  }
  return Math.floor(sum / 60_000)
}

/** Before the teacher says: whoever came to the call was there, whoever is told to be ill is ill; nobody is absent by guess. */
export function suggest({ stays, why, ended }: { stays: number; why: Why | null; ended: boolean }): Mark | null {
  if (stays > 0) return 'present'
  if (why) return why === 'ill' ? 'ill' : 'absent'
  return ended ? 'absent' : null
}

export type Status = Mark | 'unknown'

/** A day of a pupil: at one lesson is at school; ill goes before absent; nothing known is nothing known. */
export function statusOf(marks: readonly Mark[], why: Why | null): Status {
  if (marks.includes('present')) return 'present'
  if (marks.includes('ill') || why === 'ill') return 'ill'
  if (marks.includes('absent') || why) return 'absent'
  return 'unknown'
}

/** One press says so many days at most. */
export const MOST_DAYS = 60
