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

/** The dark squares of a QR code as one path of an SVG, row by row; the module is the unit. */
export function outlineSquares({
  size,
  get,
}: {
  size: number
  get(row: number, column: number): number | boolean
}): string {
  let path = ''
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      if (!get(y, x)) continue
      const from = x
      while (x + 1 < size && get(y, x + 1)) x += 1
      path += `M${from} ${y}h${x - from + 1}v1h-${x - from + 1}z`
    }
  }
  return path
}

function asCyrillic(sign: string): string {
  const place = LATIN_LOOKALIKES.indexOf(sign)
  return place < 0 ? sign : CODE_SIGNS[place]!
}

function asLatin(sign: string): string {
  const place = CODE_SIGNS.indexOf(sign)
  return LATIN_LOOKALIKES[place] ?? sign
}
