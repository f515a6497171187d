import type { Role } from '../contract.ts'
import { isGoverning, isStaff } from '../rules.ts'

/** Builds the school, adds people, prints sheets, accepts requests. */
export const canAdminister = isGoverning

/** Answers for the space: the appointed one, and those whom the appointed one has added (R008). */
export const isAdministrator = (roles: readonly Role[]): boolean =>
  roles.includes('administrator') || roles.includes('additionalAdministrator')

/** R008: additional administrators are the administrator's to appoint, and the director's, who appoints the administrator. */
export const canAppointAdministrators = (roles: readonly Role[]): boolean =>
  roles.includes('administrator') || roles.includes('director')

/**
 * Whoever administers was made so by those who appoint, and by nobody else: to give such a role, to take it, to hold the
 * key of somebody who has it or to change the card others know them by would be a ladder around R008.
 */
export const canGovern = (appoints: boolean, roles: readonly Role[]): boolean => appoints || !isGoverning(roles)

export interface Looking {
  administers: boolean
  /** May give the school's administration to somebody, and take it. */
  appoints: boolean
  /** A pupil of a class that the looking one leads, or such a pupil's guardian, and no employee. */
  led: boolean
  self: boolean
  roles: readonly Role[]
  joined: boolean
}

export const canEdit = ({ administers, appoints, led, roles }: Looking): boolean =>
  (administers || led) && canGovern(appoints, roles)

export const canSetRoles = ({ administers, roles }: Looking): boolean => administers && !roles.includes('pupil')

/** R007: by order, from among employees; who has not joined could not answer for the space. */
export const canBecomeAdministrator = ({ appoints, roles, joined }: Looking): boolean =>
  appoints && joined && isStaff(roles) && !roles.includes('administrator')

/** The administrator goes by the director's order, not by a button; nobody shuts oneself out. A class teacher takes back a slip of the pen. */
export function canRemove({ administers, appoints, led, self, roles, joined }: Looking): boolean {
  if (self || roles.includes('administrator')) return false
  if (!canGovern(appoints, roles)) return false
  return administers || (led && !joined)
}

/** A pupil's way in is the pupil's own: it is never also an adult's. */
export const canBeOnePerson = (one: readonly Role[], other: readonly Role[], sameName: boolean): boolean =>
  one.includes('pupil') || other.includes('pupil') ? sameName && isPupilOnly(one) && isPupilOnly(other) : true

const isPupilOnly = (roles: readonly Role[]) =>
  roles.includes('pupil') && !roles.includes('guardian') && !isStaff(roles)

/** R040–R042: staff by the administration, families by the class teacher too; oneself by those who answer for the school (R041). */
export const canConfirm = ({ administers, appoints, led, self, roles }: Looking): boolean =>
  self ? appoints : (administers || led) && canGovern(appoints, roles)

/** A class teacher sends away whoever came by a link and is nobody's; once confirmed, the administration decides. */
export const canRefuseProfile = (looking: Looking, unconfirmed: boolean): boolean =>
  canRemove(looking) || (looking.led && unconfirmed && !looking.self)
