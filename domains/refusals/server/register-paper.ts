import type { TableCell } from 'pdfmake/interfaces.js'
import type { TDocumentDefinitions } from '#server/pdf'
import type { Refused } from '../contract.ts'

const GROUND = { refusal: 'отказ', noMeans: 'нет техники' }
const ROUTE = { phone: 'телефон', mail: 'почта', sms: 'SMS', paper: 'на бумаге', reception: 'лично' }
const STUDY = { recordings: 'записи и задания', selfStudy: 'самостоятельно', traditional: 'традиционно' }

const dayOf = (day: string): string => day.split('-').reverse().join('.')

export function registerPaper(
  school: { name: string; time_zone: string },
  refusals: readonly Refused[],
  at: Date,
): TDocumentDefinitions {
  const day = new Intl.DateTimeFormat('ru', { timeZone: school.time_zone, dateStyle: 'long' }).format(at)
  const title = `Без площадки: реестр на ${day}`
  return {
    pageOrientation: 'landscape',
    pageMargins: [36, 36, 36, 36],
    info: { title, creator: 'Звонок' },
    defaultStyle: { fontSize: 10, lineHeight: 1.2, color: '#111111' },
    content: [
      { text: school.name, bold: true },
      { text: title, bold: true, fontSize: 18, margin: [0, 6, 0, 10] },
      refusals.length === 0 ? { text: 'Отказов нет.' } : table(refusals),
      {
        text: 'Реестр только для тех, кто отвечает за ребёнка: адреса и телефоны никому не показывайте.',
        fontSize: 9,
        color: '#333333',
        margin: [0, 12, 0, 0],
      },
    ],
  }
}

const HEAD = ['О ком', 'Класс', 'Кто подал', 'Основание, дата', 'Как сообщать', 'Дистанционные дни', 'Договорились']

const table = (refusals: readonly Refused[]) => ({
  table: {
    headerRows: 1,
    dontBreakRows: true,
    widths: ['*', 40, '*', 80, 100, 90, '*'],
    body: [HEAD.map((text): TableCell => ({ text, bold: true })), ...refusals.map(line)],
  },
})

const line = ({ subject, applicant, ground, day, route, address, study, agreed }: Refused): TableCell[] => [
  subject.fullName,
  subject.className ?? '',
  applicant.id === subject.id ? 'сам(а)' : applicant.fullName,
  `${GROUND[ground]}, ${dayOf(day)}`,
  [ROUTE[route], address].filter(Boolean).join(': '),
  study ? STUDY[study] : '',
  agreed?.text ?? '',
]
