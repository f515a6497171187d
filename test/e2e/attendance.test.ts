import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import * as lessons from '#contract/lessons'
import { addDays, weekdayOf } from '#rules/lessons'
import { learnEveryDay } from '../every-day.ts'
import { openRunningWorld, type RunningWorld } from '../running-world.ts'
import { openSchool } from '../school.ts'
import { follow, press, sees, seesNo } from './deeds.ts'
import { openStand, PHONE, type Stand, storyOn, type Visitor } from './stand.ts'

let stand: Stand
let world: RunningWorld
beforeAll(async () => {
  stand = await openStand({ toldOnce: true })
  world = await openRunningWorld(stand.server)
}, 120_000)
afterAll(async () => {
  await world?.close()
  await stand?.close()
})

/** A class that has had its first lesson today. */
async function openClass() {
  const school = await openSchool(world, { name: 'Школа № 14' })
  const { organizationId } = school
  const class7a = await school.addClass('7А')
  const director = await school.person('Наталья Петровна Белова', ['director', 'employee'])
  await learnEveryDay(world.db, { organizationId, personId: director.personId })
  const elena = await school.teacher('Елена Сергеевна Воробьёва', class7a)
  const timur = await school.pupil('Тимур Ахметов', class7a)
  const sonya = await school.pupil('Соня Белова', class7a)
  const lev = await school.pupil('Лев Сорокин', class7a)
  const aliya = await school.guardianOf(timur, 'Алия Ахметова')
  const subjectId = randomUUID()
  const subject = { id: subjectId, organization_id: organizationId, name: 'Алгебра', removed_at: null }
  await world.db.insertInto('subjects').values(subject).execute()
  const bellsId = randomUUID()
  const done = ({ status, body }: { status: number; body: object }) => expect(status, JSON.stringify(body)).toBe(200)
  const periods: [string, string][] = [
    ['08:30', '09:10'],
    ['09:25', '10:05'],
  ]
  done(await director.does(lessons.saveBells, { id: bellsId, organizationId, name: 'Основные', shift: 1, periods }))
  const chosen = await director.does(lessons.setTimetable, {
    id: randomUUID(),
    classId: class7a,
    bellsId,
    studyDays: 6,
  })
  done(chosen)
  const { today } = chosen.body
  const cell = { classId: class7a, weekday: weekdayOf(today), no: 1 }
  const filling = { subjectId, teacherId: elena.personId, room: '24' }
  done(await director.does(lessons.setSlot, { ...cell, id: randomUUID(), filling }))
  return { class7a, today, director, elena, timur, sonya, lev, aliya }
}

