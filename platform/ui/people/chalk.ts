/** One of the eight chalk pairs of tokens.css. */
export type Chalk = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8

/** The same id has the same chalk everywhere and for ever, on every device. */
export function chalkOf(id: string): Chalk {
  let hash = 0x811c9dc5
  for (const sign of id) hash = Math.imul(hash ^ sign.codePointAt(0)!, 0x01000193)
  hash ^= hash >>> 15
  return (((hash >>> 0) % 8) + 1) as Chalk
}

const letters = /[\p{L}\p{N}]/u
const firstLetter = (word: string) => word.match(letters)?.[0]?.toLocaleUpperCase('ru') ?? ''

/** «Игорь Павлович Мельник» → ИМ: the first word and the last. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => letters.test(word))
  const [first = '', ...rest] = words
  return firstLetter(first) + firstLetter(rest.at(-1) ?? '')
}

/** «7А, родители» → 7А; «Учительская» → У. */
export function shortRoomName(name: string): string {
  const [first = ''] = name.split(/[\s,.:;«»"()]+/).filter((word) => letters.test(word))
  return /\d/.test(first) ? first.slice(0, 3).toLocaleUpperCase('ru') : firstLetter(first)
}
