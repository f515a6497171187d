import type { Role } from '#contract/people'
import { isGoverning, isStaff } from '#rules/people'
import type { Limits } from '../contract.ts'

const MB = 1024 ** 2
const GB = 1024 ** 3

/** What holds until a school decides otherwise. */
export const DEFAULT_LIMITS: Limits = { pupil: 50 * MB, guardian: 100 * MB, staff: GB, quota: 50 * GB }

/** Unfinished uploads of one person at a time. */
export const UPLOADS_AT_ONCE = 100
export const FILES_PER_MESSAGE = 20
export const PINS_PER_CHAT = 20

/** Who is several things may do what any of them may. */
export function largestFor(roles: Role[], limits: Limits): number {
  const allowed = roles.map((role) => {
    if (role === 'pupil') return limits.pupil
    return role === 'guardian' ? limits.guardian : limits.staff
  })
  return Math.max(0, ...allowed)
}

export const canChangeLimits = isGoverning

/** The shelf of a chat is kept by whoever answers for it, and by employees who write there. */
export const canPin = (part: 'owner' | 'member' | 'reader', roles: Role[]): boolean =>
  part === 'owner' || (part === 'member' && isStaff(roles))
