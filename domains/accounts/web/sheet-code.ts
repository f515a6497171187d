import { readCode } from '#ui'

export const SHEET_SIGNS = 9

const cyrillic = 'АВЕКМНРСТУХ'
const latin = 'ABEKMHPCTYX'

/** The page of a sheet. The code stands after «#»: what stands there is never sent to a server or written to its log. */
export const sheetPage = (code: string): string =>
  `/sheet#${[...code].map((sign) => latin[cyrillic.indexOf(sign)] ?? sign).join('')}`

/** The code in what a camera has read: the address printed in the square, or the nine signs themselves. */
export function codeInSquare(text: string): string | undefined {
  const fragment = /#([^#/?]+)$/.exec(text.trim())?.[1] ?? text.trim()
  const { code, strange } = readCode(decode(fragment), SHEET_SIGNS + 1)
  return !strange && code.length === SHEET_SIGNS ? code : undefined
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text // a lone «%»: no address of ours
  }
}
