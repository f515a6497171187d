import { sql } from 'kysely'
import type { Db } from '#server/db'
import { plain, readClassCodes } from './plain.ts'

const WORDS = 8

/** What is sought: every word must be there. */
export interface Sought {
  /** Lexemes that must stand as they are; a word may have several. */
  words: string[][]
  /** The word that is being typed: its lexemes, or anything that begins so. */
  last: { lexemes: string[]; beginning: string } | null
  codes: string[]
  /** Several words as they were typed, for «exactly so»; null for one. */
  phrase: string | null
}

export async function readQuery(db: Db, text: string): Promise<Sought | null> {
  const codes = readClassCodes(text, { sought: true })
  const rest = codes.reduceRight((left, { start, end }) => `${left.slice(0, start)} ${left.slice(end)}`, text)
  const typed =
    plain(rest)
      .match(/[\p{L}\p{N}@.]+/gu)
      ?.slice(0, WORDS) ?? []
  const endsWithCode = codes.at(-1)?.end === text.trimEnd().length
  const lexemes = await readLexemes(db, typed)
  const beginning = endsWithCode ? undefined : typed.at(-1)
  const last = beginning ? { lexemes: lexemes.get(beginning) ?? [], beginning } : null
  const words = (last ? typed.slice(0, -1) : typed).map((word) => lexemes.get(word) ?? []).filter(isSomething)
  const phrase = typed.length > 1 && codes.length === 0 ? plain(text).trim().replace(/\s+/g, ' ') : null
  if (!last && words.length === 0 && codes.length === 0) return null
  return { words, last, codes: codes.map(({ token }) => token), phrase }
}

const isSomething = (lexemes: string[]) => lexemes.length > 0

/** Words to lexemes: «контрольной» is «контрольн»; a word too common to be sought is none. */
export async function readLexemes(db: Db, words: string[]): Promise<Map<string, string[]>> {
  if (words.length === 0) return new Map()
  const { rows } = await sql<{ word: string; lexemes: string[] }>`
    select word, tsvector_to_array(to_tsvector('russian', word)) as lexemes from unnest(${[...new Set(words)]}::text[]) word`.execute(
    db,
  )
  return new Map(rows.map(({ word, lexemes }) => [word, lexemes]))
}

/** The text of a tsquery in which each word bears the number of its chat and the sign of its kind: «17m:контрольн». */
export function writeQuery(sought: Sought, chatNo: number, kind: 'm' | 'f' | 'a'): string {
  const key = (lexeme: string, more = '') => `'${`${chatNo}${kind}:${lexeme}`.replaceAll(/['\\]/g, '$&$&')}'${more}`
  const all = (lexemes: string[]) => lexemes.map((lexeme) => key(lexeme)).join(' & ')
  const parts = [...sought.words.map(all), ...sought.codes.map((code) => key(code))]
  if (sought.last) {
    const { lexemes, beginning } = sought.last
    parts.push(`(${[...(lexemes.length ? [`(${all(lexemes)})`] : []), key(beginning, ':*')].join(' | ')})`)
  }
  return parts.join(' & ')
}
