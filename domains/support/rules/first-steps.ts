import type { FirstStep } from '../contract.ts'

export type StepKey = FirstStep['key']

interface WhoBegins {
  roles: readonly string[]
  ledClassIds: readonly string[]
}

/** Three to six steps for a first week, those of the weightiest hat. */
export function stepsOf({ roles, ledClassIds }: WhoBegins): StepKey[] {
  if (roles.includes('administrator') || roles.includes('additionalAdministrator'))
    return ['secondStep', 'profile', 'gather', 'quiet', 'acts']
  if (roles.includes('director') || roles.includes('deputy')) return ['secondStep', 'decision', 'quiet', 'announce']
  if (ledClassIds.length > 0) return ['rules', 'sheets', 'say', 'announce', 'ownHours', 'wake']
  if (roles.some((role) => role !== 'pupil' && role !== 'guardian'))
    return ['rules', 'say', 'address', 'ownHours', 'wake']
  if (roles.includes('guardian')) return ['rules', 'read', 'address', 'wake']
  return ['rules', 'read', 'say', 'address']
}
