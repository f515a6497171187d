// How a text is read by whoever looks for bad words: as people read it, through look-alike letters, spaces, stars and
// stretched vowels. Borders of words are explicit: `\b` does not see Cyrillic.

export interface Word {
  /** What a reader sees: folded to Cyrillic, lower case, ё as е. Several where a sign can be read in two ways. */
  readings: string[]
  /** Set when letters are covered: «п**дец». */
  mask?: RegExp
  /** A word in Latin letters alone. */
  latin?: string
  /** A vowel was drawn out: «бляяяя». */
  stretched: boolean
}

// Signs that take no place: soft hyphen, joiners, directions, the mark at the head of a file.
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu
const LINK = /^(?:https?:\/\/|www\.)|@[^@]+\.\p{L}{2,}|^[\w-]+(?:\.[\w-]+)*\.(?:ru|com|org|net|рф|example)(?:$|[/:?])/iu
/** Longer than any word: what comes after is noise. */
const LONGEST = 64
const SHORT_I = '\ue000'

// Letters that need no folding of any kind: nearly every message is made of them alone.
const ORDINARY = /^[\t\n\r -~А-яЁё«»„“”…—–№]*$/

/** Lower case, without invisible signs and accents; й stays, ё is е. */
export function plain(text: string): string {
  if (ORDINARY.test(text)) return text.toLowerCase().replaceAll('ё', 'е')
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(INVISIBLE, '')
    .replaceAll('й', SHORT_I)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll(SHORT_I, 'й')
}

// A letter that looks like a Cyrillic one, and one that sounds like it: «пuздец» and «пиzдец» are one word.
const LOOKS = table(
  'aа bь cс dд eе fф gд hн iи jй kк lл mм nп oо pр qя rг sс tт uи vв wш xх yу zз αа βв γу εе ηн ικ κк μм νу οо πп ρр σо τт υу χх ωш іи їи јй ўу ѵу ґг қк ҝк ҳх һн ңн өо әа үу ұу әе ђъ ћн 0о 1и 3з 4ч 6б 8в @а',
)
const SOUNDS = table(
  'aа bб cц dд eе fф gг hх iи jж kк lл mм nн oо pп qк rр sс tт uу vв wв xх yу zз αа βв γг εе ηи ικ κк μм νн οо πп ρр σс τт υу χх ωо іи їи јй ўу ѵу ґг қк ҝк ҳх һх ңн өо әа үу ұу ђж ћч 0о 1и 3з 4ч 6б 8в @а',
)

function table(pairs: string): Map<string, string> {
  return new Map(pairs.split(' ').map((pair) => [[...pair][0]!, [...pair][1]!]))
}

const CYRILLIC = /[а-яіїўґ]/
const SEPARATORS = /[^\p{L}\p{N}@]+/u
const COVER = /[*#@$%&?_•×·░█■]|\d/u

/** The words of a text in order, and those that hide in letters set apart. */
export function readWords(text: string): Word[] {
  const tokens = tokensOf(text).filter((token) => !isLink(token))
  return [...tokens.flatMap(readToken), ...setApart(tokens)]
}

export const tokensOf = (text: string): string[] => plain(text).split(/\s+/).filter(Boolean)
export const isLink = (token: string): boolean => LINK.test(token.slice(0, 200))

export function readToken(token: string): Word[] {
  const bare = token.replace(/^[^\p{L}\p{N}*@#$]+|[^\p{L}\p{N}*@#$]+$/gu, '')
  if (bare === '') return []
  // Foreign letters are folded inside a word that has Cyrillic ones, so that English stays English.
  if (!CYRILLIC.test(bare)) return latinWords(bare)
  const parts = bare.split(SEPARATORS).filter(Boolean)
  const words = parts.map(wordOf)
  if (parts.length > 1 && parts.every((part) => part.length <= 3)) words.push(wordOf(parts.join('')))
  const mask = maskOf(bare)
  if (mask) words.push({ readings: [], mask, stretched: false })
  return words
}

function wordOf(part: string): Word {
  if (!CYRILLIC.test(part)) return latinWords(part)[0] ?? { readings: [], stretched: false }
  const short = part.slice(0, LONGEST).replace(/(\p{L})\1{2,}/gu, '$1')
  const folded = [fold(short, LOOKS), fold(short, SOUNDS)]
  const single = folded.map((one) => one.replace(/(\p{L})\1/gu, '$1'))
  return { readings: [...new Set([...folded, ...single])], stretched: short.length < Math.min(part.length, LONGEST) }
}

const fold = (text: string, letters: Map<string, string>): string =>
  [...text].map((sign) => letters.get(sign) ?? sign).join('')

const latinWords = (token: string): Word[] =>
  token
    .split(/[^a-z]+/)
    .filter((part) => part.length > 2)
    .map((latin) => ({
      readings: [],
      latin: latin.slice(0, LONGEST).replace(/([a-z])\1{2,}/g, '$1'),
      stretched: false,
    }))

/** «х у й», «с у к а ты»: three and more single letters in a row are a word somebody has set apart. */
export function setApart(tokens: string[]): Word[] {
  const runs: string[] = []
  let run = ''
  for (const token of [...tokens, '']) {
    const letter = token.length > 12 ? token : token.replace(/[^\p{L}\p{N}]/gu, '')
    if ([...letter].length === 1) run += letter
    else {
      if (run.length > 2) runs.push(run)
      run = ''
    }
  }
  return runs
    .flatMap((letters) => [...letters].map((_, from) => wordOf(letters.slice(from, from + LONGEST))))
    .filter(isLong)
}

const isLong = ({ readings }: Word) => (readings[0]?.length ?? 0) > 2

/** A pattern of what may stand under the covers, at least one letter being open at the beginning. */
function maskOf(bare: string): RegExp | undefined {
  if (bare.length > 30 || !COVER.test(bare) || !/^[а-я]/.test(bare)) return undefined
  let pattern = ''
  for (const piece of bare.match(/[а-я]+|(?:[*#@$%&?_•×·░█■]|\d)+|[a-z]+|./gu) ?? []) {
    if (/^[а-я]/.test(piece)) pattern += piece
    else if (COVER.test(piece)) {
      const count = [...piece].length
      pattern += `[а-я]{${count === 1 ? 1 : count - 1},${count === 1 ? 2 : count + 2}}`
    } else if (/^[a-z]/.test(piece)) pattern += [...piece].map((sign) => LOOKS.get(sign) ?? '.').join('')
    else return undefined
  }
  return new RegExp(`^${pattern}$`)
}
