import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { shiftClock } from '#server/clock'
import { writeXlsx } from '#server/spreadsheet'
import { openWorld, type World } from '#test/world'
import * as contract from '../contract.ts'
import { addDays, mondayOf } from '../rules.ts'
import { done, type LessonsCast, openLessons } from './test-cast.ts'

let world: World
let cast: LessonsCast
beforeAll(async () => {
  world = await openWorld()
  cast = await openLessons(world)
})
afterAll(() => world.close())
beforeEach(async () => {
  shiftClock(0)
  await world.db.deleteFrom('timetable_slots').execute()
  await world.db.deleteFrom('lessons').execute()
})

const timetable = async (classId: string, who = cast.administrator) =>
  (await who.reads(contract.getTimetable, { classId })).body
const days = async (who: LessonsCast['elena'], from: string, to = from) =>
  done(await who.reads(contract.listLessons, { organizationId: cast.organizationId, from, to })).lessons
const nextMonday = async () => addDays(mondayOf((await timetable(cast.class7a)).today), 7)

describe('the week', () => {
  test('filled by the administration; the teacher, the pupil and the mother see it as their own days', async () => {
    const { class7a, class7b, elena, timur, lev, aliya, fill } = cast
    done(await fill(class7a, 1, 2))
    done(await fill(class7b, 1, 3))
    const monday = await nextMonday()
    const [mine, his, hers, other] = await Promise.all([elena, timur, aliya, lev].map((who) => days(who, monday)))
    expect(mine!.map(({ className, no, mine, starts }) => [className, no, mine, starts])).toEqual([
      ['7А', 2, true, '09:25'],
      ['7Б', 3, true, '10:30'],
    ])
    expect(his).toHaveLength(1)
    expect(hers).toEqual(his)
    expect(his![0]).toMatchObject({
      subject: { name: 'Алгебра' },
      teacher: { name: 'Воробьёва Елена Сергеевна' },
      room: '24',
    })
    expect(other!.map(({ className }) => className)).toEqual(['7Б'])
  })

  test('hours are of the school’s own zone', async () => {
    done(await cast.fill(cast.class7a, 1, 1))
    const monday = await nextMonday()
    const [lesson] = await days(cast.timur, monday)
    expect(lesson).toMatchObject({ starts: '08:30', startsAt: `${monday}T02:30:00.000Z` }) // Omsk is six hours ahead
  })

  test('another’s cell is written once more: what was held stays as it was', async () => {
    const { class7a, elena, physics, fill } = cast
    done(await fill(class7a, 1, 1))
    const monday = await nextMonday()
    await world.db.updateTable('timetable_slots').set({ from_day: '2026-01-01' }).execute()
    done(await fill(class7a, 1, 1, { subjectId: physics }))
    const names = async (day: string) => (await days(elena, day)).map(({ subject }) => subject.name)
    expect(await names(monday)).toEqual(['Физика'])
    expect(await names(addDays(monday, -14))).toEqual(['Алгебра'])
  })

  test('emptied by null; a second group stands beside the first', async () => {
    const { class7a, administrator, fill } = cast
    done(await fill(class7a, 1, 1, {}, '1'))
    expect(done(await fill(class7a, 1, 1, {}, '2')).slots.map(({ group }) => group)).toEqual(['1', '2'])
    const emptied = { id: randomUUID(), classId: class7a, weekday: 1, no: 1, group: '1', filling: null }
    expect(done(await administrator.does(contract.setSlot, emptied)).slots.map(({ group }) => group)).toEqual(['2'])
  })

  test('the same teacher or room at the same hour is said, and not forbidden', async () => {
    const { class7a, class7b, elena, roman, fill } = cast
    done(await fill(class7a, 1, 1))
    const { slots, clashes } = done(await fill(class7b, 1, 1))
    expect(clashes.map(({ kind, className }) => [kind, className]).sort()).toEqual([
      ['room', '7А'],
      ['teacher', '7А'],
    ])
    expect(clashes[0]!.slotId).toBe(slots[0]!.id)
    expect(done(await fill(class7b, 1, 1, { teacherId: roman.personId, room: '' })).clashes).toEqual([])
    expect((await timetable(class7a, elena)).can.edit).toBe(false)
  })

  test('a subject of another school and a pupil as teacher are refused', async () => {
    const { class7a, timur, fill } = cast
    expect((await fill(class7a, 1, 1, { subjectId: randomUUID() })).body).toMatchObject({ field: 'filling.subjectId' })
    expect((await fill(class7a, 1, 1, { teacherId: timur.personId })).body).toMatchObject({
      field: 'filling.teacherId',
    })
    expect((await timetable(class7a)).slots).toEqual([])
  })

  test('a teacher reads it and does not write; a pupil’s is another', async () => {
    const { class7a, elena, roman, timur } = cast
    const wish = { id: randomUUID(), classId: class7a, weekday: 1, no: 1, filling: null }
    expect((await elena.does(contract.setSlot, wish)).status).toBe(403)
    const [hidden, missing] = [
      await roman.reads(contract.getTimetable, { classId: class7a }),
      await roman.reads(contract.getTimetable, { classId: randomUUID() }),
    ]
    expect({ ...hidden.body, requestId: '' }).toEqual({ ...missing.body, requestId: '' })
    expect((await timur.reads(contract.getTimetable, { classId: class7a })).status).toBe(404)
  })

  test('announced once: a message in the chats of the class, its guardians and teachers', async () => {
    const { class7a, administrator, said } = cast
    const id = randomUUID()
    done(await administrator.does(contract.announceTimetable, { id, classId: class7a }))
    done(await administrator.does(contract.announceTimetable, { id, classId: class7a }))
    expect(await said(class7a)).toEqual([
      'Расписание 7А готово. Оно в разделе «Расписание», а уроки каждого дня видны в «Сегодня».',
    ])
    expect(await said(class7a, 'class')).toHaveLength(1)
    expect(await said(class7a, 'teachers')).toHaveLength(1)
  })
})

