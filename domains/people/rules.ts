import type { PersonName, Role } from './contract.ts'

/** «Воробьёва Елена Сергеевна»: as a list of a school has it. */
export const fullName = ({ lastName, firstName, patronymic }: PersonName): string =>
  [lastName, firstName, patronymic].filter(Boolean).join(' ')

/** «Елена Сергеевна Воробьёва» for staff, «Тимур Ахметов» for others. */
export const spokenName = ({ lastName, firstName, patronymic }: PersonName, roles: readonly Role[]): string =>
  [firstName, isStaff(roles) && patronymic, lastName].filter(Boolean).join(' ')

/** «Елена Сергеевна» for staff, «Анна» for others. */
export const greetingName = ({ firstName, patronymic }: PersonName, roles: readonly Role[]): string =>
  isStaff(roles) && patronymic ? `${firstName} ${patronymic}` : firstName

export const GOVERNING: readonly Role[] = ['administrator', 'additionalAdministrator', 'director', 'deputy']

/** Runs the school: builds it, adds people, prints sheets, accepts requests. Only those who appoint give such a role (R008). */
export const isGoverning = (roles: readonly Role[]): boolean => roles.some((role) => GOVERNING.includes(role))

/** The administrator and the director. Additional administrators and deputies act in their name, and are seen to. */
export const answersForSchool = (roles: readonly Role[]): boolean =>
  roles.includes('administrator') || roles.includes('director')

export const isStaff = (roles: readonly Role[]): boolean =>
  roles.some((role) => role !== 'pupil' && role !== 'guardian')

/** Words to look for: lower case, ё as е, any number of spaces. */
export const soughtWords = (text: string): string[] =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .split(/[\s.,]+/)
    .filter(Boolean)

/** Two ways of writing one name: «Артем  белов» and «Артём Белов». */
export const sameName = (one: PersonName, other: PersonName): boolean =>
  soughtWords(fullName(one)).join(' ') === soughtWords(fullName(other)).join(' ')

/** «Воробьёва Елена Сергеевна» as a list has it: last name, first name, and the rest. Null without a first name. */
export function readNameLine(line: string): PersonName | null {
  const [lastName, firstName, ...rest] = line.trim().split(/\s+/)
  if (!lastName || !firstName) return null
  return { lastName, firstName, patronymic: rest.join(' ') || undefined }
}
