import { type Field, plainHead, type Slot, type SlotPart, type Who } from '../../rules.ts'
import { readBirthDay, readClassLabel, readMail, readPhones } from './cells.ts'
import type { Sheet } from './roster.ts'

export interface TableMapping {
  who: Who
  /** The row of headings, counted from 0; -1 when the list begins with its first person. */
  headRow: number
  columns: Field[]
}

/** What this school has said before of a heading of that name. */
export type Remembered = ReadonlyMap<string, Field>

/** Finds the headings under titles and dates of a printed list, and says what each column means. */
export function guessMapping({ rows }: Sheet, remembered: Remembered, today: string): TableMapping {
  const named = findHeadRow(rows, remembered)
  const headRow = named < 0 ? findOtherHead(rows, today) : named
  const width = Math.max(0, ...rows.slice(0, 200).map((row) => row.length))
  const heads = Array.from({ length: width }, (_, at) => plainHead(rows[headRow]?.[at] ?? ''))
  const body = rows
    .slice(headRow + 1)
    .filter((row) => row.filter((cell) => cell.trim()).length > 1)
    .slice(0, 60)
  const who = whoIsListed(heads)
  const columns: Field[] = []
  for (const [at, head] of heads.entries()) {
    const values = body.map((row) => row[at]?.trim() ?? '').filter(Boolean)
    const wanted = remembered.get(head) ?? byHead(head, who, heads) ?? byContent(values, today)
    columns.push(claim(fitting(wanted, values, who), columns))
  }
  return { who, headRow, columns: headRow < 0 ? withNeighbours(columns, body) : columns }
}

const SEARCHED = 25

function findHeadRow(rows: string[][], remembered: Remembered): number {
  let best = { at: -1, score: 1 }
  for (const [at, row] of rows.slice(0, SEARCHED).entries()) {
    const heads = row.map(plainHead).filter(Boolean)
    const known = heads.filter(
      (head) => remembered.has(head) || byHead(head, 'pupils', heads) || byHead(head, 'staff', heads),
    )
    const score = new Set(known).size
    if (score > best.score) best = { at, score }
  }
  return best.at
}

/** Headings in words of the school's own: the first full row, where none of its cells is what stands beneath it. */
function findOtherHead(rows: string[][], today: string): number {
  const at = rows.slice(0, SEARCHED).findIndex((row) => row.filter((cell) => cell.trim()).length > 1)
  if (at < 0 || rows.length < at + 3) return -1
  const body = rows.slice(at + 1, at + 60)
  const told = rows[at]!.map((cell, column) => {
    const field = byContent(body.map((row) => row[column]?.trim() ?? '').filter(Boolean), today)
    return field && { same: byContent([cell.trim(), cell.trim()], today) === field }
  }).filter((one) => one !== undefined)
  return told.length > 0 && told.every(({ same }) => !same) ? at : -1
}

const whoIsListed = (heads: string[]): Who => {
  const staff = heads.some((head) => /должност|предмет|преподает|нагрузк|классное рук|position|post$/.test(head))
  const family = heads.some((head) => /родител|представит|мат(ь|ери)|отец|отца|обучающ|учени|учащ|ребен/.test(head))
  return staff && !family ? 'staff' : 'pupils'
}

const OWN: [RegExp, Field][] = [
  [/снилс|snils/, 'snils'],
  [/(дата|день|год) рожд|^др$|^д р$|birth|^рожд/, 'birthDay'],
  [/^фио|фио( |$)|^ф и о|фамилия имя|полное имя|full ?name|^имя фамилия/, 'fullName'],
  [/фамил|last ?name|surname|family ?name/, 'lastName'],
  [/отчест|patronymic|middle ?name/, 'patronymic'],
  [/^имя|( |^)имя( |$)|first ?name|given ?name/, 'firstName'],
  [/параллель|^год обуч|^ступень/, 'parallel'],
  [/литер|буква/, 'letter'],
  [/почт|e ?mail|^mail/, 'email'],
  [/телеф|^тел( |$)|сотов|мобил|phone|^контакт/, 'phone'],
  [/кружо|объединен|секци|групп|group/, 'groups'],
  [
    /(номер|№) (личного )?дела|личное дело|^id( |$)|( |^)id$|^ид$|идентификатор|^код|табельн|guid|source ?id/,
    'sourceId',
  ],
]
const STAFF: [RegExp, Field][] = [
  [/должност|position|^post$/, 'post'],
  [/предмет|дисциплин|subject|преподает/, 'subjects'],
  [/кл(асс\S*)? рук|руководств|руководител|кураторств|куратор/, 'leads'],
  [/нагрузк|классы|ведет|classes/, 'teaches'],
]
const PARTS: [RegExp, SlotPart][] = [
  [/родств|степень|кем приход|кем явл|статус|relation|тип (законного )?предст/, 'relation'],
  [/телеф|( |^)тел( |$)|сотов|мобил|phone|контакт|номер/, 'phone'],
  [/почт|e ?mail/, 'email'],
  [/фио|ф и о|фамилия имя|полное имя|full ?name/, 'name'],
  [/фамил|last ?name|surname/, 'lastName'],
  [/отчест|patronymic/, 'patronymic'],
  [/( |^)имя( |$)|first ?name/, 'firstName'],
  [/^(мать|мама|отец|папа|родител\S*|законн\S* представ\S*|представител\S*|опекун)( \d)?$/, 'name'],
]
const IGNORED = /^(№|№ ?п ?п|п ?п|номер|n|no|пол|gender|sex|гражданство|адрес\S*|примечан\S*|прописка|школа)$/

