import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { z } from 'zod'
import type { Relation } from '#contract/people'
import { LAST_PARALLEL, readClassLine } from '#rules/classes'

// What stands in one cell: a class, a phone, a day, a word for a relative.

export interface ClassLabel {
  name: string
  parallel: number | null
  letter: string | null
  kind: 'class' | 'group'
}

/**
 * «7 «Б»», «7-б класс», «7б» are 7Б; «10/1» is itself, and so it is when Excel has taken it for the tenth of January.
 * A label that does not begin with a year of school is the name of a group.
 */
export function readClassLabel(text: string): ClassLabel | null {
  const plain = undone(text).normalize('NFC').replace(/\s+/g, ' ').trim()
  if (!plain) return null
  const { classes, unread } = readClassLine(plain, 'class')
  if (classes.length === 1 && unread.length === 0) return { ...classes[0]!, kind: 'class' }
  const name = plain
    .replace(/\s*\bкласс\b\.?/giu, '')
    .replace(/(^|\s)класс(?=\s|$)/giu, '')
    .replace(/\s*\/\s*/g, '/')
    .trim()
  const parallel = Number(/^(\d{1,2})(?!\d)/.exec(name)?.[1] ?? Number.NaN)
  if (parallel >= 1 && parallel <= LAST_PARALLEL && name.length <= 20) {
    const tail = name
      .replace(/^\d{1,2}[\s-]*/, '')
      .replace(/[«»„“”"]/g, '')
      .trim()
    if (!tail) return { name: String(parallel), parallel, letter: null, kind: 'class' }
    const joined = /^\//.test(tail) ? `${parallel}${tail}` : `${parallel} ${tail}`
    return { name: /^\d+[/-]\d+$/.test(name) ? name.replace('-', '/') : joined, parallel, letter: null, kind: 'class' }
  }
  return name.length <= 80 && /\p{L}/u.test(name)
    ? { name: name.replace(/[„“”"]/g, ''), parallel: null, letter: null, kind: 'group' }
    : null
}

/** A cell that was «10/1» and has become a date. */
const undone = (text: string): string => {
  const [, month, day] = /^\d{4}-(\d\d)-(\d\d)$/.exec(text.trim()) ?? []
  return month && day ? `${Number(day)}/${Number(month)}` : text
}

/** Several classes in one cell: «5А, 5Б; 6В», «5-7А» as the quick line reads it. */
export function readClassLabels(text: string): { names: string[]; unread: string[] } {
  const names: string[] = []
  const unread: string[] = []
  for (const part of undone(text)
    .split(/[,;\n]+/)
    .map((one) => one.trim())
    .filter(Boolean)) {
    const range = readClassLine(part, 'class')
    if (range.unread.length === 0 && range.classes.length > 0) names.push(...range.classes.map(({ name }) => name))
    else {
      const label = readClassLabel(part)
      if (label) names.push(label.name)
      else unread.push(part)
    }
  }
  return { names: [...new Set(names)], unread }
}

/** «8 (912) 345-67-89, 89123456791 (мама)»: every number in E.164, and what could not be read. */
export function readPhones(text: string): { phones: string[]; unread: string[] } {
  const phones: string[] = []
  const unread: string[] = []
  const cleared = text.replace(/\([^()\d]*\p{L}[^()]*\)/gu, ' ')
  for (const part of cleared
    .split(/[,;/\n]|(?<=\d)\s+(?=(?:\+7|8)[\s(-]*\d{3})|\s+или\s+/u)
    .map((one) => one.trim())
    .filter(Boolean)) {
    const digits = part.replace(/\p{L}+\.?:?/gu, ' ').trim()
    if (!/\d/.test(digits)) continue
    const number = digits.replace(/\.0$/, '')
    const phone = parsePhoneNumberFromString(number, { defaultCountry: 'RU', extract: false })
    if (phone?.isValid()) phones.push(phone.number)
    else unread.push(part)
  }
  return { phones: [...new Set(phones)], unread }
}

const Mail = z.email().max(254)
export const readMail = (text: string): string | null => {
  const mail = text.trim().toLowerCase()
  return Mail.safeParse(mail).success ? mail : null
}

export type DayFault = 'notADay' | 'noSuchDay' | 'tooOld' | 'future'

/** «05.03.2012», «1.9.11», «2012-12-31», «5 марта 2012 г.», or Excel's own count of days. */
export function readBirthDay(
  text: string,
  today: string,
): { day: string; fault?: undefined } | { day?: undefined; fault: DayFault } {
  const parts = readDayParts(text.trim().toLowerCase(), Number(today.slice(0, 4)))
  if (!parts) return { fault: 'notADay' }
  const [year, month, date] = parts
  const day = new Date(Date.UTC(year, month - 1, date))
  if (day.getUTCFullYear() !== year || day.getUTCMonth() !== month - 1 || day.getUTCDate() !== date)
    return { fault: 'noSuchDay' }
  const written = day.toISOString().slice(0, 10)
  if (written > today) return { fault: 'future' }
  if (year < 1920) return { fault: 'tooOld' }
  return { day: written }
}

const MONTHS = ['янв', 'фев', 'мар', 'апр', 'ма', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек']

function readDayParts(text: string, thisYear: number): [number, number, number] | null {
  const iso = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?:[t ].*)?$/.exec(text)
  if (iso) return [Number(iso[1]), Number(iso[2]), Number(iso[3])]
  const dotted = /^(\d{1,2})[-./ ](\d{1,2})[-./ ](\d{2}|\d{4})(?:\s*г\.?)?$/.exec(text)
  if (dotted) return [fullYear(Number(dotted[3]), thisYear), Number(dotted[2]), Number(dotted[1])]
  const worded = /^(\d{1,2})\s+([а-я]{3,})\.?\s+(\d{4})(?:\s*г\.?(?:ода)?)?$/.exec(text)
  if (worded) {
    const month = MONTHS.findIndex((start) => worded[2]!.startsWith(start))
    return month < 0 ? null : [Number(worded[3]), month + 1, Number(worded[1])]
  }
  if (/^\d{5}$/.test(text)) {
    const day = new Date(Date.UTC(1899, 11, 30 + Number(text)))
    return [day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate()]
  }
  return null
}

const fullYear = (year: number, thisYear: number) => (year > 99 ? year : year + (year <= thisYear % 100 ? 2000 : 1900))

const RELATIONS: [RegExp, Relation][] = [
  [/^(мать|мама|мамы|матери|mother|mom|mum)/i, 'mother'],
  [/^(отец|отца|папа|папы|father|dad)/i, 'father'],
  [/^(бабушк|бабуля|grandmother)/i, 'grandmother'],
  [/^(дед|grandfather)/i, 'grandfather'],
  [
    /(родител|опекун|попечител|представител|мачех|отчим|т[её]т|дяд|брат|сестр|при[её]мн|усыновит|guardian|parent|relative|aunt|uncle|другое|иное|other|ближайш)/i,
    'guardian',
  ],
]

/** «мать», «Законный представитель», «guardian»; null when the word is no relative. */
export const readRelation = (word: string): Relation | null =>
  RELATIONS.find(([pattern]) => pattern.test(word.trim()))?.[1] ?? null

/** A patronymic or the end of a surname tells a mother from a father where the list does not. */
export function relationByName({
  patronymic,
  lastName,
}: {
  patronymic?: string | undefined
  lastName: string
}): Relation {
  if (patronymic && /(вна|ична|кызы|гызы)$/i.test(patronymic)) return 'mother'
  if (patronymic && /(вич|ьич|оглы|улы)$/i.test(patronymic)) return 'father'
  if (/(ова|ева|ина|ая)$/i.test(lastName)) return 'mother'
  return 'guardian'
}
