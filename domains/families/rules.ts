import { ageOn, ageRuleOn } from '#rules/consents'

export const GROUNDS = ['court', 'agreement', 'other'] as const
export type Ground = (typeof GROUNDS)[number]

/** How long before the birthday the family is told, and how long after it the note stays. */
export const NOTE_DAYS = { before: 30, after: 14 }

const DAY = 24 * 3600_000
const at = (day: string) => Date.parse(`${day}T00:00:00Z`)
export const daysBetween = (from: string, to: string): number => Math.round((at(to) - at(from)) / DAY)

/** The first day of full capacity. Born on 29 February: the day after the 28th in a common year. */
export function comesOfAgeOn(birthDay: string): string {
  const years = ageRuleOn(birthDay).fullCapacityFrom
  const there = `${Number(birthDay.slice(0, 4)) + years}${birthDay.slice(4)}`
  return new Date(at(there) || at(`${there.slice(0, 4)}-03-01`)).toISOString().slice(0, 10)
}

export const isOfAge = (birthDay: string | null, today: string): boolean =>
  birthDay !== null && ageOn(birthDay, today) >= ageRuleOn(today).fullCapacityFrom

/** Too young for a signature of one's own: a guardian looks after the ways in, too. A day nobody knows makes nobody young. */
export const isYoung = (birthDay: string | null, today: string): boolean =>
  birthDay !== null && ageOn(birthDay, today) < ageRuleOn(today).ownSignatureFrom

/** The day on which somebody comes of age, while it is near enough to speak of it. */
export function noteOfAge(birthDay: string | null, today: string): string | null {
  if (birthDay === null) return null
  const day = comesOfAgeOn(birthDay)
  const left = daysBetween(today, day)
  return left <= NOTE_DAYS.before && left >= -NOTE_DAYS.after ? day : null
}
