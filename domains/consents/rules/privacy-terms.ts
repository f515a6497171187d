import { addDays, addWorkingDays, type Calendar, isYearKnown } from './work-calendar.ts'

// What 152-FZ wants done and by when. Every line is data of an edition: an act, a clause, and whether it was read there.

export type MatterKind =
  | 'accessRequest'
  | 'unlawfulProcessing'
  | 'destroyUnlawful'
  | 'consentWithdrawn'
  | 'stopDemand'
  | 'correctData'
  | 'leakNotice'
  | 'leakReport'

export interface Term {
  kind: MatterKind
  /** The first day on which it holds. */
  from: string
  days: number
  unit: 'working' | 'calendar'
  /** More days with a reasoned notice; 0 = none. */
  extension: number
  act: string
  clause: string
  /** `memory`: not read at a source yet; the screen asks to check it. */
  checked: 'read' | 'memory'
}

const ACT = '152-ФЗ «О персональных данных»'
const term = (
  kind: MatterKind,
  [days, unit, extension]: [number, Term['unit'], number],
  clause: string,
  checked: Term['checked'] = 'read',
): Term => ({ kind, from: '2022-09-01', days, unit, extension, act: `${ACT} (в ред. 266-ФЗ)`, clause, checked })

export const TERMS: readonly Term[] = [
  term('accessRequest', [10, 'working', 5], 'ст. 14, ст. 20, ч. 1, 2'),
  term('consentWithdrawn', [30, 'calendar', 0], 'ст. 21, ч. 5'),
  term('stopDemand', [10, 'working', 5], 'ст. 21, ч. 5.1', 'memory'),
  term('correctData', [7, 'working', 0], 'ст. 20, ч. 3; ст. 21, ч. 2'),
  term('unlawfulProcessing', [3, 'working', 0], 'ст. 21, ч. 3'),
  term('destroyUnlawful', [10, 'working', 0], 'ст. 21, ч. 3'),
  term('leakNotice', [1, 'calendar', 0], 'ст. 21, ч. 3.1: 24 часа'),
  term('leakReport', [3, 'calendar', 0], 'ст. 21, ч. 3.1: 72 часа'),
]

export const MATTER_KINDS = TERMS.map(({ kind }) => kind) as [MatterKind, ...MatterKind[]]

export const termOf = (kind: MatterKind, day: string): Term =>
  TERMS.filter((term) => term.kind === kind && term.from <= day).at(-1) ?? TERMS.find((term) => term.kind === kind)!

const reckon = (from: string, days: number, unit: Term['unit'], calendar: Calendar): string =>
  unit === 'working' ? addWorkingDays(from, days, calendar) : addDays(from, days)

/** The last day on which it is in time. */
export const dueOn = ({ days, unit }: Term, begun: string, calendar: Calendar): string =>
  reckon(begun, days, unit, calendar)
export const extendedOn = ({ extension, unit }: Term, due: string, calendar: Calendar): string =>
  reckon(due, extension, unit, calendar)

/** Reckoned in working days of a year that the school has not checked yet. */
export const isReckonedRoughly = ({ unit }: Term, begun: string, due: string, calendar: Calendar): boolean =>
  unit === 'working' && !(isYearKnown(begun, calendar) && isYearKnown(due, calendar))

export type Urgency = 'done' | 'overdue' | 'soon' | 'calm'
/** Soon: three days are left. */
export function urgencyOf(matter: { dueOn: string; done: boolean }, today: string): Urgency {
  if (matter.done) return 'done'
  if (matter.dueOn < today) return 'overdue'
  return matter.dueOn <= addDays(today, 3) ? 'soon' : 'calm'
}
