import { type AgeRule, ageOn, ageRuleOn } from './ages.ts'

// Whose signatures a consent needs, and how it stands. Pure.

export type Kind = 'personalData' | 'photo' | 'publication' | 'recording' | 'other' | 'slip'
export type Part = 'guardian' | 'self'
export type State = 'signed' | 'refused' | 'waiting' | 'withdrawn'

/** About personal data: between 14 and 18 the child signs along, and withdrawal starts a term of the law. */
export const isAboutData = (kind: Kind): boolean => kind !== 'slip' && kind !== 'other'

export interface Subject {
  pupil: boolean
  birthDay: string | null
}

/** Nobody knows the age: a guardian signs, and the register says that the day of birth is missing. */
export function partsOf(kind: Kind, subject: Subject, today: string, rule: AgeRule = ageRuleOn(today)): Part[] {
  if (!subject.pupil) return ['self']
  if (!subject.birthDay) return ['guardian']
  const age = ageOn(subject.birthDay, today)
  if (age >= rule.fullCapacityFrom) return ['self']
  return age >= rule.ownSignatureFrom && isAboutData(kind) ? ['guardian', 'self'] : ['guardian']
}

/** The latest answer of one signer. */
export interface Answer {
  part: Part
  answer: 'signed' | 'refused'
  withdrawn: boolean
}

/**
 * One guardian's signature is enough, one guardian's refusal is, too: in doubt nothing is done with a child's data.
 * A birthday changes whose signature counts, so at 14 and at 18 it is asked again by itself.
 */
export function stateOf(parts: readonly Part[], answers: readonly Answer[]): State {
  const counting = answers.filter(({ part }) => parts.includes(part))
  if (counting.some(({ withdrawn }) => withdrawn)) return 'withdrawn'
  if (counting.some(({ answer }) => answer === 'refused')) return 'refused'
  const done = (part: Part) => counting.some((one) => one.part === part)
  return parts.every(done) ? 'signed' : 'waiting'
}

/** Whose signature is still missing. */
export const missingParts = (parts: readonly Part[], answers: readonly Answer[]): Part[] =>
  stateOf(parts, answers) === 'waiting' ? parts.filter((part) => !answers.some((one) => one.part === part)) : []

export const REMIND_EVERY_HOURS = 12
/** Before the deadline the rest are reminded by themselves. */
export const REMIND_BEFORE_HOURS = 48
