import type { apply, OrganizationKind } from '#contract/organizations'
import { looksLikePhone } from '#screens/accounts'
import type { RunInput } from '#web/api'
import type { Say } from '#web/i18n'
import type { Draft } from './draft.ts'

export const kinds: readonly OrganizationKind[] = ['school', 'supplementary', 'college', 'schoolPreschool']

/** What is not right yet, line by line, in the order of the form. */
export function wrongIn(draft: Draft, t: Say): Partial<Record<keyof Draft, string | false>> {
  const lacks = (name: keyof Draft, least = 1) => draft[name].trim().length < least && t(`need.${name.split('.')[1]}`)
  return {
    'organization.name': lacks('organization.name', 2),
    'organization.region': lacks('organization.region', 2),
    'organization.municipality': lacks('organization.municipality', 2),
    'administrator.lastName': lacks('administrator.lastName'),
    'administrator.firstName': lacks('administrator.firstName'),
    'administrator.phone': !looksLikePhone(draft['administrator.phone']) && t('need.phone'),
    'administrator.email': !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(draft['administrator.email'].trim()) && t('need.email'),
    'order.fileId': !draft['order.fileId'] && t('need.file'),
    'order.number': lacks('order.number'),
    'order.date': orderDateTrouble(draft['order.date'], t),
  }
}

const orderDateTrouble = (day: string, t: Say): string | false => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return t('need.date')
  return day > today() && t('need.pastDate')
}

/** The day here, as a date field has it. */
export const today = (): string => new Date().toLocaleDateString('sv')

export const applicationOf = (draft: Draft): RunInput<typeof apply> => ({
  id: draft.id,
  organization: {
    kind: draft['organization.kind'] as OrganizationKind,
    name: draft['organization.name'],
    shortName: draft['organization.shortName'],
    region: draft['organization.region'],
    municipality: draft['organization.municipality'],
    timeZone: draft['organization.timeZone'],
  },
  administrator: {
    lastName: draft['administrator.lastName'],
    firstName: draft['administrator.firstName'],
    patronymic: draft['administrator.patronymic'],
    phone: draft['administrator.phone'],
    email: draft['administrator.email'].trim(),
  },
  order: { number: draft['order.number'], date: draft['order.date'], fileId: draft['order.fileId'] },
})
