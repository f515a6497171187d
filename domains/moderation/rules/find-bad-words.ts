import {
  type BadKind,
  COVERED,
  INNOCENT,
  LATIN_RULES,
  PHRASES,
  SAID_OF_SOMEBODY,
  STRETCHED,
  TOUCHY,
  WORD_RULES,
  type WordRule,
} from './bad-words.ts'
import { isLink, plain, readToken, readWords, setApart, tokensOf, type Word } from './read-words.ts'

export interface Found {
  kind: BadKind
  /** The rule's name, for the teacher: never the word itself. */
  rule: string
}

/** The worst of what stands in a text, or null. Obscene words come before insults. */
export function findBadWords(text: string): Found | null {
  const tokens = tokensOf(text)
  const worth = tokens.some(isWorthALook) || setApart(tokens).length > 0
  return worth ? judge(text) : null
}

const MOST_KNOWN = 20_000
const known = new Map<string, boolean>()

/** A school uses the same words all day, so each is looked at once: a message costs a few look-ups. */
function isWorthALook(token: string): boolean {
  const before = known.get(token)
  if (before !== undefined) return before
  const worth =
    !isLink(token) &&
    (readToken(token).some((word) => inWord(word)) || token.split(/[^а-я]+/).some((part) => TOUCHY.test(part)))
  if (token.length > 40) return worth
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(token, worth)
  return worth
}

/** The same without a shortcut: every rule is asked. */
export function judge(text: string): Found | null {
  const { said, innocent } = inARow(text)
  const found = [...inPhrases(said)]
  for (const word of readWords(text)) {
    if (isSpared(word, innocent)) continue
    const rule = ruleOf(word)
    if (rule?.kind === 'obscene') return { kind: rule.kind, rule: rule.name }
    if (rule) found.push({ kind: rule.kind, rule: rule.name })
  }
  return found.find(({ kind }) => kind === 'obscene') ?? found[0] ?? null
}

/** Most words of a school match nothing: one expression says so before any rule is asked. */
const ANY = new RegExp(WORD_RULES.map(({ pattern }) => pattern.source).join('|'))

/** A word that was read before is judged before. */
const judged = new WeakMap<Word, WordRule | null>()

function ruleOf(word: Word): WordRule | null {
  const before = judged.get(word)
  if (before !== undefined) return before
  const rule = inWord(word) ?? null
  judged.set(word, rule)
  return rule
}

function inWord({ readings, mask, latin, stretched }: Word): WordRule | undefined {
  if (latin) return LATIN_RULES.find(({ pattern }) => pattern.test(latin))
  if (mask) return COVERED.some((word) => mask.test(word)) ? COVER : undefined
  for (const reading of readings) {
    if (ANY.test(reading)) return WORD_RULES.find(({ pattern }) => pattern.test(reading))
    if (stretched && STRETCHED.test(reading)) return COVER
  }
  return undefined
}

const COVER: WordRule = { name: 'скрытое слово', kind: 'obscene', pattern: /./ }

/** The text as plain words with one space between, and the bad-looking words in it that are innocent where they stand. */
function inARow(text: string): { said: string; innocent: Map<string, number> } {
  const words = plain(text)
    .replace(/[^а-яa-z0-9]+/g, ' ')
    .trim()
  const innocent = new Map<string, number>()
  let said = words
  for (const pattern of INNOCENT) {
    said = said.replace(pattern, (place) => {
      for (const word of place.split(' ')) innocent.set(word, (innocent.get(word) ?? 0) + 1)
      return ' '
    })
  }
  return { said, innocent }
}

/** Each innocent place spares one word, so «„Идиот“ Достоевского, идиот» is found all the same. */
function isSpared({ readings }: Word, innocent: Map<string, number>): boolean {
  const known = readings.find((reading) => (innocent.get(reading) ?? 0) > 0)
  if (known === undefined) return false
  innocent.set(known, innocent.get(known)! - 1)
  return true
}

const inPhrases = (said: string): Found[] =>
  [...PHRASES, ...SAID_OF_SOMEBODY]
    .filter(({ pattern }) => pattern.test(said))
    .map(({ kind, name }) => ({ kind, rule: name }))
