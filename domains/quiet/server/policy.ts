import type { Role } from '#contract/people'

const ADMINISTERING: readonly Role[] = ['administrator', 'additionalAdministrator', 'director', 'deputy']

/** The hours are the school's act: whoever administers the school writes them in. */
export const canSetHours = (roles: readonly Role[]): boolean => roles.some((role) => ADMINISTERING.includes(role))

/** Why the night was broken is known to the administration everywhere, to others where they sit. */
export const canSeeAllUrgent = canSetHours