describe('bells', () => {
  test('lessons go one after another', async () => {
    const { administrator, organizationId } = cast
    const wish = { id: randomUUID(), organizationId, name: 'Короткий день', shift: 1 as const }
    const over = {
      ...wish,
      periods: [
        ['08:30', '09:10'],
        ['09:00', '09:40'],
      ] as [string, string][],
    }
    expect((await administrator.does(contract.saveBells, over)).body).toMatchObject({ field: 'periods.1' })
    const back = { ...wish, id: randomUUID(), periods: [['09:10', '08:30']] as [string, string][] }
    expect((await administrator.does(contract.saveBells, back)).status).toBe(400)
  })

  test('those by which a class studies are not removed; others are', async () => {
    const { administrator, organizationId, bells } = cast
    const short = done(
      await administrator.does(contract.saveBells, {
        id: randomUUID(),
        organizationId,
        name: 'Короткие',
        shift: 1,
        periods: [['08:30', '09:00']],
      }),
    )
    const drop = (bellsId: string) => administrator.does(contract.removeBells, { id: randomUUID(), bellsId })
    expect((await drop(bells.id)).body.reason).toBe('По этим звонкам учится 7А: сначала выберите классу другие')
    expect((await drop(short.id)).status).toBe(200)
    expect((await drop(short.id)).status).toBe(404)
  })

  test('what the weeks break is counted for each class', async () => {
    const { class7a, administrator, organizationId, fill } = cast
    for (const no of [1, 2, 3]) done(await fill(class7a, 1, no, { remote: true }))
    const { classes } = done(await administrator.reads(contract.listTimetables, { organizationId }))
    expect(classes.map(({ name, lessons, breaches }) => [name, lessons, breaches])).toEqual([
      ['7А', 3, 1], // three lessons of thirty minutes at a laptop, sixty a day are allowed
      ['7Б', 0, 0],
    ])
  })
})

describe('a table of the school', () => {
  const ROWS = [
    ['Класс', 'День', 'Урок', 'Предмет', 'Учитель', 'Кабинет'],
    ['7А', 'Понедельник', 1, 'Алгебра', 'Воробьёва Е. С.', '24'],
    ['7А', 'Понедельник', 2, 'Химия', 'Петров П. П.', '12'],
    ['9Я', 'Среда', 1, 'Физика', '', ''],
  ]
  const read = async (bytes: Buffer) => {
    const { administrator, organizationId } = cast
    return administrator.uploads(
      contract.readTable,
      { id: randomUUID(), organizationId, name: 'Расписание.xlsx' },
      bytes,
    )
  }

  test('is read with what the school does not know, and nothing is written', async () => {
    const { lessons, newSubjects } = done(await read(await writeXlsx(ROWS, 'Лист', [10, 10, 10, 10, 10, 10])))
    expect(lessons.map(({ row, faults }) => [row, faults])).toEqual([
      [2, []],
      [3, ['subject', 'teacher']],
      [4, ['class']],
    ])
    expect(lessons[0]).toMatchObject({ classId: cast.class7a, subjectId: cast.algebra, teacherId: cast.elena.personId })
    expect(newSubjects).toEqual(['Химия'])
    expect((await timetable(cast.class7a)).slots).toEqual([])
  })

  test('of Excel in Russian, and what is no table at all', async () => {
    const csv = Buffer.from(`﻿${ROWS.map((row) => row.join(';')).join('\r\n')}`)
    expect(done(await read(csv)).lessons).toHaveLength(3)
    expect((await read(Buffer.from('%PDF-1.7'))).body.reason).toMatch(/^Это PDF, а нужна таблица/)
    expect((await read(Buffer.from('один;два\r\nтри;четыре'))).body.reason).toMatch(/не нашлось уроков/)
  })

  test('becomes the week of the classes that stand in it, all at once', async () => {
    const { administrator, organizationId, class7a, class7b, algebra, bells, fill } = cast
    done(await fill(class7a, 5, 5))
    done(await fill(class7b, 5, 5))
    const slot = { subjectId: algebra, teacherId: null, weekday: 1, no: 1 }
    const wish = { id: randomUUID(), organizationId, bellsId: bells.id, classes: [{ classId: class7a, slots: [slot] }] }
    expect(done(await administrator.does(contract.writeTimetables, wish))).toEqual({ classes: 1, lessons: 1 })
    expect((await timetable(class7a)).slots.map(({ weekday, no }) => [weekday, no])).toEqual([[1, 1]])
    expect((await timetable(class7b)).slots).toHaveLength(1)
    const wrong = {
      ...wish,
      id: randomUUID(),
      classes: [...wish.classes, { classId: class7b, slots: [{ ...slot, subjectId: randomUUID() }] }],
    }
    expect((await administrator.does(contract.writeTimetables, wrong)).status).toBe(400)
    expect((await timetable(class7b)).slots).toHaveLength(1)
  })
})

test('printed: a class for the wall, a teacher for the pocket', async () => {
  const { class7a, elena, timur, organizationId, fill } = cast
  done(await fill(class7a, 1, 1))
  const wall = await timur.downloads(contract.printTimetable, { classId: class7a })
  expect(wall.headers['content-type']).toBe('application/pdf')
  expect(wall.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
  const pocket = await elena.downloads(contract.printMine, { organizationId, from: '2026-11-23' })
  expect(pocket.statusCode).toBe(200)
})
