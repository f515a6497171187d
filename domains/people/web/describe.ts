import type { Person, Role } from '#contract/people'
import type { Say } from '#web/i18n'

export const roleWord = (t: Say, role: Role): string => t(`roles.${role}`)

/** One line under a name: «учитель математики · руководит 7А», «7А», «мама: Белов Артём, 5Б». */
export function describe(t: Say, person: Person): string {
  const parts = [
    person.post ??
      person.roles
        .filter((role) => role !== 'pupil')
        .slice(0, 2)
        .map((role) => roleWord(t, role))
        .join(', '),
    namesOf(person, 'pupil'),
    namesOf(person, 'classTeacher') && t('leads', { names: namesOf(person, 'classTeacher') }),
    describeChildren(t, person),
  ]
  return parts.filter(Boolean).join(' · ')
}

const namesOf = ({ classes }: Person, part: string) =>
  classes
    .filter((one) => one.part === part)
    .map(({ name }) => name)
    .join(', ')

const describeChildren = (t: Say, { children }: Person) =>
  children
    .map(({ fullName, className, relation }) =>
      [`${t(`relations.${relation}`)}: ${fullName}`, className].filter(Boolean).join(', '),
    )
    .join('; ')
