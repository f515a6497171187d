// Text as it is indexed and sought: the same for both, or nothing is found.

/** Latin letters that Russian eyes and keyboards take for Cyrillic ones: «10A», «7B». */
const LOOKALIKES: Record<string, string> = {
  a: 'а',
  b: 'в',
  c: 'с',
  e: 'е',
  h: 'н',
  k: 'к',
  m: 'м',
  o: 'о',
  p: 'р',
  t: 'т',
  x: 'х',
  y: 'у',
}

// «10-Б», «10Б», «10 б», «10 «Б»»: a class of a Russian school has a number up to 12 and one letter.
const CODE = /(?<![\p{L}\p{N}.,:]|\d[-–])(1[0-2]|[1-9])(\s?[-–—]\s?|\s|)([«"„]?)([а-яёa-z])([»"“]?)(?![\p{L}\p{N}])/giu
// «в 5 с мамой»: single letters that are words themselves, when they stand apart and small.
const SMALL_WORDS = new Set(['а', 'в', 'и', 'к', 'о', 'с', 'у', 'я'])
const ENDS_CODE = /^\s*(?:$|[.,:;!?)»\n]|класс)/iu

const SOFT_HYPHEN = '\u00ad'
const ACCENT = '\u0301'

export interface ClassCode {
  token: string
  start: number
  end: number
}

/** `sought`: what somebody types in the search field; there «10 в» is a class. */
export function readClassCodes(text: string, { sought = false } = {}): ClassCode[] {
  return [...text.matchAll(CODE)].flatMap((match) => {
    const [whole, number, between, open, letter] = match as unknown as [string, string, string, string, string]
    const small = letter.toLowerCase()
    const end = match.index + whole.length
    const apart = /^\s$/.test(between) && !open
    const word = apart && letter === small && SMALL_WORDS.has(small)
    if (word && !sought && !ENDS_CODE.test(text.slice(end))) return []
    return [{ token: `кл${number}${LOOKALIKES[small] ?? small.replace('ё', 'е')}`, start: match.index, end }]
  })
}

/** ё is е, a hyphen parts words, signs of a file's name too. */
export const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll(SOFT_HYPHEN, '')
    .replaceAll(ACCENT, '')
    .replace(/[-–—_/\\]+|(?<=\p{L})\.(?=\p{L})/gu, ' ')

/** For `to_tsvector`: the words, and the codes of classes as words of their own. */
export const toIndex = (text: string): string =>
  [plain(text), ...readClassCodes(text).map(({ token }) => token)].join(' ')
