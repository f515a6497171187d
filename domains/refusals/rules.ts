import type { Role } from '#contract/people'

// Equal opt-out (R179–R186): whoever refuses the platform is told the same, another way. Pure.

export type Route = 'phone' | 'mail' | 'sms' | 'paper' | 'reception'
export type Ground = 'refusal' | 'noMeans'
export type Study = 'recordings' | 'selfStudy' | 'traditional'

/** Goes by itself; the others are somebody's to do. */
export const isAutomatic = (route: Route): route is 'mail' | 'sms' => route === 'mail' || route === 'sms'
export const needsAddress = (route: Route): boolean => route === 'phone' || isAutomatic(route)
/** On an A4 sheet of its own, to be handed over and signed. */
export const isPrinted = (route: Route): boolean => route === 'paper' || route === 'reception'

export interface Hat {
  personId: string
  roles: readonly Role[]
  administers: boolean
  ledClassIds: readonly string[]
}

/** Nobody but those responsible knows who has refused: the administration, and the class teacher of the child. */
export const isResponsible = ({ administers, ledClassIds }: Hat, classId: string | null): boolean =>
  administers || (classId !== null && ledClassIds.includes(classId))

export const canKeep = ({ administers, ledClassIds }: Hat): boolean => administers || ledClassIds.length > 0

/** R186: a paper is handed over and talked about; what is filed from an own account waits for the school's word. */
export const waitsForAnswer = ({ way, agreed, ended }: { way: 'press' | 'paper'; agreed: boolean; ended: boolean }) =>
  way === 'press' && !agreed && !ended

/** How a letter of mail or SMS stands, from the outbox; a letter that is kept no more has gone long ago. */
export type Letter = 'waiting' | 'sent' | 'failed' | 'no_gateway' | null

export type TaskState = 'todo' | 'going' | 'sent' | 'done'
/** What did not go by itself becomes somebody's to do. */
export function taskState({ route, done, letter }: { route: Route; done: boolean; letter: Letter }): TaskState {
  if (done) return 'done'
  if (!isAutomatic(route)) return 'todo'
  if (letter === 'failed' || letter === 'no_gateway') return 'todo'
  return letter === 'waiting' ? 'going' : 'sent'
}

/** Longer texts cost a school several messages each. */
const SMS_LENGTH = 320
export function smsOf(school: string, title: string, text: string): string {
  const whole = `${school}: ${title}. ${text.replace(/\s+/g, ' ')}`
  return whole.length <= SMS_LENGTH ? whole : `${whole.slice(0, SMS_LENGTH - 1).trimEnd()}…`
}
