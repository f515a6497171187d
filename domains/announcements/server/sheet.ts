import { plainWords } from '#rules/chats'
import type { Content, TDocumentDefinitions } from '#server/pdf'
import type { AcknowledgementRow, Announcement } from '../contract.ts'

interface Sheet {
  school: { name: string; timeZone: string }
  announcement: Announcement
  rows: AcknowledgementRow[]
  printedAt: Date
}

const GREY = '#333333'
const MARGIN_OF_FILES: [number, number, number, number] = [0, 0, 0, 6]

/** A4, with the school's name, the whole text, and everybody by name: a time, or a place to sign. */
export function sheetOf({ school, announcement, rows, printedAt }: Sheet): TDocumentDefinitions {
  const when = (at: string | Date) => written(new Date(at), school.timeZone)
  const confirmed = rows.filter(({ at }) => at).length
  return {
    pageMargins: [48, 42, 42, 42],
    info: { title: 'Лист ознакомления', creator: 'Звонок' },
    defaultStyle: { fontSize: 10.5, lineHeight: 1.2, color: '#111111' },
    content: [
      { text: school.name, bold: true, fontSize: 12 },
      { text: 'Лист ознакомления', bold: true, fontSize: 20, margin: [0, 10, 0, 6] },
      { text: announcement.title, bold: true, fontSize: 13 },
      { text: plainWords(announcement.text), margin: [0, 4, 0, 6] },
      ...(announcement.files.length > 0
        ? [{ text: `Приложено: ${announcement.files.map(({ name }) => name).join(', ')}`, margin: MARGIN_OF_FILES }]
        : []),
      { text: factsOf(announcement, when), color: GREY, fontSize: 9.5 },
      { text: `Ознакомлены ${confirmed} из ${rows.length}. Напечатано ${when(printedAt)}.`, margin: [0, 2, 0, 8] },
      tableOf(rows, when),
      { text: 'Ответственный', margin: [0, 22, 0, 0] },
      { canvas: [{ type: 'line', x1: 84, y1: -2, x2: 320, y2: -2, lineWidth: 0.7 }] },
    ],
  }
}

function factsOf({ author, publishedAt, deadline }: Announcement, when: (at: string) => string): string {
  const said = [author.name, author.post].filter(Boolean).join(', ')
  const published = publishedAt ? `. Опубликовано ${when(publishedAt)}` : ''
  return `${said}${published}${deadline ? `. Ознакомиться до ${when(deadline)}` : ''}.`
}

const tableOf = (rows: AcknowledgementRow[], when: (at: string) => string): Content => ({
  table: {
    headerRows: 1,
    dontBreakRows: true,
    widths: [22, '*', 116, 138],
    body: [
      ['№', 'Фамилия, имя, отчество', 'Чей представитель, класс', 'Ознакомлен(а)'].map((text) => ({
        text,
        bold: true,
      })),
      ...rows.map((row, place) => [String(place + 1), row.fullName, whoseOf(row), markOf(row, when)]),
    ],
  },
  fontSize: 9.5,
})

const RELATION = {
  mother: 'мама',
  father: 'папа',
  grandmother: 'бабушка',
  grandfather: 'дедушка',
  guardian: 'представитель',
} as const

function whoseOf({ person, about, className }: AcknowledgementRow): string {
  const children = person.kinship?.children ?? []
  const of = about ? about.genitive : children.map(({ genitive }) => genitive).join(', ')
  const kin = person.kinship && of ? `${RELATION[person.kinship.relation]} ${of}` : (person.post ?? '')
  return [kin, className].filter(Boolean).join(', ')
}

function markOf({ at, way, markedBy, joined }: AcknowledgementRow, when: (at: string) => string): Content {
  if (at && way === 'paper') return { text: `на бумаге, ${when(at)}\nотметил(а) ${markedBy ?? ''}`, fontSize: 8.5 }
  if (at) return `в «Звонке», ${when(at)}`
  // Room for a signature.
  return { text: joined ? ' ' : 'ещё не в «Звонке»', color: GREY, fontSize: 8.5, margin: [0, 0, 0, 13] }
}

function written(at: Date, timeZone: string): string {
  const parts = { day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit' } as const
  return new Intl.DateTimeFormat('ru', { timeZone, ...parts }).format(at)
}
