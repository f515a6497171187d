import type { TableCell } from 'pdfmake/interfaces.js'
import type { Content, TDocumentDefinitions } from '#server/pdf'
import type { Task } from '../contract.ts'

interface Announcement {
  school: string
  title: string
  text: string
  deadline: Date | null
  time_zone: string
}

const GREY = '#333333'

const page = (title: string, content: Content[]): TDocumentDefinitions => ({
  pageMargins: [48, 42, 42, 42],
  info: { title, creator: 'Звонок' },
  defaultStyle: { fontSize: 12, lineHeight: 1.25, color: '#111111' },
  content,
})

const nobody = (text: string): Content[] => [{ text, color: GREY }]

/** A family a page; the slip at the foot comes back signed. */
export const noticesPaper = (announcement: Announcement, tasks: Task[]): TDocumentDefinitions =>
  page(
    announcement.title,
    tasks.length === 0
      ? nobody('Печатать некому: всем уже сообщили.')
      : tasks.flatMap((task, place) => notice(announcement, task, place > 0)),
  )

function notice({ school, title, text, deadline, time_zone }: Announcement, task: Task, next: boolean): Content[] {
  const family = [task.subject.fullName, task.subject.className].filter(Boolean).join(', ')
  return [
    { text: school, bold: true, ...(next ? { pageBreak: 'before' as const } : {}) },
    { text: `${task.applicant.fullName} (${family})`, color: GREY, margin: [0, 4, 0, 14] },
    { text: title, bold: true, fontSize: 20, margin: [0, 0, 0, 10] },
    { text },
    ...(deadline ? [{ text: `Ответить до ${dayOf(deadline, time_zone)}.`, margin: [0, 10, 0, 0] } as Content] : []),
    {
      canvas: [{ type: 'line', x1: 0, y1: 0, x2: 505, y2: 0, lineWidth: 0.7, dash: { length: 4 } }],
      margin: [0, 26, 0, 10],
    },
    { text: 'Отрезать и вернуть классному руководителю', fontSize: 9, color: GREY },
    { text: `С объявлением «${title}» ознакомлен(а).`, margin: [0, 6, 0, 4] },
    { text: `${task.applicant.fullName} (${family})`, margin: [0, 0, 0, 26] },
    {
      columns: ['Дата', 'Подпись'].map((label) => ({
        stack: [
          { canvas: [{ type: 'line', x1: 0, y1: 0, x2: 190, y2: 0, lineWidth: 0.7 }] },
          { text: label, fontSize: 9, color: GREY, margin: [0, 3, 0, 0] },
        ],
      })),
    },
  ]
}

/** Whom to call, and what to say. */
export const phonesPaper = (announcement: Announcement, tasks: Task[]): TDocumentDefinitions =>
  page(announcement.title, [
    { text: announcement.school, bold: true },
    { text: 'Позвонить', bold: true, fontSize: 20, margin: [0, 8, 0, 6] },
    { text: announcement.title, bold: true },
    { text: announcement.text, margin: [0, 4, 0, 10] },
    ...(tasks.length === 0 ? nobody('Звонить некому: всем уже сообщили.') : [phones(tasks)]),
    {
      text: 'Список только для того, кто звонит: номера никому не показывайте.',
      fontSize: 9,
      color: GREY,
      margin: [0, 12, 0, 0],
    },
  ])

const phones = (tasks: Task[]): Content => ({
  table: {
    headerRows: 1,
    dontBreakRows: true,
    widths: ['*', '*', 110, 70],
    body: [
      ['Кому', 'О ком', 'Телефон', 'Сообщили'].map((text) => ({ text, bold: true })),
      ...tasks.map(({ applicant, subject, address }): TableCell[] => [
        applicant.fullName,
        [subject.fullName, subject.className].filter(Boolean).join(', '),
        address ?? '',
        { text: ' ', margin: [0, 0, 0, 12] },
      ]),
    ],
  },
  fontSize: 10.5,
})

const dayOf = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('ru', { timeZone, day: 'numeric', month: 'long', year: 'numeric' }).format(at)
