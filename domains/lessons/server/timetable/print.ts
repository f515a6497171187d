import { todayAt } from '#domains/classes'
import { accessHat, fullName } from '#domains/people'
import type { Db } from '#server/db'
import { handleDownload } from '#server/operation'
import { type Content, makePdf, type TDocumentDefinitions } from '#server/pdf'
import type { Lesson } from '../../contract.ts'
import * as contract from '../../contract.ts'
import { addDays, daysBetween, isHeld, mondayOf } from '../../rules.ts'
import { accessClassLessons } from '../access.ts'
import { readMine } from '../days/list-lessons.ts'
import { readDays } from '../days/read-days.ts'
import { viewLessons } from '../days/views.ts'
import { zoneOf } from '../zone.ts'

const GREY = '#333333'
const DAYS = ['Понедельник', 'Вторник', 'Среда', 'Четверг', 'Пятница', 'Суббота', 'Воскресенье']

/** The week of a class as it is now, changes and all: for the wall. */
export const printTimetable = handleDownload(contract.printTimetable, async ({ tx, actor, input }) => {
  const held = await accessClassLessons(tx, actor, input.classId)
  const { name, organization_id: organizationId } = held.class
  const days = weekOf(await todayAt(tx, organizationId))
  const laid = await readDays(tx, [held.class.id], days)
  const lessons = await viewLessons(tx, laid, { zone: await zoneOf(tx, organizationId), personId: held.hat.personId })
  return paper(tx, { organizationId, title: `Расписание ${name}`, days, lessons, whose: 'class' })
})

/** What I teach, or what my children and I learn. */
export const printMine = handleDownload(contract.printMine, async ({ tx, actor, input }) => {
  const { organizationId } = input
  const hat = await accessHat(tx, actor, organizationId)
  const days = weekOf(input.from)
  const { laid } = await readMine(tx, hat.personId, organizationId, days)
  const lessons = await viewLessons(tx, laid, { zone: await zoneOf(tx, organizationId), personId: hat.personId })
  const person = await tx
    .selectFrom('people')
    .select(['last_name', 'first_name', 'patronymic'])
    .where('id', '=', hat.personId)
    .executeTakeFirstOrThrow()
  return paper(tx, { organizationId, title: `Расписание: ${fullName(person)}`, days, lessons, whose: 'mine' })
})

const weekOf = (day: string): string[] => daysBetween(mondayOf(day), addDays(mondayOf(day), 6))

interface Week {
  organizationId: string
  title: string
  days: string[]
  lessons: Lesson[]
  whose: 'class' | 'mine'
}

async function paper(db: Db, { organizationId, title, days, lessons, whose }: Week) {
  const { name } = await db
    .selectFrom('organizations')
    .select('name')
    .where('id', '=', organizationId)
    .executeTakeFirstOrThrow()
  const shown = days.flatMap((day, place) => {
    const own = lessons.filter((lesson) => lesson.day === day && isHeld(lesson))
    return own.length > 0 ? [dayOf(DAYS[place]!, day, own, whose)] : []
  })
  const left = shown.filter((_, place) => place % 2 === 0)
  const right = shown.filter((_, place) => place % 2 === 1)
  const sheet: TDocumentDefinitions = {
    pageMargins: [42, 42, 42, 42],
    info: { title, creator: 'Звонок' },
    defaultStyle: { fontSize: 10, lineHeight: 1.2, color: '#111111' },
    content: [
      { text: name, bold: true, fontSize: 12 },
      { text: title, bold: true, fontSize: 20, margin: [0, 8, 0, 2] },
      { text: `Неделя с ${written(days[0]!)} по ${written(days.at(-1)!)}`, color: GREY, margin: [0, 0, 0, 10] },
      shown.length === 0
        ? { text: 'На этой неделе уроков нет.', color: GREY }
        : { columns: [columnOf(left), columnOf(right)], columnGap: 24 },
    ],
  }
  const fileName = `${title.replace(/[^\p{L}\p{N} -]/gu, '').slice(0, 80)}.pdf`
  return { mediaType: 'application/pdf', fileName, bytes: await makePdf(sheet), inline: true }
}

/** Air between days and none below the last one: it would ask for a page of its own. */
const columnOf = (days: Content[]): Content => ({
  stack: days.flatMap((day, place) => (place > 0 ? [{ text: '', margin: [0, 0, 0, 12] as const }, day] : [day])),
})

const dayOf = (name: string, day: string, lessons: Lesson[], whose: Week['whose']): Content => ({
  stack: [
    { text: `${name}, ${written(day).slice(0, 5)}`, bold: true, margin: [0, 0, 0, 3] },
    {
      table: {
        widths: [10, 60, '*'],
        body: lessons.map((one) => [
          String(one.no),
          { text: one.starts && one.ends ? `${one.starts}–${one.ends}` : '', noWrap: true },
          { text: [one.subject.name, { text: `\n${aboutOf(one, whose)}`, fontSize: 8, color: GREY }] },
        ]),
      },
      layout: 'lightHorizontalLines',
    },
  ],
  unbreakable: true,
})

function aboutOf(one: Lesson, whose: Week['whose']): string {
  const place = one.remote ? 'дистанционно' : /^\d/.test(one.room) ? `каб.\u00a0${one.room}` : one.room
  const who = whose === 'class' || !one.mine ? (one.teacher?.name ?? '') : one.className
  const unit = whose === 'mine' && !one.mine ? one.className : ''
  return [unit, one.group && `группа ${one.group}`, who, place].filter(Boolean).join(', ')
}

const written = (day: string): string => day.split('-').reverse().join('.')
