import type { PersonName, Role } from '../contract.ts'
import * as rules from '../rules.ts'

export interface NameRow {
  last_name: string
  first_name: string
  patronymic: string | null
}

export const nameOf = ({ last_name, first_name, patronymic }: NameRow): PersonName => ({
  lastName: last_name,
  firstName: first_name,
  patronymic: patronymic ?? undefined,
})

/** «Воробьёва Елена Сергеевна» */
export const fullName = (row: NameRow): string => rules.fullName(nameOf(row))
/** «Елена Сергеевна Воробьёва» for staff, «Тимур Ахметов» for others. */
export const spokenName = (row: NameRow, roles: readonly Role[]): string => rules.spokenName(nameOf(row), roles)
