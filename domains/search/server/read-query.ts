import { sql } from 'kysely'
import type { Db } from '#server/db'
import { plain, readClassCodes } from './plain.ts'

const WORDS = 8

/** What is sought: every word must be there. */
export interface Sought {
  /** Of each word its forms, one of which must be there. */
  words: string[][]
  /** The word that is being typed: its forms, or anything that begins so. */
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

/**
 * The forms under which a word is found; none for one that is too common to be sought. Two each: the stem, and the stem
 * of the stem, for one stemming makes «экзам» of «экзамены», but «экзамен» of «экзаменов».
 */
export async function readLexemes(db: Db, words: string[]): Promise<Map<string, string[]>> {
  if (words.length === 0) return new Map()
  const { rows } = await sql<{ word: string; lexemes: string[] }>`
    select word, array(select distinct form from unnest(tsvector_to_array(to_tsvector('russian', word))) once
        cross join lateral (values (once), (coalesce((ts_lexize('russian_stem', once))[1], once))) as forms (form)) as lexemes from unnest(${[...new Set(words)]}::text[]) word`.execute(
    db,
  )
  return new Map(rows.map(({ word, lexemes }) => [word, lexemes]))
}

/** The text of a tsquery in which each word bears the number of its chat and the sign of its kind: «17m:контрольн». */
export function writeQuery(sought: Sought, chatNo: number, kind: 'm' | 'f' | 'a'): string {
  const key = (lexeme: string, more = '') => `'${`${chatNo}${kind}:${lexeme}`.replaceAll(/['\\]/g, '$&$&')}'${more}`
  const any = (keys: string[]) => `(${keys.join(' | ')})`
  const forms = (lexemes: string[]) => lexemes.map((lexeme) => key(lexeme))
  const parts = [...sought.words.map((word) => any(forms(word))), ...sought.codes.map((code) => key(code))]
  if (sought.last) {
    const { lexemes, beginning } = sought.last
    parts.push(any([...forms(lexemes), key(beginning, ':*')]))
  }
  return parts.join(' & ')
}
