import type { Entry } from './contract.ts'
import { DEEDS } from './rules/deeds.ts'
import { ROLES, WORDS } from './rules/words.ts'

export { DEEDS } from './rules/deeds.ts'
export { KEEP } from './rules/retention.ts'

export const AREAS = ['people', 'classes', 'entry', 'chats', 'news', 'order', 'settings', 'papers', 'operator'] as const
export type Area = (typeof AREAS)[number]

type Language = 'ru' | 'en'

/** «Изменены роли»: what was done, as a sentence without its subject; an act of tomorrow's version keeps its name. */
export const sayDeed = (action: string, language: Language): string => DEEDS[action]?.[language] ?? action

/** What goes with it, in words of people: «добавлено: директор», «с 22:00 до 06:00». */
export function sayDetails({ details }: Pick<Entry, 'details'>, language: Language): string[] {
  return Object.entries(details).flatMap(([name, value]) => WORDS[name]?.(value as never, language) ?? [])
}

export const actionsOf = (area: Area): string[] =>
  Object.entries(DEEDS).flatMap(([action, deed]) => (deed.area === area ? [action] : []))

/** Acts whose sentence holds every word, in either language: so that «роли» finds them. */
export function actionsNamed(text: string): string[] {
  const words = plain(text).split(/\s+/).filter(Boolean)
  return Object.entries(DEEDS).flatMap(([action, { ru, en }]) =>
    words.every((word) => plain(`${ru} ${en}`).includes(word)) ? [action] : [],
  )
}

export const roleWord = (role: string, language: Language): string => ROLES[role]?.[language] ?? role

const plain = (text: string) => text.toLowerCase().replaceAll('ё', 'е')
