/** Letters of Russian car plates without О, and digits without 0 and 1: each looks the same in both alphabets. */
export const codeAlphabet = 'АВЕКМНРСТУХ23456789'

const latin = 'ABEKMHPCTYX'
const separators = /[\s\-–—_.·]/

/** Upper case, Latin look-alikes turned Cyrillic, separators dropped; `strange` is the first sign no code has. */
export function readCode(text: string, length = 9): { code: string; strange: string | undefined } {
  let code = ''
  let strange: string | undefined
  for (const sign of text.toUpperCase()) {
    const alike = latin.indexOf(sign)
    const known = alike >= 0 ? codeAlphabet[alike]! : sign
    if (codeAlphabet.includes(known)) code += known
    else if (!separators.test(sign)) strange ??= sign
  }
  return { code: code.slice(0, length), strange }
}
