import type { Db } from '#server/db'
import type { Snippet } from '../contract.ts'
import { plain, readClassCodes } from './plain.ts'
import { readLexemes, type Sought } from './read-query.ts'

// A phone shows three lines of some thirty signs: the first find stands in them.
const AROUND = 40
const AT_ONCE = 75
const LONGEST = 200

/** Marks what was found in each text; `whole` does not cut. */
export async function snippets(db: Db, texts: string[], sought: Sought, { whole = false } = {}): Promise<Snippet[]> {
  const words = texts.map(readWords)
  const lexemes = await readLexemes(
    db,
    words.flatMap((list) => list.map(({ word }) => word)),
  )
  const wanted = new Set([...sought.words.flat(), ...(sought.last?.lexemes ?? [])])
  const found = (word: string) =>
    (sought.last && word.startsWith(sought.last.beginning)) || lexemes.get(word)?.some((lexeme) => wanted.has(lexeme))
  return texts.map((text, n) => {
    const codes = readClassCodes(text).filter(({ token }) => sought.codes.includes(token))
    const marks = [...words[n]!.filter(({ word }) => found(word)), ...codes]
      .map(({ start, end }): [number, number] => [start, end])
      .sort(([a], [b]) => a - b)
    return cut(text, join(marks), whole)
  })
}

/** Words with their places; the plain form keeps no lengths, so each word is made plain by itself. */
const readWords = (text: string) =>
  [...text.matchAll(/(?:[\p{L}\p{N}]|\u0301)+/gu)].map((match) => ({
    word: plain(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }))

function join(marks: [number, number][]): [number, number][] {
  const joined: [number, number][] = []
  for (const [start, end] of marks) {
    const last = joined.at(-1)
    if (last && start < last[1]) last[1] = Math.max(last[1], end)
    else joined.push([start, end])
  }
  return joined
}

function cut(text: string, marks: [number, number][], whole: boolean): Snippet {
  const first = marks[0]?.[0] ?? 0
  if (whole || (text.length <= LONGEST && first <= AT_ONCE)) return { text, marks }
  const from = first <= AT_ONCE ? 0 : wordStart(text, first - AROUND)
  const to = from + LONGEST >= text.length ? text.length : wordStart(text, from + LONGEST)
  const head = from > 0 ? '…' : ''
  const shift = head.length - from
  return {
    text: `${head}${text.slice(from, to).trimEnd()}${to < text.length ? '…' : ''}`,
    marks: marks
      .filter(([start, end]) => start >= from && end <= to)
      .map(([start, end]) => [start + shift, end + shift]),
  }
}

/** The beginning of the word that stands at a place, or the place itself in an endless word. */
function wordStart(text: string, at: number): number {
  const space = text.lastIndexOf(' ', at)
  return at - space < 30 && space > 0 ? space + 1 : at
}
