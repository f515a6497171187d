import type { Content, TDocumentDefinitions } from '#server/pdf'
import type { ConsentRequest, RegisterRow, Signature } from '../contract.ts'

interface School {
  name: string
  time_zone: string
}

const GREY = '#333333'

const page = (title: string, content: Content[]): TDocumentDefinitions => ({
  pageMargins: [48, 42, 42, 42],
  info: { title, creator: 'Звонок' },
  defaultStyle: { fontSize: 10.5, lineHeight: 1.25, color: '#111111' },
  content,
})

const STATE = { signed: 'подписано', refused: 'отказ', waiting: 'нет ответа', withdrawn: 'отозвано' } as const
export const stateWord = (state: RegisterRow['state']): string => STATE[state]

/** «Реестр»: by class, everybody by name, for the file. */
export function registerPaper(
  school: School,
  request: ConsentRequest,
  groups: { name: string | null; rows: RegisterRow[] }[],
  printedAt: Date,
): TDocumentDefinitions {
  const all = groups.flatMap(({ rows }) => rows)
  const count = (state: RegisterRow['state']) => all.filter((row) => row.state === state).length
  return page('Реестр', [
    { text: school.name, bold: true, fontSize: 12 },
    { text: 'Реестр согласий', bold: true, fontSize: 20, margin: [0, 10, 0, 6] },
    { text: request.title, bold: true, fontSize: 13 },
    {
      text: `Подписано ${count('signed')} из ${all.length}, отказов ${count('refused')}, отозвано ${count('withdrawn')}, нет ответа ${count('waiting')}. Напечатано ${moment(printedAt, school)}.`,
      color: GREY,
      margin: [0, 4, 0, 4],
    },
    ...groups.flatMap(({ name, rows }) => classPart(school, name, rows)),
    { text: 'Ответственный', margin: [0, 22, 0, 0] },
    { canvas: [{ type: 'line', x1: 84, y1: -2, x2: 320, y2: -2, lineWidth: 0.7 }] },
  ])
}

const classPart = (school: School, name: string | null, rows: RegisterRow[]): Content[] => [
  { text: name ?? 'Сотрудники', bold: true, fontSize: 12, margin: [0, 10, 0, 4] },
  {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: [22, 150, 62, '*'],
      body: [
        ['№', 'Фамилия, имя, отчество', 'Состояние', 'Кто и когда'].map((text) => ({ text, bold: true })),
        ...rows.map((row, place) => [
          String(place + 1),
          row.subject.fullName,
          stateWord(row.state),
          row.signatures.map((one) => howSaid(one, school)).join('\n') || ' ',
        ]),
      ],
    },
    fontSize: 9.5,
  },
]

/** «Ахметова Алия: подписано 20.11.2026 18:04 в «Звонке»». */
export function howSaid(one: Signature, school: School): string {
  const way = one.way === 'paper' ? `на бумаге${one.markedBy ? `, отметил(а) ${one.markedBy}` : ''}` : 'в «Звонке»'
  const said = one.answer === 'signed' ? 'подписано' : 'отказ'
  const at = one.way === 'paper' ? day(one.at, school) : moment(one.at, school)
  const comment = one.comment ? ` («${one.comment}»)` : ''
  const withdrawn = one.withdrawnAt ? `, отозвано ${day(one.withdrawnAt, school)}` : ''
  return `${one.signerName}: ${said} ${at} ${way}${comment}${withdrawn}`
}

interface SignedCopy {
  school: School
  document: string
  sha256: string
  signature: Signature | undefined
}

/** The document itself: with the facts of its electronic signature, or with a place for one by hand. */
export function documentPaper({ school, document, sha256, signature }: SignedCopy): TDocumentDefinitions {
  const [head, title, ...rest] = document.split('\n\n')
  return page(title!.split('\n')[0]!, [
    { text: head!, bold: true, fontSize: 12 },
    { text: title!, bold: true, fontSize: 15, margin: [0, 12, 0, 10] },
    ...rest.map((text): Content => ({ text, margin: [0, 0, 0, 8] })),
    ...(signature?.way === 'press' ? electronic(school, sha256, signature) : byHand()),
  ])
}

const electronic = (school: School, sha256: string, one: Signature): Content[] => [
  { canvas: [{ type: 'line', x1: 0, y1: 4, x2: 505, y2: 4, lineWidth: 0.7 }], margin: [0, 10, 0, 8] },
  {
    text: one.answer === 'signed' ? 'Подписано простой электронной подписью' : 'Отказ от подписи',
    bold: true,
  },
  { text: howSaid(one, school) },
  { text: `SHA-256 текста: ${sha256}`, fontSize: 8.5, color: GREY, margin: [0, 4, 0, 0] },
]

const byHand = (): Content[] => [
  {
    margin: [0, 28, 0, 0],
    columns: ['Дата', 'Подпись', 'Расшифровка'].map((text) => ({
      stack: [
        { canvas: [{ type: 'line', x1: 0, y1: 0, x2: 150, y2: 0, lineWidth: 0.7 }] },
        { text, fontSize: 8.5, color: GREY, margin: [0, 3, 0, 0] },
      ],
    })),
  },
]

const day = (at: string | Date, { time_zone }: School): string =>
  new Intl.DateTimeFormat('ru', { timeZone: time_zone, day: '2-digit', month: '2-digit', year: 'numeric' }).format(
    new Date(at),
  )
const moment = (at: string | Date, school: School): string =>
  `${day(at, school)} ${new Intl.DateTimeFormat('ru', { timeZone: school.time_zone, hour: '2-digit', minute: '2-digit' }).format(new Date(at))}`
