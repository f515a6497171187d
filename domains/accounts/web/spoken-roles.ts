import type { Hat, Role } from '#contract/people'
import type { Say } from '#web/i18n'

type Worn = Pick<Hat, 'organization' | 'roles' | 'post' | 'classes' | 'children'>

/** «учитель математики, классный руководитель 7А; родитель: Варя (2Б)», in the words of the school's kind. */
export function spokenRoles(hat: Worn, t: Say): string {
  const context = hat.organization.kind
  const classes = (part: string) => hat.classes.filter((one) => one.part === part).map(({ name }) => name)
  const led = classes('classTeacher').join(', ')
  const work = [
    ...new Set([...shownRoles(hat).map((role) => t(`role.${role}`, { context })), hat.post]), // a post may be the role's own name
    led && t('role.leads', { context, classes: led }),
    ...classes('pupil'),
  ]
  const children = hat.children.map(({ name, className }) => (className ? `${name} (${className})` : name)).join(', ')
  const family = hat.roles.includes('guardian') && [t('role.guardian'), children].filter(Boolean).join(': ')
  return [work.filter(Boolean).join(', '), family].filter(Boolean).join('; ')
}

// A post says more than the role it comes from; «сотрудник» says nothing beside another role.
const postSays: readonly Role[] = ['director', 'deputy', 'teacher', 'employee']

function shownRoles({ roles, post }: Worn): Role[] {
  const own = roles.filter((role) => role !== 'guardian' && !(post && postSays.includes(role)))
  return own.length > 1 || post ? own.filter((role) => role !== 'employee') : own
}
