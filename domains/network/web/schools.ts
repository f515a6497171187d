import type { WatchedSchool } from '#contract/network'
import type { Joined } from '#contract/statistics'
import { shareOf } from '#rules/statistics'
import { getLanguage, type Say } from '#web/i18n'

export const ORDERS = ['name', 'families', 'pupils', 'guardians', 'staff'] as const
export const FILTERS = ['all', 'open', 'closed', 'behind', 'unread'] as const

export interface Wish {
  text: string
  /** «Омская область» or «Омская область · Тара»; empty: everywhere. */
  place: string
  order: (typeof ORDERS)[number]
  filter: (typeof FILTERS)[number]
}

export const ANY: Wish = { text: '', place: '', order: 'name', filter: 'all' }

const plain = (text: string) => text.toLowerCase().replaceAll('ё', 'е').trim()

export const placeOf = ({ region, municipality }: WatchedSchool): string => `${region} · ${municipality}`

const isIn = (school: WatchedSchool, place: string) => !place || school.region === place || placeOf(school) === place

const isKept = (school: WatchedSchool, filter: Wish['filter']): boolean => {
  switch (filter) {
    case 'all':
      return true
    case 'open':
      return school.open
    case 'closed':
      return !school.open
    case 'behind':
      return (shareOf(...familiesOf(school)) ?? 100) < 50
    case 'unread':
      return school.unread > 0
  }
}

const familiesOf = ({ figures }: WatchedSchool): [number, number] => [
  figures?.families?.reached ?? 0,
  figures?.families?.known ?? 0,
]

/** The share by which a column is ordered; null where there is none to tell. */
export function shareBy(school: WatchedSchool, order: Wish['order']): number | null {
  if (order === 'name') return null
  if (order === 'families') return shareOf(...familiesOf(school))
  const group = school.figures?.[order]
  return group ? shareOf(group.joined, group.known) : null
}

/** Found, filtered and in order: by name, or the ones that lag first and those without figures at the end. */
export function arranged(schools: WatchedSchool[], { text, place, order, filter }: Wish): WatchedSchool[] {
  const words = plain(text).split(/\s+/).filter(Boolean)
  const found = schools.filter(
    (school) =>
      isIn(school, place) &&
      isKept(school, filter) &&
      words.every((word) => plain(`${school.name} ${school.municipality} ${school.region}`).includes(word)),
  )
  if (order === 'name') return found
  return found.sort((one, other) => (shareBy(one, order) ?? 101) - (shareBy(other, order) ?? 101))
}

export interface Sum {
  schools: number
  open: number
  families: Joined
  pupils: Joined
  guardians: Joined
  staff: Joined
}

export function sumOf(schools: WatchedSchool[]): Sum {
  const sum = (pick: (school: WatchedSchool) => Joined | null | undefined): Joined =>
    schools.reduce(
      (all, school) => {
        const one = pick(school)
        return one ? { known: all.known + one.known, joined: all.joined + one.joined } : all
      },
      { known: 0, joined: 0 },
    )
  return {
    schools: schools.length,
    open: schools.filter(({ open }) => open).length,
    families: sum(
      ({ figures }) => figures?.families && { known: figures.families.known, joined: figures.families.reached },
    ),
    pupils: sum(({ figures }) => figures?.pupils),
    guardians: sum(({ figures }) => figures?.guardians),
    staff: sum(({ figures }) => figures?.staff),
  }
}

export function shareText(t: Say, { joined, known }: Joined): string {
  const share = shareOf(joined, known)
  return share === null ? '–' : t('percent', { share })
}

export type Place = Sum & { key: string; name: string; region: boolean }

/** A region is told where it has several municipalities; its municipalities follow it. */
export function placesOf(schools: WatchedSchool[]): Place[] {
  return [...Map.groupBy(schools, ({ region }) => region)].flatMap(([region, some]) => {
    const inner = [...Map.groupBy(some, placeOf)].map(([key, those]) => ({
      ...sumOf(those),
      key,
      name: those[0]!.municipality,
      region: false,
    }))
    return inner.length > 1 ? [{ ...sumOf(some), key: region, name: region, region: true }, ...inner] : inner
  })
}

/** «89 244»: thousands stand apart. */
export const grouped = (count: number): string => new Intl.NumberFormat(getLanguage()).format(count)
