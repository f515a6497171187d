import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openWorld, type World } from '#test/world'
import { placeFile } from '../../../test/security/place-file.ts'
import * as contract from '../contract.ts'
import { addDays, mondayOf, type Span } from '../rules.ts'
import { done, type LessonsCast, openLessons } from './test-cast.ts'

let world: World
let cast: LessonsCast
let today: string
let monday: string
beforeAll(async () => {
  world = await openWorld()
  cast = await openLessons(world)
  today = done(await cast.administrator.reads(contract.getTimetable, { classId: cast.class7a })).today
  monday = addDays(mondayOf(today), 7)
})
afterAll(() => world.close())
beforeEach(async () => {
  for (const table of ['task_works', 'lessons', 'timetable_slots', 'study_spans'] as const)
    await world.db.deleteFrom(table).execute()
  done(await cast.fill(cast.class7a, 1, 1))
})

type Who = LessonsCast['elena']
const key = () => ({ classId: cast.class7a, day: monday, no: 1 })
const place = ({ personId, accountId }: Who) =>
  placeFile(world.db, { organizationId: cast.organizationId, owner: { personId, accountId }, chatId: null })
const give = async (more: object = {}) =>
  done(
    await cast.elena.does(contract.recordLesson, {
      ...key(),
      id: randomUUID(),
      topic: 'Дроби',
      form: 'lecture',
      means: '',
      task: '№ 214',
      taskDue: null,
      handedIn: true,
      ...more,
    }),
  )
const hand = (who: Who, more: object = {}) =>
  who.does(contract.handIn, { ...key(), id: randomUUID(), pupilId: cast.timur.personId, text: 'x = 2', ...more })
const page = async (who: Who) => done(await who.reads(contract.getLesson, key()))
const answer = (who: Who, workId: string, more: object) =>
  who.does(contract.answerWork, { ...key(), id: randomUUID(), workId, verdict: 'accepted', ...more })
const tasksOf = async (who: Who) => done(await who.reads(contract.listTasks, { organizationId: cast.organizationId }))

describe('a task of a lesson', () => {
  test('is due in two days, with the teacher’s files; the class opens them and nobody else', async () => {
    const { elena, timur, aliya, lev } = cast
    const fileId = await place(elena)
    const given = await give({ files: [fileId] })
    expect(given.lesson.taskDue).toBe(addDays(monday, 2))
    expect((await page(timur)).files).toMatchObject([{ id: fileId, name: 'Список.txt' }])
    const opened = await aliya.downloads(contract.openTaskFile, { ...key(), fileId })
    expect(opened.statusCode).toBe(200)
    expect(opened.body).toContain('экскурсию')
    expect((await lev.downloads(contract.openTaskFile, { ...key(), fileId })).statusCode).toBe(404)
    await give({ topic: 'Другая' }) // without a word of files they stay
    expect((await page(timur)).files).toHaveLength(1)
    await give({ files: [] })
    expect((await page(timur)).files).toEqual([])
  })

  test('handed in, sent back, handed in again, accepted: each of them sees where it stands', async () => {
    const { elena, timur, aliya, sonya, class7a } = cast
    await give()
    const fileId = await place(timur)
    expect((await tasksOf(timur)).tasks).toMatchObject([{ task: '№ 214', state: 'open', due: addDays(monday, 2) }])
    done(await hand(timur, { files: [fileId] }))
    const [work] = (await page(elena)).works
    expect(work).toMatchObject({ text: 'x = 2', late: false, verdict: null, files: [{ id: fileId }] })
    expect((await tasksOf(elena)).waiting).toMatchObject([{ classId: class7a, no: 1, count: 1 }])
    expect((await page(aliya)).works).toHaveLength(1)
    expect((await page(sonya)).works).toEqual([])

    expect((await answer(elena, work!.id, { verdict: 'returned' })).body).toMatchObject({ field: 'answer' })
    done(await answer(elena, work!.id, { verdict: 'returned', answer: 'Проверьте знак' }))
    expect((await tasksOf(aliya)).tasks).toMatchObject([{ state: 'returned', pupil: { id: timur.personId } }])
    done(await hand(aliya, { text: 'x = −2', files: [fileId] }))
    expect((await page(elena)).works).toMatchObject([{ text: 'x = −2', verdict: null, files: [{ id: fileId }] }])
    done(await answer(elena, work!.id, {}))
    expect((await tasksOf(timur)).tasks).toMatchObject([{ state: 'accepted' }])
    expect((await tasksOf(elena)).waiting).toEqual([])
    expect((await hand(timur)).status).toBe(409)
  })

  test('a work is its pupil’s, the family’s and the teacher’s', async () => {
    const { elena, timur, aliya, sonya, lev, roman, administrator } = cast
    await give()
    const fileId = await place(timur)
    done(await hand(timur, { files: [fileId] }))
    const [work] = (await page(elena)).works
    const open = async (who: Who) =>
      (await who.downloads(contract.openWorkFile, { workId: work!.id, fileId })).statusCode
    for (const who of [timur, aliya, elena, administrator]) expect(await open(who)).toBe(200)
    for (const who of [sonya, lev, roman]) expect(await open(who)).toBe(404)
    expect((await answer(sonya, work!.id, {})).status).toBe(404)
    expect((await answer(timur, work!.id, {})).status).toBe(403)
    expect((await hand(sonya)).status).toBe(403)
    expect((await hand(lev)).status).toBe(404)
  })

  test('nothing is no work, somebody else’s file is none, and a lesson without a task takes none', async () => {
    const { timur, sonya } = cast
    expect((await hand(timur)).body).toMatchObject({ error: 'conflict' })
    await give({ handedIn: false })
    expect((await hand(timur)).body).toMatchObject({ error: 'conflict' }) // homework, shown at the lesson
    await give()
    expect((await hand(timur, { text: '' })).body).toMatchObject({ field: 'text' })
    expect((await hand(timur, { files: [await place(sonya)] })).status).toBe(404)
    expect(await world.db.selectFrom('task_works').select('id').execute()).toEqual([])
  })

  test('after its day it is late by the school’s own clock, and taken', async () => {
    const { elena, timur } = cast
    await give()
    const due = (task_due: string) => world.db.updateTable('lessons').set({ task_due }).execute()
    done(await hand(timur))
    await due(today)
    expect((await page(elena)).works).toMatchObject([{ late: false }])
    await due(addDays(today, -1))
    expect((await page(elena)).works).toMatchObject([{ late: true }])
  })
})

