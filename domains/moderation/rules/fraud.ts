import { plain } from './read-words.ts'

// The fraud guard: what a careful friend would say over one's shoulder. It warns and never stops; it runs on the screen,
// from the text alone, so nothing is told to anybody.

export type Fraud =
  | { kind: 'code' } // asks for a code from an SMS
  | { kind: 'card' } // asks for a card's number, or shows one
  | { kind: 'money' } // asks to send money
  | { kind: 'fakeSite'; host: string; like: string } // a site that pretends to be a known one
  | { kind: 'link'; host: string } // leads outside of what the school trusts

/** Every school trusts these; its own list comes on top. */
export const KNOWN_HOSTS = [
  'gosuslugi.ru',
  'edu.ru',
  'edu.gov.ru',
  'gov.ru',
  'mos.ru',
  'myschool.edu.ru',
  'resh.edu.ru',
  'fipi.ru',
]

/** What in a text looks like fraud, the worst first. */
export function findFraud(text: string, trustedHosts: readonly string[]): Fraud[] {
  const said = plain(text).replace(/[^а-яa-z0-9.,!?:/-]+/g, ' ')
  return [
    ...(asksForCode(said) ? [{ kind: 'code' } as const] : []),
    ...(asksForCard(said) || hasCardNumber(text) ? [{ kind: 'card' } as const] : []),
    ...(asksForMoney(said) ? [{ kind: 'money' } as const] : []),
    ...judgeLinks(text, [...KNOWN_HOSTS, ...trustedHosts]),
  ]
}

const WARNS =
  /(?:не|никогда не|никому не)(?: [а-я]+){0,2} (?:сообща|говори|называ|переда|диктуй|вводи|отправля|присыла|пересыла|перевод)|никому [а-я]*|мошенник|развод(?: |$)/
const GIVE = '(?:пришл|скаж|скинь|скиньте|скида|продикт|отправ|назов|сообщ|введи|переш|диктуй|дай|дайте|подскаж|напиш)'
const CODE = '(?:код[а-я]*|парол[а-я]*|цифр[а-я]*)'

function asksForCode(said: string): boolean {
  if (WARNS.test(said)) return false
  const from = '(?:из|с|в|по) ?(?:смс|sms|сообщени[а-я]*|госуслуг[а-я]*|приложени[а-я]*|push|пуш[а-я]*)'
  return new RegExp(
    `${GIVE}[а-я]*(?: [а-я0-9,-]+){0,5} ${CODE}(?: [а-я]+){0,4} ${from}|${CODE}(?: [а-я]+){0,3} ${from}(?: [а-я,]+){0,5} ${GIVE}|` +
      `(?:прид[её]т|пришел|пришла|получ[а-я]*)(?: [а-я]+){0,3} (?:смс|sms|код)[а-я]*.{0,60}${GIVE}|${GIVE}[а-я]*(?: [а-я]+){0,4} (?:код подтвержден|смс ?код|sms ?код|одноразов[а-я]+ (?:код|парол))`,
  ).test(said)
}

function asksForCard(said: string): boolean {
  if (WARNS.test(said)) return false
  return new RegExp(
    `${GIVE}[а-я]*(?: [а-я,]+){0,5} (?:номер|данные|реквизиты|срок|cvv|cvc|свв|код)[а-я]*(?: [а-я]+){0,3} карт|(?:cvv|cvc|три цифры (?:с|на) (?:оборот|обрат))`,
  ).test(said)
}

/** Sixteen digits that a bank would issue: groups of four, and the sum of Luhn. */
function hasCardNumber(text: string): boolean {
  for (const [digits] of text.matchAll(/(?<!\d)(?:\d[ -]?){15,18}\d(?!\d)/g)) {
    const number = digits.replace(/\D/g, '')
    if (number.length >= 16 && number.length <= 19 && luhn(number)) return true
  }
  return false
}

function luhn(number: string): boolean {
  const sum = [...number].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}

function asksForMoney(said: string): boolean {
  if (WARNS.test(said)) return false
  return /(?:переве(?:ди|дите|сти)|скин(?:ь|ьте|уть)|отправ(?:ь|ьте|ить)|закин(?:ь|ьте)|одолжи(?:те)?|займи(?:те)?|выручи(?:те)?)(?: [а-я0-9,.]+){0,6} (?:денег|деньги|денежк[а-я]*|руб[а-я.]*|тысяч[а-я]*|₽|на карту|на счет|по номеру)|(?:денег|деньги|тысяч[а-я]*|руб[а-я.]*)(?: [а-я0-9,]+){0,4} (?:до завтра|в долг|взаймы|срочно|до зарплаты)|(?:в долг|взаймы)(?: [а-я0-9]+){0,3} (?:денег|руб|тысяч|\d)|безопасн[а-я]+ счет|выигра[а-я]+ .{0,40}(?:приз|iphone|айфон|робакс|robux|голосов)|(?:бесплатн[а-я]*|раздач[а-я]*|халявн[а-я]*) (?:робакс|robux|скин|v-bucks|гем|голос)/.test(
    said,
  )
}

