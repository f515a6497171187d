import type { PersonName } from '#contract/people'

// Names as schools write them: one cell or three, capitals, «оглы» and «кызы», double surnames, Latin look-alikes.

/** Ends of two-word patronymics: «Гусейн оглы», «Вагиф кызы», «Асан уулу». */
const SON_OF = /^(оглы|оглу|огли|угли|углы|оғлу|улы|ұлы|уулу|кызы|кизи|қызы|гызы|гизи|зода|заде)$/i
const PATRONYMIC = /(вич|вна|ична|инична|ьич|оглы|кызы)$/i
/** Parts of a name that stay small: «фон», «де», «ибн». */
const SMALL =
  /^(оглы|оглу|огли|угли|углы|улы|уулу|кызы|кизи|гызы|гизи|фон|ван|де|ди|да|дель|дер|ла|ле|ибн|бен|бин|аль|эль|ад|ат|аш)$/i

const LOOK_ALIKES: Record<string, string> = {
  A: 'А', B: 'В', C: 'С', E: 'Е', H: 'Н', K: 'К', M: 'М', O: 'О', P: 'Р', T: 'Т', X: 'Х', Y: 'У',
  a: 'а', c: 'с', e: 'е', o: 'о', p: 'р', x: 'х', y: 'у', k: 'к', m: 'м', t: 'т', Ë: 'Ё', ë: 'ё',
} // biome-ignore format: a table

/** A word with Cyrillic and Latin letters is a Cyrillic one typed on the wrong keyboard. */
const inCyrillic = (word: string): string =>
  /\p{Script=Cyrillic}/u.test(word) ? word.replace(/[A-Za-zËë]/g, (sign) => LOOK_ALIKES[sign] ?? sign) : word

/** Spaces, quotes, kinds of hyphens and combined letters no longer matter: «Петрова - Водкина» is one word. */
export function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\ufeff]/g, '')
    .replace(/[«»„“”"]/g, ' ')
    .replace(/\s*[‐‑‒–—−-]\s*/g, '-')
    .replace(/[`´ʼ’‘]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
}

/** «ИВАНОВ» and «иванов» become «Иванов», «АННА-мария» «Анна-Мария»; «МакКой» and «О'Коннор» stay as they are. */
export function capitalise(part: string): string {
  return part
    .split(' ')
    .map((word) => word.split('-').map(capitaliseWord).join('-'))
    .join(' ')
}

function capitaliseWord(raw: string, place: number): string {
  const word = inCyrillic(raw)
  if (SMALL.test(word)) {
    const kept = word === word.toUpperCase() ? word.toLowerCase() : word
    return place === 0 && /^(оглы|кызы|оглу|уулу|улы)$/i.test(word) ? kept.toLowerCase() : kept
  }
  const flat = word === word.toUpperCase() || word === word.toLowerCase()
  if (!flat) return word
  return word.toLowerCase().replace(/(^|')\p{L}/gu, (start) => start.toUpperCase())
}

export type NameFault = 'empty' | 'noFirst' | 'digits' | 'long' | 'signs'

export type ReadName = { name: PersonName; fault?: undefined } | { fault: NameFault; name?: undefined }

export function readNameParts(last: string, first: string, patronymic: string): ReadName {
  const [lastName, firstName, rest] = [last, first, patronymic].map((part) => capitalise(tidy(part))) as [
    string,
    string,
    string,
  ]
  if (!lastName && !firstName) return { fault: 'empty' }
  if (!lastName || !firstName) return { fault: 'noFirst' }
  const dash = /^[-.]+$/.test(rest) || /^(нет|отсутствует)$/i.test(rest) ? '' : rest
  return judged({ lastName, firstName, patronymic: dash || undefined })
}

/**
 * «Мамедов Али Гусейн оглы», «ПЕТРОВА-ВОДКИНА Анна-Мария», «Анна Сергеевна Ким», «Ким А Лин»: last name first unless a
 * patronymic in the middle says otherwise.
 */
export function readFullName(text: string): ReadName {
  const words = tidy(text.replace(/,/g, ' ')).split(' ').filter(Boolean)
  if (words.length === 0) return { fault: 'empty' }
  if (words.length === 1) return { fault: 'noFirst' }
  if (words.length === 3 && isPatronymic(words[1]!) && !isPatronymic(words[2]!)) {
    return readNameParts(words[2]!, words[0]!, words[1]!)
  }
  const tail = SON_OF.test(words.at(-1)!) ? 2 : words.length > 2 && isPatronymic(words.at(-1)!) ? 1 : 0
  if (tail > 0 && words.length - tail >= 2) {
    const firstAt = words.length - tail - 1
    return readNameParts(words.slice(0, firstAt).join(' '), words[firstAt]!, words.slice(firstAt + 1).join(' '))
  }
  return readNameParts(words[0]!, words[1]!, words.slice(2).join(' '))
}

const isPatronymic = (word: string) => PATRONYMIC.test(word) && word.length > 4

function judged(name: PersonName): ReadName {
  const all = [name.lastName, name.firstName, name.patronymic ?? ''].join(' ')
  if (/\d/.test(all)) return { fault: 'digits' }
  if (!/^[\p{L}\p{M}' .()-]+$/u.test(all)) return { fault: 'signs' }
  if ([name.lastName, name.firstName, name.patronymic ?? ''].some((part) => part.length > 60)) return { fault: 'long' }
  return { name }
}

/** Two ways of writing one name have one key: ё is е, capitals, hyphens and spaces do not matter. */
export const nameKey = ({ lastName, firstName, patronymic }: PersonName): string =>
  [lastName, firstName, patronymic ?? ''].map(plainPart).join('|')

/** Without the patronymic: a list of one teacher has it, of another not. */
export const shortKey = ({ lastName, firstName }: PersonName): string => [lastName, firstName].map(plainPart).join('|')

export const plainPart = (part: string): string =>
  part
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[\s'’-]+/g, '')

/** How many letters apart two names are, up to `most`: for slips of the pen. */
export function lettersApart(one: string, other: string, most = 2): number {
  if (Math.abs(one.length - other.length) > most) return most + 1
  let row = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let i = 1; i <= one.length; i++) {
    const next = [i]
    for (let j = 1; j <= other.length; j++) {
      const change = row[j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1)
      next.push(Math.min(change, row[j]! + 1, next[j - 1]! + 1))
    }
    if (Math.min(...next) > most) return most + 1
    row = next
  }
  return row.at(-1)!
}