describe('the school’s calendar', () => {
  const span = (more: Partial<Span>) => ({
    kind: 'holidays' as const,
    name: 'Осенние каникулы',
    from: monday,
    to: addDays(monday, 6),
    grades: null,
    ...more,
  })
  const year = () => Number(monday.slice(0, 4)) - (monday.slice(5) < '09-01' ? 1 : 0)
  const save = (spans: object[]) =>
    cast.administrator.does(contract.saveCalendar, {
      id: randomUUID(),
      organizationId: cast.organizationId,
      year: year(),
      spans: spans as contract.StudySpan[],
    })
  const week = async (who: Who) =>
    done(
      await who.reads(contract.listLessons, {
        organizationId: cast.organizationId,
        from: monday,
        to: addDays(monday, 1),
      }),
    )

  test('in the holidays there are no lessons, and everybody is told why and until when', async () => {
    const { timur, elena, administrator } = cast
    expect((await week(timur)).lessons).toHaveLength(1)
    done(await save([span({})]))
    const { lessons, off } = await week(timur)
    expect(lessons).toEqual([])
    expect(off).toMatchObject([
      { day: monday, kind: 'holidays', name: 'Осенние каникулы', to: addDays(monday, 6), classNames: [] },
      { day: addDays(monday, 1) },
    ])
    expect((await week(administrator)).off).toHaveLength(2) // has no class, and knows of the school's
    expect((await elena.reads(contract.getLesson, key())).status).toBe(404)
    done(await save([]))
    expect((await week(timur)).lessons).toHaveLength(1)
  })

  test('of one grade they are of its classes, and named so for whoever has several', async () => {
    const { timur, roman, fill, class7b } = cast
    done(await fill(class7b, 1, 2, { teacherId: roman.personId }))
    done(await fill(cast.class7a, 1, 2, { teacherId: roman.personId }))
    await world.db.updateTable('classes').set({ parallel: 1 }).where('id', '=', class7b).execute()
    done(await save([span({ name: 'Дополнительные', grades: [1, 1], to: monday })]))
    expect((await week(timur)).off).toEqual([])
    const mine = await week(roman)
    expect(mine.lessons.map(({ className }) => className)).toEqual(['7А'])
    expect(mine.off).toMatchObject([{ day: monday, classNames: ['7Б'] }])
    await world.db.updateTable('classes').set({ parallel: 7 }).where('id', '=', class7b).execute()
  })

  test('a lesson is not moved onto a day without lessons', async () => {
    const tuesday = addDays(monday, 1)
    done(await save([span({ from: tuesday, to: tuesday })]))
    const moved = await cast.administrator.does(contract.changeLesson, {
      ...key(),
      id: randomUUID(),
      change: { kind: 'move', day: tuesday, no: 3 },
    })
    expect(moved.body).toMatchObject({ error: 'invalid', field: 'day' })
  })

  test('turned days, days of another year and days said twice are refused, and nothing is written', async () => {
    const { elena } = cast
    const fieldOf = async (...spans: object[]) => ((await save(spans)).body as unknown as { field?: string }).field
    expect(await fieldOf(span({ to: addDays(monday, -1) }))).toBe('spans.0')
    expect(await fieldOf(span({ from: `${year() - 1}-10-01`, to: `${year() - 1}-10-08` }))).toBe('spans.0')
    expect(await fieldOf(span({}), span({ name: 'Ещё раз' }))).toBe('spans.1')
    expect(await world.db.selectFrom('study_spans').select('id').execute()).toEqual([])
    const wish = { id: randomUUID(), organizationId: cast.organizationId, year: year(), spans: [] }
    expect((await elena.does(contract.saveCalendar, wish)).status).toBe(403)
  })
})
