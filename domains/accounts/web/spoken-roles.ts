import type { Hat } from '#contract/people'
import type { Say } from '#web/i18n'

/** «учитель математики, классный руководитель 7А; родитель: Варя, 2Б», in the words of the school's kind. */
export function spokenRoles(hat: Hat, t: Say): string {
  const { kind } = hat.organization
  const led = hat.classes.filter(({ part }) => part === 'classTeacher').map(({ name }) => name)
  const roles = hat.roles
    .filter((role) => !(role === 'employee' && hat.roles.length > 1) && role !== 'guardian')
    .map((role) => (role === 'teacher' && hat.post ? hat.post : t(`role.${role}`, { context: kind })))
  const learns = hat.classes.filter(({ part }) => part === 'pupil').map(({ name }) => name)
  const staff = [
    ...roles,
    ...(led.length ? [t('role.leads', { context: kind, classes: led.join(', ') })] : []),
    ...learns,
  ]
  const children = hat.children.map(({ name, className }) => (className ? `${name} (${className})` : name))
  const family = hat.roles.includes('guardian')
    ? [[t('role.guardian'), children.join(', ')].filter(Boolean).join(': ')]
    : []
  return [staff.join(', '), ...family].filter(Boolean).join('; ')
}
