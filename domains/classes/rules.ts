import type { ClassKind } from './contract.ts'

// How schools count: names of classes as people write them, their order, and the year they belong to.

export interface ClassName {
  name: string
  parallel: number | null
  letter: string | null
}

export interface ReadLine {
  classes: ClassName[]
  /** What could not be read, as it was written. */
  unread: string[]
}

/** Schools do not use Ё, Й, Ъ, Ы, Ь as letters of classes. */
export const SCHOOL_LETTERS = 'АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ'
/** Evening schools have a twelfth year. */
export const LAST_PARALLEL = 12
/** A line that makes more than this is a slip of the pen. */
export const MOST_AT_ONCE = 150
const LONGEST_NAME = 80

/**
 * Reads what an administrator types. Classes: «1А–4В» is every letter from А to В in every parallel from 1 to 4; «5А, 5Б»,
 * «10-11А», «7АБВ», «7 „Б“», Latin look-alikes and lower case are understood. Groups and associations: names, separated by
 * commas or lines. A name that comes twice is taken once.
 */
export function readClassLine(line: string, kind: ClassKind): ReadLine {
  const classes = new Map<string, ClassName>()
  const unread: string[] = []
  for (const part of line
    .split(/[,;\n]+/)
    .map(tidy)
    .filter(Boolean)) {
    const read = kind === 'class' ? readRange(part) : readName(part)
    if (!read) unread.push(part)
    for (const one of read ?? []) classes.set(one.name.toLowerCase(), classes.get(one.name.toLowerCase()) ?? one)
  }
  return { classes: [...classes.values()], unread }
}

const tidy = (text: string) => text.trim().replace(/\s+/g, ' ')

const readName = (name: string): ClassName[] | null =>
  name.length <= LONGEST_NAME ? [{ name, parallel: null, letter: null }] : null

const LOOK_ALIKES: Record<string, string> = {
  A: 'А',
  B: 'В',
  E: 'Е',
  K: 'К',
  M: 'М',
  H: 'Н',
  O: 'О',
  P: 'Р',
  C: 'С',
  T: 'Т',
  Y: 'У',
  X: 'Х',
}

/** «7 „б“», «7-Б» and «7B» become 7Б, 7Б and 7В, «1–4А–В» becomes 1А-4В; spaces, quotes and kinds of dashes no longer matter. */
function plain(part: string): string {
  return part
    .toUpperCase()
    .replace(/КЛАСС(Ы|А|ОВ)?/g, '')
    .replace(/[\s«»„“”"'().]/g, '')
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/[A-Z]/g, (sign) => LOOK_ALIKES[sign] ?? sign)
    .replace(/(\d)-(?=[А-Я])/g, '$1')
    .replace(/^(\d+)-(\d+)([А-Я])-([А-Я])$/, '$1$3-$2$4')
}

const RANGE = new RegExp(`^(\\d{1,2})([${SCHOOL_LETTERS}]*)(?:-(\\d{1,2})?([${SCHOOL_LETTERS}]*))?$`)

function readRange(part: string): ClassName[] | null {
  const text = plain(part)
  const [, from, letters = '', to, lastLetters = ''] = RANGE.exec(text) ?? []
  if (from === undefined) return null
  const parallels = span(Number(from), Number(to ?? from))
  const read = text.includes('-') ? spanOfLetters(letters, to, lastLetters) : apart(letters)
  if (!read || parallels.length === 0 || !parallels.every(isParallel)) return null
  const named = read.length > 0 ? read : [null]
  return parallels.flatMap((parallel) =>
    named.map((letter) => ({ name: `${parallel}${letter ?? ''}`, parallel, letter })),
  )
}

/** «А–В» is А, Б, В; «10–11А» is А in both; «5–7» has no letters. Null: «5А–», «5АБ–В», «4В–1А». */
function spanOfLetters(first: string, to: string | undefined, last: string): string[] | null {
  if (first.length > 1 || last.length > 1 || (to === undefined && !last)) return null
  if (!first || !last) return first || last ? [first || last] : []
  const letters = span(SCHOOL_LETTERS.indexOf(first), SCHOOL_LETTERS.indexOf(last)).map((at) => SCHOOL_LETTERS[at]!)
  return letters.length > 0 ? letters : null
}

/** «7АБВ» names three classes; «10ФИЗМАТ» is a word, and a word is no letter of a class. */
function apart(letters: string): string[] | null {
  const each = [...letters]
  const rising = each.every(
    (letter, at) => at === 0 || SCHOOL_LETTERS.indexOf(each[at - 1]!) < SCHOOL_LETTERS.indexOf(letter),
  )
  return rising ? each : null
}

const isParallel = (parallel: number) => parallel >= 1 && parallel <= LAST_PARALLEL

const span = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, step) => from + step)

interface Counted {
  kind: ClassKind
  name: string
  parallel: number | null
  letter: string | null
}

const KINDS: readonly ClassKind[] = ['class', 'group', 'association']
const inRussian = new Intl.Collator('ru', { numeric: true, sensitivity: 'base' })

/** 1А … 11Б, then groups, then associations by name; «Группа 2» stands before «Группа 10». */
export function asSchoolCounts(one: Counted, other: Counted): number {
  return (
    KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind) ||
    (one.parallel ?? 99) - (other.parallel ?? 99) ||
    inRussian.compare(one.letter ?? '', other.letter ?? '') ||
    inRussian.compare(one.name, other.name)
  )
}

/** «2026/27»: the year begins on 1 September. `day` is the school's own calendar day, «2026-11-20». */
export function schoolYear(day: string): string {
  const year = Number(day.slice(0, 4))
  const first = day.slice(5, 7) >= '09' ? year : year - 1
  return `${first}/${String((first + 1) % 100).padStart(2, '0')}`
}

/** What a kind of organisation is built of; the first is its own, the others stand beside (R010, R015). */
export function kindsOf(organizationKind: string): ClassKind[] {
  if (organizationKind === 'supplementary') return ['association', 'group']
  if (organizationKind === 'college') return ['group', 'association']
  return ['class', 'group', 'association']
}
