import type { Role } from '#contract/people'

/** Whoever answers for the school. Additional administrators and deputies are those whose acts stand in it. */
export const canReadAudit = (roles: readonly Role[]): boolean =>
  roles.includes('administrator') || roles.includes('director')
