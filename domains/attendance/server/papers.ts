import type { TableCell } from 'pdfmake/interfaces.js'
import { note } from '#server/audit'
import type { Tx } from '#server/db'
import { type Actor, handleDownload } from '#server/operation'
import { type Content, makePdf } from '#server/pdf'
import { writeXlsx, XLSX } from '#server/spreadsheet'
import type { DayReport, Why } from '../contract.ts'
import * as contract from '../contract.ts'
import { accessKeeper } from './access.ts'
import { viewDay } from './day.ts'

const WHY: Record<Why, string> = {
  ill: 'болеет',
  family: 'семейные обстоятельства',
  competition: 'соревнования, конкурс',
  other: 'другая причина',
}
const STATUS = { present: 'присутствует', absent: 'отсутствует', ill: 'болеет', unknown: 'нет отметки' }
const HEAD = ['Класс', 'Всего', 'На уроках', 'Отсутствуют', 'Болеют', 'Нет отметки']

/** For the file of the school: numbers by class, then by name whoever is not there. */
export const printDay = handleDownload(contract.printDay, async ({ tx, actor, input }) => {
  const { report, resting, school } = await readReport(tx, actor, input, 'attendance.printDay')
  const title = `Посещаемость ${written(report.day)}`
  const content: Content[] = [
    { text: school, bold: true, fontSize: 12 },
    { text: title, bold: true, fontSize: 20, margin: [0, 8, 0, 10] },
    numbers(report),
    ...(resting.length > 0
      ? [
          {
            text: `Уроков в этот день нет: ${resting.join(', ')}.`,
            margin: [0, 6, 0, 0] as [number, number, number, number],
          },
        ]
      : []),
    { text: 'Кого нет', bold: true, fontSize: 14, margin: [0, 18, 0, 6] },
    names(report),
    { text: 'Ответственный', margin: [0, 26, 0, 0] },
    { canvas: [{ type: 'line', x1: 84, y1: -2, x2: 320, y2: -2, lineWidth: 0.7 }] },
  ]
  const bytes = await makePdf({
    pageMargins: [48, 42, 42, 42],
    info: { title, creator: 'Звонок' },
    defaultStyle: { fontSize: 10.5, lineHeight: 1.2, color: '#111111' },
    content,
  })
  return { mediaType: 'application/pdf', fileName: `${title}.pdf`, bytes, inline: true }
})

export const exportDay = handleDownload(contract.exportDay, async ({ tx, actor, input }) => {
  const { report } = await readReport(tx, actor, input, 'attendance.exportDay')
  const rows = report.classes.flatMap(({ className, away }) =>
    away.map(({ pupil, status, why, missed, held }) => [
      className,
      pupil.name,
      STATUS[status],
      why ? WHY[why] : '',
      missed,
      held,
    ]),
  )
  const bytes = await writeXlsx(
    [
      [...HEAD],
      ...report.classes.map((one) => [one.className, one.all, one.present, one.absent, one.ill, one.unknown]),
      [],
      ['Класс', 'Фамилия, имя, отчество', 'Отметка', 'Причина', 'Пропущено уроков', 'Отмечено уроков'],
      ...rows,
    ],
    `Посещаемость ${written(report.day)}`,
    [10, 36, 16, 28, 18, 18],
  )
  return { mediaType: XLSX, fileName: `Посещаемость ${written(report.day)}.xlsx`, bytes }
})

async function readReport(
  tx: Tx,
  actor: Actor,
  input: { organizationId: string; day?: string | undefined },
  action: string,
) {
  const hat = await accessKeeper(tx, actor, input.organizationId)
  note(tx, { organizationId: hat.organizationId, action, byPersonId: hat.personId })
  const { name } = await tx
    .selectFrom('organizations')
    .select('name')
    .where('id', '=', hat.organizationId)
    .executeTakeFirstOrThrow()
  const { day, today, classes } = await viewDay(tx, hat, input.day)
  // A class without lessons that day has nobody to mark.
  const [learning, resting] = [classes.filter(hasLessons), classes.filter((one) => !hasLessons(one))]
  return { report: { day, today, classes: learning }, resting: resting.map(({ className }) => className), school: name }
}

const hasLessons = ({ marked }: DayReport['classes'][number]): boolean => marked.all > 0

const bold = (text: string): TableCell => ({ text, bold: true })

function numbers({ classes }: DayReport): Content {
  const sum = (key: 'all' | 'present' | 'absent' | 'ill' | 'unknown') =>
    classes.reduce((total, one) => total + one[key], 0)
  const total = [sum('all'), sum('present'), sum('absent'), sum('ill'), sum('unknown')].map(String)
  return {
    table: {
      headerRows: 1,
      widths: ['*', 60, 70, 80, 60, 80],
      body: [
        HEAD.map(bold),
        ...classes.map((one) => [one.className, one.all, one.present, one.absent, one.ill, one.unknown].map(String)),
        ['Всего', ...total].map(bold),
      ],
    },
  }
}

function names({ classes }: DayReport): Content {
  const rows = classes.flatMap(({ className, away }) =>
    away.map(({ pupil, status, why, missed, held }): TableCell[] => [
      className,
      pupil.name,
      STATUS[status],
      [why ? WHY[why] : '', missed > 0 ? `пропущено ${missed} из ${held}` : ''].filter(Boolean).join(', '),
    ]),
  )
  if (rows.length === 0) return { text: 'Все отмеченные на месте.' }
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: [44, '*', 84, 150],
      body: [['Класс', 'Ученик', 'Отметка', 'Причина'].map(bold), ...rows],
    },
    fontSize: 9.5,
  }
}

const written = (day: string): string => day.split('-').reverse().join('.')
