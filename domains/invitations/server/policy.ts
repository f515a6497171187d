import type { InvitedRole, Sheet } from '#contract/invitations'
import type { PersonName, Role } from '#contract/people'
import { isGoverning, isStaff } from '#rules/people'
import { normaliseName } from '../rules.ts'

/** What the rules here ask of the one who acts. */
export interface Desk {
  administers: boolean
  /** May give the right to administer, and hold the key of those who have it (R008). */
  appoints: boolean
  ledClassIds: readonly string[]
}

/** Administrators everywhere, a class teacher in own classes (R023, R024, R027, R028, R036). */
export const canServe = (desk: Desk, classId: string | null): boolean =>
  desk.administers || (classId !== null && desk.ledClassIds.includes(classId))

export const canServeSomewhere = (desk: Desk): boolean => desk.administers || desk.ledClassIds.length > 0

/** Staff are invited by the administration alone, those who run the school by those who appoint; pupils and guardians come into a class. */
export const canInvite = (desk: Desk, role: InvitedRole, classId: string | null): boolean =>
  isOfClass(role) ? classId !== null && canServe(desk, classId) : canPrintFor(desk, [role])

export const isOfClass = (role: InvitedRole): boolean => role === 'pupil' || role === 'guardian'

/** Whoever holds a link may be anybody: a link alone never makes one of those who govern the school. */
export const mayJoinAtOnce = (role: InvitedRole): boolean => role !== 'director' && role !== 'deputy'

/** A sheet is a key to its person, and nobody holds the key to rights greater than what they may give. */
export function canPrintFor({ administers, appoints }: Desk, roles: readonly Role[]): boolean {
  if (isGoverning(roles)) return appoints
  return administers || !isStaff(roles)
}

export interface Known {
  roles: readonly Role[]
  name: PersonName
}

/**
 * May two records be one human being by that human's own word? A pupil's way in is never an adult's, and a phone where
 * father is signed in does not swallow mother's sheet: the first name, or all the rest of the name, must agree.
 */
export function mayBeOne(one: Known, other: Known): boolean {
  const [a, b] = [normal(one.name), normal(other.name)]
  if (isPupil(one.roles) || isPupil(other.roles)) {
    return isPupil(one.roles) && isPupil(other.roles) && a.first === b.first && a.last === b.last
  }
  return a.first === b.first || (a.last === b.last && a.middle !== '' && a.middle === b.middle)
}

/** A request may turn out to be this person of the school's list. */
export const fitsRole = (role: InvitedRole, roles: readonly Role[]): boolean =>
  isOfClass(role) ? roles.includes(role) : isStaff(roles)

export function stateOfInvitation(
  row: {
    revoked_at: Date | null
    expires_at: Date
    uses: number
    uses_max: number | null
  },
  now: Date,
): 'open' | 'expired' | 'usedUp' | 'revoked' {
  if (row.revoked_at) return 'revoked'
  if (row.expires_at <= now) return 'expired'
  return row.uses_max !== null && row.uses >= row.uses_max ? 'usedUp' : 'open'
}

export interface SheetRow {
  expires_at: Date
  used_at: Date | null
  revoked_at: Date | null
  disputed_at: Date | null
}

export function stateOfSheet(row: SheetRow | undefined, joined: boolean, now: Date): Sheet['state'] {
  if (joined) return row?.used_at ? 'used' : 'joined'
  if (!row) return 'none'
  if (row.used_at) return 'used'
  if (row.disputed_at) return 'disputed'
  if (row.revoked_at) return 'revoked'
  return row.expires_at <= now ? 'expired' : 'printed'
}

const isPupil = (roles: readonly Role[]) => roles.includes('pupil')

const normal = ({ lastName, firstName, patronymic }: PersonName) => ({
  last: normaliseName(lastName),
  first: normaliseName(firstName),
  middle: normaliseName(patronymic ?? ''),
})
