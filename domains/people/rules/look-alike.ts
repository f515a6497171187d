// Names that are made to be taken for another's, and names that are one human being written twice.

const TWINS: Record<string, string> = {
  ...{ a: 'а', b: 'в', c: 'с', e: 'е', h: 'н', k: 'к', m: 'м', o: 'о', p: 'р', t: 'т', x: 'х', y: 'у' },
  ...{ '0': 'о', '3': 'з', '4': 'ч', '6': 'б', ё: 'е', й: 'и' },
}

interface Name {
  lastName: string
  firstName: string
  patronymic?: string | undefined
}

/** What the eye reads: «Bopo6ьёва» is «воробьева». */
export const readByEye = (text: string): string =>
  [...text.toLowerCase()]
    .map((sign) => TWINS[sign] ?? sign)
    .filter((sign) => /\p{L}/u.test(sign))
    .join('')

/** Last and first name as the eye reads them. */
export const faceOf = ({ lastName, firstName }: Name): string => `${readByEye(lastName)} ${readByEye(firstName)}`

/** Latin and Cyrillic letters in one word, which no name has by itself. */
export const hasTwoAlphabets = ({ lastName, firstName, patronymic = '' }: Name): boolean =>
  [lastName, firstName, patronymic].some((word) => /\p{Script=Latin}/u.test(word) && /\p{Script=Cyrillic}/u.test(word))

/** One sign more, less or other: «Воробьёва» and «Воробъёва». Short names differ by a sign honestly. */
export function isAlmost(one: string, other: string): boolean {
  if (one === other) return true
  if (Math.min(one.length, other.length) < 10 || Math.abs(one.length - other.length) > 1) return false
  let at = 0
  while (at < one.length && one[at] === other[at]) at++
  const [rest, otherRest] = [one.slice(at), other.slice(at)]
  return rest.slice(1) === otherRest.slice(1) || rest === otherRest.slice(1) || rest.slice(1) === otherRest
}

/** Patronymics that do not contradict each other. */
export const mayBeSame = (one: Name, other: Name): boolean =>
  faceOf(one) === faceOf(other) &&
  (!one.patronymic || !other.patronymic || readByEye(one.patronymic) === readByEye(other.patronymic))
