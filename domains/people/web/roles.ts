import type { Role, StaffRole } from '#contract/people'

export const STAFF_ROLES: readonly StaffRole[] = [
  'teacher',
  'employee',
  'deputy',
  'director',
  'responsible',
  'additionalAdministrator',
]

export const isStaffRole = (role: Role): role is StaffRole => (STAFF_ROLES as readonly Role[]).includes(role)
