import type { Role } from '#contract/people'
import type { OwnHours, QuietHours } from './contract.ts'
import { type Hours, isOpen, nextOpening } from './wall-clock.ts'

// When the school is quiet (R137–R140). Pure, the same on the screen and on the server. Reading is always open:
// only what would disturb somebody is decided here.

/** 000 §3.3: from 22:00 to 06:00. Offered on the first day; in force once the school has said so. */
export const BYLAW_HOURS: QuietHours = {
  mode: 'hold',
  fromMinute: 22 * 60,
  toMinute: 6 * 60,
  working: null,
  urgentRoles: ['administrator', 'additionalAdministrator', 'director', 'deputy'],
}

/** 002 §3.1, 003 §3.1, 004 §6.1: round the clock, until the school's act says otherwise. */
export const NO_QUIET_HOURS: QuietHours = { ...BYLAW_HOURS, mode: 'off' }

export type Decision = { kind: 'now' } | { kind: 'hold'; until: Date } | { kind: 'refuse'; until: Date }

export interface Moment {
  now: Date
  /** The school's IANA zone. */
  zone: string
  /** The sender is entitled to it and has given a reason (R138). */
  urgent?: boolean
  /** Families and the school talk here, so working hours hold where the school has them (see `isUnderWorkingHours`). */
  working?: boolean
}

/** What becomes of a message, a post, a call or a push that somebody begins now. */
export function decide(hours: QuietHours, { now, zone, urgent = false, working = false }: Moment): Decision {
  if (hours.mode === 'off' || urgent) return { kind: 'now' }
  const loud = loudHours(hours, working)
  if (isOpen(loud, now, zone)) return { kind: 'now' }
  return { kind: hours.mode, until: nextOpening(loud, now, zone) ?? now }
}

/** R138: urgent is for those whom the school's act names. */
export const mayBeUrgent = (hours: QuietHours, roles: readonly Role[]): boolean =>
  roles.some((role) => hours.urgentRoles.includes(role))

/**
 * R139: people meet in the school's working hours. They hold where families and the school meet: the parents' chat of
 * a class and what follows its parents, and a direct chat between an employee and somebody who is none. Pupils among themselves and colleagues
 * among themselves have the night only.
 */
export function isUnderWorkingHours(chat: {
  kind: 'direct' | 'group' | 'channel'
  automatic: string | null
  /** Whom a chat made by a teacher gathers by itself. */
  follows?: string | null
  senderIsStaff: boolean
  peerIsStaff?: boolean
}): boolean {
  if (chat.automatic === 'parents' || chat.follows === 'guardians') return true
  return chat.kind === 'direct' && chat.peerIsStaff !== undefined && chat.senderIsStaff !== chat.peerIsStaff
}

/** Until when a push to this person stays silent: the school's night, and the person's own hours. Null: it may ring. */
export function silentUntil(hours: QuietHours, own: OwnHours | null, { now, zone }: Moment): Date | null {
  const loud = hours.mode === 'off' ? [] : loudHours(hours, false)
  const both = own ? [...loud, ...outside(own)] : loud
  if (isOpen(both, now, zone)) return null
  return nextOpening(both, now, zone)
}

/** Whether anybody may ever write: working hours that lie wholly in the night leave no minute. */
export function leavesTime(hours: QuietHours): boolean {
  if (hours.fromMinute === hours.toMinute) return false
  const { working } = hours
  if (!working) return true
  if (working.fromMinute >= working.toMinute) return false
  const loud = loudHours(hours, true)
  return nextOpening(loud, new Date(0), 'UTC') !== null
}

/** Own hours that would never let a word through are no hours. */
export const leavesOwnTime = (own: OwnHours): boolean =>
  own.fromMinute !== own.toMinute && new Set(own.daysOff).size < 7

/** 1320 → «22:00», and back. */
export const writeMinute = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
export function readMinute(text: string): number | null {
  const [, hours, minutes] = /^([01]?\d|2[0-3]):([0-5]\d)/.exec(text) ?? []
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes)
}

const WEEK = [1, 2, 3, 4, 5, 6, 7]

const loudHours = (hours: QuietHours, working: boolean): Hours[] => [
  ...outside({ ...hours, daysOff: [] }),
  ...(working && hours.working ? [hours.working] : []),
]

/** The minutes of a day that a quiet window leaves; all of the days that are not off. */
function outside({ fromMinute, toMinute, daysOff }: OwnHours): Hours[] {
  const days = WEEK.filter((day) => !daysOff.includes(day))
  return [{ fromMinute: toMinute, toMinute: fromMinute, days }]
}