describe('attendance', () => {
  let cast: Awaited<ReturnType<typeof openClass>>
  let aliya: Visitor
  let elena: Visitor
  let natalya: Visitor
  const chapter = storyOn(() => stand)

  chapter('a mother tells in two presses that her son is ill', async () => {
    cast = await openClass()
    aliya = await stand.enter('Алия', cast.aliya, PHONE)
    const { page } = aliya
    await page.goto('/today')
    await press(page, 'Сообщить, что ребёнок не придёт')
    await page.getByLabel('Пара слов для учителя (по желанию)').fill('температура')
    await stand.scan(page, 'absence-tell')
    await page.getByRole('dialog').getByRole('button', { name: 'Сообщить', exact: true }).click()
    await sees(page.getByText('Школа знает.'))
    await stand.scan(page, 'absence-told')
  })

  chapter('the teacher has the class on one screen, with what the family has said', async () => {
    elena = await stand.enter('Елена', cast.elena)
    const { page } = elena
    await page.goto('/today')
    await follow(page, 'Алгебра')
    await sees(page.getByText('болеет · температура'))
    const row = (name: string) => page.getByRole('group', { name: `Отметка: ${name}` })
    await expect.poll(() => row('Ахметов Тимур').getByLabel('Болеет').isChecked()).toBe(true)
    await row('Белова Соня').getByLabel('Нет').check()
    await press(page, 'Остальные были')
    await expect.poll(() => row('Сорокин Лев').getByLabel('Был(а)').isChecked()).toBe(true)
    await stand.scan(page, 'roll')
    await press(page, 'Сохранить отметки')
    await sees(page.getByText('Все отмечены'))
    await page.reload()
    await sees(page.getByText('Все отмечены'))
    await sees(page.getByText('1 из 3'))
  })

  chapter('a family has called: the class teacher writes it down, and that the boy came after all', async () => {
    const { page } = elena
    await page.goto('/school/attendance')
    const told = page.getByRole('listitem').filter({ hasText: 'звонила мама' })
    await press(page, 'Записать отсутствие')
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Кто', { exact: true }).selectOption({ label: 'Сорокин Лев' })
    await dialog.getByLabel('Кто сообщил и что сказал (по желанию)').fill('звонила мама')
    await stand.scan(page, 'absence-write')
    await dialog.getByRole('button', { name: 'Записать', exact: true }).click()
    await sees(told)
    await stand.scan(page, 'absence-written')
    await press(page, 'Уже в школе: Сорокин Лев')
    await seesNo(told)
  })

  chapter('the director sees the day by class and by name, and takes it on paper', async () => {
    natalya = await stand.enter('Наталья', cast.director)
    const { page } = natalya
    await page.goto('/school/attendance')
    await sees(page.getByText('Все уроки отмечены'))
    await sees(page.getByRole('link', { name: 'Ахметов Тимур' }))
    await sees(page.getByRole('link', { name: 'Белова Соня' }))
    await stand.scan(page, 'attendance-day')
    for (const [name, type] of [
      ['Напечатать', 'application/pdf'],
      ['Скачать таблицу', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ] as const) {
      const href = await page.getByRole('link', { name }).getAttribute('href')
      const paper = await natalya.context.request.get(href!)
      expect(paper.headers()['content-type']).toBe(type)
    }
    await follow(page, 'Белова Соня')
    await sees(page.getByText('1-й урок, Алгебра'))
    await stand.scan(page, 'attendance-history')
  })

  chapter(
    'remote mode by an order: readiness is counted, the family says what it has, the lessons are remote',
    async () => {
      const { page } = natalya
      await aliya.page.goto('/timetable')
      await press(aliya.page, 'Рассказать')
      for (const part of ['ноутбук', 'микрофон', 'наушники или колонки', 'интернет']) {
        await aliya.page.getByRole('dialog').getByLabel(part).check()
      }
      await stand.scan(aliya.page, 'equipment')
      await press(aliya.page, 'Сохранить')
      await sees(aliya.page.getByText('Готово', { exact: true }))
      await page.goto('/school/remote')
      await sees(page.getByText('Нет: Белова Соня, Сорокин Лев'))
      await press(page, 'Объявить режим')
      await page.getByLabel('Номер приказа').fill('118-од')
      await page.getByLabel('По какой день').fill(addDays(cast.today, 2))
      await page.getByLabel('Вся школа').check()
      await stand.scan(page, 'remote-declare')
      await page.getByRole('dialog').getByRole('button', { name: 'Объявить', exact: true }).click()
      await sees(page.getByText(/^Приказ 118-од от/))
      await stand.scan(page, 'remote')
      await press(page, 'Отменить режим')
      await page.getByRole('dialog').getByRole('button', { name: 'Отменить режим' }).click()
      await sees(page.getByText('закончен'))
    },
  )

  chapter('a norm that could not be read in the act is confirmed by the school, with a name', async () => {
    const { page } = natalya
    await page.goto('/school/norms')
    await sees(page.getByText('школа подтверждает').first())
    await press(page, 'Подтвердить: Последний урок кончается')
    await stand.scan(page, 'norm-confirm')
    await page.getByRole('dialog').getByRole('button', { name: 'Подтвердить' }).click()
    await sees(page.getByText('Подтверждено: Белова Наталья Петровна'))
    await stand.scan(page, 'norms')
  })
})
