import type { Person, Role } from '#contract/people'
import type { Say } from '#web/i18n'

export const roleWord = (t: Say, role: Role): string => t(`roles.${role}`)

/** One line under a name: «учитель математики, 7А», «мама: Артём Белов, 5Б». */
export function describe(t: Say, person: Person): string {
  const parts = [
    person.post ??
      person.roles
        .map((role) => roleWord(t, role))
        .filter((_, at) => at < 2)
        .join(', '),
    [...new Set(person.classes.map(({ name }) => name))].join(', '),
    describeChildren(t, person),
  ]
  return parts.filter(Boolean).join(' · ')
}

const describeChildren = (t: Say, { children }: Person) =>
  children
    .map(({ fullName, className, relation }) =>
      [`${t(`relations.${relation}`)}: ${fullName}`, className].filter(Boolean).join(', '),
    )
    .join('; ')
