/** Letters of Russian car plates without О, digits without 0 and 1: each sign looks like one thing only. */
export const CODE_SIGNS = 'АВЕКМНРСТУХ23456789'
export const CODE_LENGTH = 9

const LATIN_LOOKALIKES = 'ABEKMHPCTYX'
const BETWEEN_SIGNS = /[\s._\-‐‑‒–—―−]/gu

/** The one form of a code, however it was typed: any case, either alphabet, with or without dashes. Null if it is none. */
export function normaliseCode(typed: string): string | null {
  const signs = [...typed.toUpperCase().replace(BETWEEN_SIGNS, '')].map(asCyrillic)
  const isCode = signs.length === CODE_LENGTH && signs.every((sign) => CODE_SIGNS.includes(sign))
  return isCode ? signs.join('') : null
}

/** Three by three, as the sheet shows it: К47-МР2-ТХ9. */
export const writeCode = (code: string): string => (code.match(/.{1,3}/gu) ?? []).join('-')

/** The same code in signs that need no escaping in an address: K47-MP2-TX9. */
export const codeForAddress = (code: string): string => [...writeCode(code)].map(asLatin).join('')

/** Two names are one when they differ only in case, spaces, dashes or in ё. */
export const normaliseName = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[‐‑‒–—―−]/gu, '-')
    .replace(/\s*-\s*/gu, '-')
    .replace(/\s+/gu, ' ')
    .trim()

function asCyrillic(sign: string): string {
  const place = LATIN_LOOKALIKES.indexOf(sign)
  return place < 0 ? sign : CODE_SIGNS[place]!
}

function asLatin(sign: string): string {
  const place = CODE_SIGNS.indexOf(sign)
  return LATIN_LOOKALIKES[place] ?? sign
}
