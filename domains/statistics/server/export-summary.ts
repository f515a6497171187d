import { note } from '#server/audit'
import { now } from '#server/clock'
import { handleDownload } from '#server/operation'
import { type Cell, CSV, writeCsv, writeXlsx, XLSX } from '#server/spreadsheet'
import type { Figures, Joined } from '../contract.ts'
import * as contract from '../contract.ts'
import { readinessOf, shareOf } from '../rules.ts'
import { accessFigures } from './access.ts'
import { computeFigures } from './compute.ts'
import { type Period, readPeriod } from './period.ts'

/** What stands on the screen, as a table: a figure a line with what it counts, then class by class. */
export const exportSummary = handleDownload(contract.exportSummary, async ({ tx, actor, input }) => {
  const hat = await accessFigures(tx, actor, input.organizationId)
  const period = await readPeriod(tx, hat.organizationId, input)
  const { figures } = await computeFigures(tx, hat.organizationId, period)
  const { organizationId, personId: byPersonId } = hat
  note(tx, { organizationId, action: 'statistics.exportSummary', byPersonId, details: { format: input.format } })
  const rows = [
    ['Показатель', 'Есть', 'Всего', '%', 'Что считается'],
    ...figureRows(figures, period),
    [],
    ...classRows(figures),
  ]
  const fileName = `Сводка ${period.days.from} – ${period.days.to}.${input.format}`
  if (input.format === 'csv') return { mediaType: CSV, fileName, bytes: writeCsv(rows) }
  return { mediaType: XLSX, fileName, bytes: await writeXlsx(rows, 'Сводка', [44, 12, 12, 12, 70]) }
})

function figureRows(figures: Figures, { days }: Period): Cell[][] {
  const { people, families, chats, announcements, calls, lessons, desk, answers } = figures
  const ready = readinessOf(figures)
  const state = `на ${now().toISOString().slice(0, 16).replace('T', ' ')} UTC`
  const term = `с ${days.from} по ${days.to}`
  const line = (name: string, part: number, whole: number, what: string): Cell[] => [
    name,
    part,
    whole,
    shareOf(part, whole),
    what,
  ]
  const joined = (name: string, { joined: here, known }: Joined) => line(name, here, known, `вошли, ${state}`)
  return [
    joined('Обучающиеся', people.pupils),
    joined('Родители', people.guardians),
    joined('Педагоги', people.teachers),
    joined('Все сотрудники', people.staff),
    line('Семьи на связи', families.reached, families.known, 'обучающиеся, у которых вошёл хотя бы один родитель'),
    line('Предметные чаты созданы', ready.subjects.done, ready.subjects.of, `по предметам с учителем, ${state}`),
    line(
      'Есть устройство для уроков',
      ready.equipped.done,
      ready.equipped.of,
      `сказали о себе, ученики и педагоги, ${state}`,
    ),
    line('Классы с пробным звонком', ready.called.done, ready.called.of, `звонок двух и более людей, ${term}`),
    line('Чаты без ведущего', chats.withoutOwner, chats.all, `нет вошедшего владельца, ${state}`),
    line('Чаты с детьми без взрослого', chats.withoutAdult, chats.all, `нет владельца из сотрудников, ${state}`),
    line('Ознакомления', announcements.confirmed, announcements.asked, `по объявлениям ${term}`),
    line('Объявления открыты', announcements.read, announcements.told, `по чатам, где они вышли, ${term}`),
    ['Звонки', calls.held, null, null, `состоялись ${term}`],
    ['Минуты звонков', calls.minutes, null, null, term],
    ['Уроки по видеосвязи', lessons.held, null, null, `состоялись ${term}`],
    ['Темы уроков записаны', lessons.recorded, null, null, term],
    ['Отказы в силе', Object.values(figures.refusals).reduce((all, one) => all + one, 0), null, null, state],
    ['Жалобы ждут', desk.open, null, null, state],
    [
      'Часы до ответа семье',
      answers && Math.round(answers.medianMinutes / 6) / 10,
      null,
      null,
      'середина, рабочее время',
    ],
  ]
}

const classRows = ({ classes }: Figures): Cell[][] => [
  [
    'Класс',
    'Учеников',
    'вошли',
    'Родителей',
    'вошли',
    'Классный руководитель',
    'Предметов',
    'с чатом',
    'Пробный звонок',
  ],
  ...classes.map((one) => [
    one.name,
    one.pupils.known,
    one.pupils.joined,
    one.guardians.known,
    one.guardians.joined,
    one.teacher ? 'есть' : 'нет',
    one.subjects,
    one.subjectsMade,
    one.called ? 'был' : 'не было',
  ]),
]
