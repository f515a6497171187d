import { isGoverning } from '#rules/people'

/** The hours are the school's act: whoever administers the school writes them in. */
export const canSetHours = isGoverning

/** Why the night was broken is known to the administration everywhere, to others where they sit. */
export const canSeeAllUrgent = canSetHours