function byHead(head: string, who: Who, heads: readonly string[]): Field | undefined {
  if (!head) return undefined
  if (IGNORED.test(head)) return 'ignore'
  const slot = slotOf(head)
  if (slot && who === 'pupils') {
    const part = PARTS.find(([pattern]) => pattern.test(head))?.[1]
    return part ? `${slot}.${part}` : undefined
  }
  if (who === 'staff') {
    const own = STAFF.find(([pattern]) => pattern.test(head))?.[1]
    if (own) return own
  }
  if (/родств|степень|кем приход|relation/.test(head)) return 'first.relation'
  if (/^клас+$|^класс( |$)|( |^)класс(а)?$|^class( name)?$|^homeroom/.test(head)) {
    return /рук/.test(head) ? 'ignore' : 'className'
  }
  if (/кл(асс\S*)? рук|куратор/.test(head)) return 'ignore'
  const own = OWN.find(([pattern]) => pattern.test(head))?.[1]
  // «ФИО» beside «ФИО ребёнка» is the guardian's.
  if (
    own &&
    ASIDE.has(own) &&
    who === 'pupils' &&
    !CHILD.test(head) &&
    heads.some((other) => CHILD.test(other) && /фио|фамил/.test(other))
  ) {
    return own === 'fullName' ? 'first.name' : (`first.${own}` as Field)
  }
  return own
}

const CHILD = /ребен|учени|обуча|учащ|воспит|дет(ей|и)|pupil|student|child/
const ASIDE = new Set<Field>(['fullName', 'lastName', 'firstName', 'patronymic', 'phone', 'email'])

function slotOf(head: string): Slot | undefined {
  if (/(^| )(мат(ь|ери)|мам(а|ы)|mother)( |$)/.test(head)) return 'mother'
  if (/(^| )(от(ец|ца)|пап(а|ы)|father)( |$)/.test(head)) return 'father'
  if (!/родител|представит|опекун|parent|guardian/.test(head) || CHILD.test(head)) return undefined
  const number = /(^|\D)([1-3])(\D|$)/.exec(head)?.[2] ?? (/второ|втор/.test(head) ? '2' : '1')
  return number === '3' ? 'third' : number === '2' ? 'second' : 'first'
}

/** The second «Телефон родителя» is the second parent's. */
function claim(field: Field, taken: readonly Field[]): Field {
  if (field === 'ignore' || !taken.includes(field)) return field
  const [slot, part] = field.split('.') as [Slot, SlotPart | undefined]
  const next = part && ({ first: 'second', second: 'third' } as Partial<Record<Slot, Slot>>)[slot]
  return next ? claim(`${next}.${part}`, taken) : 'ignore'
}

/** A heading may promise what the column does not hold: «Классный руководитель» with a name in it is nobody's class. */
function fitting(field: Field | undefined, values: string[], who: Who): Field {
  if (!field) return 'ignore'
  if (field === 'leads' && share(values, (value) => /\d/.test(value)) < 0.5) return 'ignore'
  if (field === 'groups' && share(values, (value) => readClassLabel(value)?.kind === 'class') > 0.6) return 'className'
  if (who === 'staff' && (field === 'className' || field === 'groups')) return 'teaches'
  return field
}

const share = (values: string[], fits: (value: string) => boolean): number =>
  values.length === 0 ? 0 : values.filter(fits).length / values.length

const CYRILLIC_NAME = /^[А-ЯЁ][а-яё'-]+( [А-ЯЁ][а-яё'-]+){1,2}( (оглы|кызы))?$/i

/** Without a heading the values speak, where most of them say the same. */
function byContent(values: string[], today: string): Field | undefined {
  if (values.length < 2) return undefined
  const most = (fits: (value: string) => boolean) => share(values, fits) >= 0.7
  if (most((value) => readPhones(value).phones.length > 0)) return 'phone'
  if (most((value) => readMail(value) !== null)) return 'email'
  if (most((value) => /[./-]/.test(value) && !readBirthDay(value, today).fault)) return 'birthDay'
  if (most((value) => /^\d{1,2}\D/.test(value) && readClassLabel(value)?.kind === 'class')) return 'className'
  if (most((value) => CYRILLIC_NAME.test(value))) return 'fullName'
  if (most((value) => /^\p{L}+(вич|вна|ична|оглы|кызы)$/iu.test(value))) return 'patronymic'
  return undefined
}

/** Three columns of single words that end in a patronymic are last name, first name, patronymic. */
function withNeighbours(columns: Field[], body: string[][]): Field[] {
  const at = columns.indexOf('patronymic')
  if (at < 2 || columns.includes('fullName')) return columns
  const isWord = (column: number) =>
    share(
      body.map((row) => row[column] ?? ''),
      (cell) => /^\p{L}[\p{L}' -]+$/u.test(cell),
    ) > 0.7
  if (columns[at - 1] !== 'ignore' || columns[at - 2] !== 'ignore' || !isWord(at - 1) || !isWord(at - 2)) return columns
  return columns.map((field, column) => (column === at - 1 ? 'firstName' : column === at - 2 ? 'lastName' : field))
}