const LINK = /(?:https?:\/\/)?(?:[\p{L}\d](?:[\p{L}\d-]*[\p{L}\d])?\.)+(?:\p{L}{2,}|xn--[\w-]+)(?::\d+)?(?:\/\S*)?/giu

function judgeLinks(text: string, trusted: readonly string[]): Fraud[] {
  const judged = new Map<string, Fraud>()
  for (const [link] of text.matchAll(LINK)) {
    const host = hostOf(link)
    if (!host || judged.has(host) || trusted.some((one) => host === one || host.endsWith(`.${one}`))) continue
    const like = trusted.find((one) => pretends(host, one))
    judged.set(host, like ? { kind: 'fakeSite', host, like } : { kind: 'link', host })
  }
  return [...judged.values()].sort((a) => (a.kind === 'fakeSite' ? -1 : 1))
}

/** Only what a browser would open: «т.е.» and «5.Б» are no sites. */
function hostOf(link: string): string | undefined {
  const bare = /^https?:\/\//i.test(link)
  const host = link
    .replace(/^https?:\/\//i, '')
    .replace(/[/:?#].*$/s, '')
    .toLowerCase()
  if (bare) return host
  return /\.(?:ru|рф|su|com|net|org|info|io|me|site|online|top|xyz|shop|club|link|cc|biz|app|dev|pro|store|live|ws|example)$/.test(
    host,
  )
    ? host
    : undefined
}

/** «gosuslugl.ru», «gosuslugi-ru.com», «госуслуги» in look-alike letters. */
function pretends(host: string, known: string): boolean {
  const name = known.replace(/\.[^.]+$/, '')
  if (name.length < 4) return false
  const registered = host.split('.').slice(-2, -1)[0] ?? ''
  const squeezed = skeleton(host)
  return squeezed.includes(skeleton(name)) || nearly(skeleton(registered), skeleton(name))
}

/** One letter changed, lost or added. */
function nearly(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false
  let [a, b] = [0, 0]
  let slips = 0
  while (a < one.length && b < other.length) {
    if (one[a] === other[b]) {
      a++
      b++
      continue
    }
    if (++slips > 1) return false
    if (one.length >= other.length) a++
    if (other.length >= one.length) b++
  }
  return slips + (one.length - a) + (other.length - b) <= 1
}

// Signs that one eye takes for another, of both alphabets, brought to one.
const TWINS = new Map(
  'аa вb сc еe нh кk мm оo рp тt уy хx іi їi јj ѕs ԁd ԛq ԝw гr пn иu бb зz чy яr ёe йu 0o 1l 3e 4a 5s 6b 7t 8b 9g ıl іi |l αa βb εe ηn ιi κk νv οo ρp τt υu χx'
    .split(' ')
    .map((pair) => [[...pair][0]!, [...pair][1]!]),
)

/** How a name or a host looks to a hurried eye. */
export const skeleton = (text: string): string =>
  [...plain(text)]
    .map((sign) => TWINS.get(sign) ?? sign)
    .join('')
    .replace(/rn/g, 'm')
    .replace(/vv/g, 'w')
    .replace(/[il]/g, 'l')
    .replace(/[^a-zа-я]/g, '')

const nameKey = (name: string): string =>
  plain(name)
    .split(/[\s.,_-]+/)
    .map(skeleton)
    .filter((word) => word.length > 1)
    .sort()
    .join(' ')

/** Whose name this one passes for: an employee's, borne by somebody who is not that employee. */
export function findDouble<S extends { id: string; name: string }>(
  person: { id: string; name: string; verified: boolean },
  staff: readonly S[],
): S | undefined {
  if (person.verified || staff.some(({ id }) => id === person.id)) return undefined
  const key = nameKey(person.name)
  const short = key.split(' ').length
  const keys = nameKeysOf(staff)
  return staff.find((_, place) => keys[place] === key || (short >= 2 && isPart(key, keys[place]!)))
}

const known = new WeakMap<object, string[]>()

/** The same staff is asked of at every message of everybody else. */
function nameKeysOf(staff: readonly { name: string }[]): string[] {
  const keys = known.get(staff) ?? staff.map(({ name }) => nameKey(name))
  known.set(staff, keys)
  return keys
}

/** «Елена Воробьёва» is «Елена Сергеевна Воробьёва», too. */
function isPart(part: string, whole: string): boolean {
  const words = new Set(whole.split(' '))
  return part.split(' ').every((word) => words.has(word))
}
