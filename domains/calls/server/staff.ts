import type { Role } from '#contract/people'

export const isStaff = (roles: readonly Role[]): boolean =>
  roles.some((role) => role !== 'pupil' && role !== 'guardian')
