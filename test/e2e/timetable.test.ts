import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import * as lessons from '#contract/lessons'
import { weekdayOf } from '#rules/lessons'
import { learnEveryDay } from '../every-day.ts'
import { openRunningWorld, type RunningWorld } from '../running-world.ts'
import { type Member, openSchool } from '../school.ts'
import { follow, message, press, sees, seesNo } from './deeds.ts'
import { openStand, PHONE, type Stand, storyOn, type Visitor } from './stand.ts'

const ANDROID =
  'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36'
const FLAGS = ['--allow-loopback-in-peer-connection', '--autoplay-policy=no-user-gesture-required']

let stand: Stand
let world: RunningWorld
beforeAll(async () => {
  stand = await openStand({ toldOnce: true, flags: FLAGS, environment: { CALL_ENGINE: 'builtin' } })
  world = await openRunningWorld(stand.server)
}, 120_000)
afterAll(async () => {
  await world?.close()
  await stand?.close()
})

const MINUTE = 60_000
const clockAt = (zone: string, at: number): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(at)

/** A school of a zone where it is the middle of the day, so that a lesson around now is all of one day. */
function zoneOfNoon(): string {
  const zones = ['Europe/Kaliningrad', 'Asia/Omsk', 'Asia/Kamchatka']
  const hour = (zone: string) => Number(clockAt(zone, Date.now()).slice(0, 2))
  return zones.find((zone) => hour(zone) >= 6 && hour(zone) <= 20)!
}

async function openClass() {
  const school = await openSchool(world, { name: 'Школа № 14' })
  const { organizationId } = school
  const zone = zoneOfNoon()
  await world.db.updateTable('organizations').set({ time_zone: zone }).where('id', '=', organizationId).execute()
  const class7a = await school.addClass('7А')
  await school.addClass('7Б')
  const deputy = await school.person('Игорь Львович Носов', ['deputy', 'employee'])
  await learnEveryDay(world.db, { organizationId, personId: deputy.personId })
  const elena = await school.teacher('Елена Сергеевна Воробьёва', class7a)
  const timur = await school.pupil('Тимур Ахметов', class7a)
  const aliya = await school.guardianOf(timur, 'Алия Ахметова')
  for (const name of ['Алгебра', 'История']) {
    const row = { id: randomUUID(), organization_id: organizationId, name, removed_at: null }
    await world.db.insertInto('subjects').values(row).execute()
  }
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(Date.now())
  return { organizationId, zone, today, class7a, deputy, elena, timur, aliya }
}

const DAYS = ['понедельник', 'вторник', 'среда', 'четверг', 'пятница', 'суббота', 'воскресенье']

describe('the timetable', () => {
  let cast: Awaited<ReturnType<typeof openClass>>
  let igor: Visitor
  let aliya: Visitor
  const chapter = storyOn(() => stand)

  chapter('the deputy sets the bells and sees every class', async () => {
    cast = await openClass()
    igor = await stand.enter('Игорь', cast.deputy)
    const { page } = igor
    await page.goto('/school/timetable')
    await sees(page.getByText('Начните со звонков'))
    await press(page, 'Задать звонки')
    await page.getByLabel('1-й конец').fill('09:25')
    await page.getByRole('dialog').getByRole('button', { name: 'Сохранить' }).click()
    await sees(page.getByRole('dialog').getByText(/^Проверьте 2-й урок|должен начинаться/))
    await page.getByLabel('1-й конец').fill('09:10')
    await stand.scan(page, 'timetable-bells')
    await page.getByRole('dialog').getByRole('button', { name: 'Сохранить' }).click()
    await sees(page.getByText('7 уроков, 08:30–14:30'))
    await press(page, 'Заполнить')
    await press(page, 'Взять обычные даты')
    await stand.scan(page, 'timetable-year')
    await page.getByRole('dialog').getByRole('button', { name: 'Сохранить' }).click()
    await sees(page.getByRole('listitem').filter({ hasText: 'Зимние каникулы' }))
    await stand.scan(page, 'timetable-school')
    // The story goes on on any day of the year.
    await world.db.deleteFrom('study_spans').execute()
    await follow(page, '7А')
  })

  chapter('fills cells of the week; what they break is said beside, with the act', async () => {
    const { page } = igor
    await page.getByRole('combobox', { name: 'Звонки' }).selectOption({ label: 'Основные' })
    const cell = (no: number) => page.getByRole('button', { name: `Добавить: Понедельник, ${no}-й урок` })
    for (const no of [1, 2, 3]) {
      await cell(no).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('Предмет').selectOption({ label: 'Алгебра' })
      await dialog.getByLabel('Учитель').selectOption({ label: 'Воробьёва Елена Сергеевна' })
      await dialog.getByLabel('Дистанционно').check()
      if (no === 1) await stand.scan(page, 'timetable-cell')
      await dialog.getByRole('button', { name: 'Сохранить' }).click()
      await seesNo(dialog)
      await sees(page.getByRole('button', { name: new RegExp(`Понедельник, ${no}-й урок:.*Алгебра`) }))
    }
    await sees(page.getByText('Экран за день 90 мин, а можно 60: ноутбук'))
    await sees(page.getByText('СанПиН 1.2.3685-21, таблица 6.8'))
    await sees(page.getByText(/СП 2\.4\.3648-20 (действует до|не действует с) 1 января 2027/))
    await stand.scan(page, 'timetable-grid')
  })

  chapter('puts it right; the breach is gone; tells the families once', async () => {
    const { page } = igor
    await page.getByRole('button', { name: /Понедельник, 3-й урок:.*Алгебра/ }).click()
    await page.getByRole('dialog').getByLabel('Дистанционно').uncheck()
    await page.getByRole('dialog').getByLabel('Кабинет').fill('24')
    await page.getByRole('dialog').getByRole('button', { name: 'Сохранить' }).click()
    await sees(page.getByText('Нарушений нет'))
    await press(page, 'Сообщить семьям')
    await page.getByRole('dialog').getByRole('button', { name: 'Сообщить семьям' }).click()
    await sees(page.getByText('Сообщили в чаты класса'))
    aliya = await stand.enter('Алия', cast.aliya, PHONE)
    await aliya.page.goto('/chats')
    await aliya.page
      .getByRole('link', { name: /^7А, родители/ })
      .first()
      .click()
    await sees(message(aliya.page, 'Расписание 7А готово'))
  })

  chapter('brings a table: what the school does not know is shown before anything is written', async () => {
    const { page } = igor
    await page.goto('/school/timetable')
    await press(page, 'Загрузить таблицу')
    const table = [
      'Класс;День;Урок;Предмет;Учитель;Кабинет',
      '7Б;Понедельник;1;История;;12',
      '7Б;Вторник;2;Химия;;',
      '9Я;Среда;1;История;;',
    ]
    const buffer = Buffer.from(`\uFEFF${table.join('\r\n')}`)
    await page
      .getByLabel('Выберите XLSX или CSV')
      .setInputFiles({ name: 'Расписание.csv', mimeType: 'text/csv', buffer })
    await sees(page.getByText('В школе пока нет таких предметов: Химия'))
    await sees(page.getByText('такого класса нет'))
    await stand.scan(page, 'timetable-import')
    await press(page, 'Добавить 1 предмет')
    await press(page, 'Записать 2 урока')
    await sees(page.getByText('Записано уроков: 2, классов: 1'))
    await follow(page, '7Б')
    await sees(page.getByRole('button', { name: /Понедельник, 1-й урок:.*История/ }))
  })

  chapter('changes a lesson for one day; the mother sees why, in her days and in the chat', async () => {
    await layToday(cast)
    const { page } = igor
    await aliya.page.goto('/today')
    await sees(aliya.page.getByRole('link', { name: 'История' }))
    await page.goto(`/lessons/${cast.class7a}/${cast.today}/2`)
    await press(page, 'Изменить на этот день')
    await page.getByRole('dialog').getByLabel('Отменить урок').check()
    await page.getByLabel('Причина (её увидят семьи)').fill('учитель на конкурсе')
    await stand.scan(page, 'lesson-change')
    await press(page, 'Изменить и сообщить')
    await sees(page.getByText('Урок отменён: учитель на конкурсе'))
    await sees(aliya.page.getByText('Урок отменён: учитель на конкурсе'))
    await stand.scan(aliya.page, 'today-mother')
    await aliya.page.goto('/timetable')
    await sees(aliya.page.getByRole('heading', { name: new RegExp(DAYS[weekdayOf(cast.today) - 1]!, 'i') }))
    await stand.scan(aliya.page, 'timetable-mother')
  })

  chapter('a task with its file; the pupil hands in, the teacher sends it back, and then accepts', async () => {
    const elena = await stand.enter('Елена', cast.elena)
    await elena.page.goto(`/lessons/${cast.class7a}/${cast.today}/1`)
    await elena.page.getByLabel('Тема').fill('Квадратные уравнения')
    await elena.page.getByLabel('Задание').fill('№ 214, 216')
    await expect.poll(() => elena.page.getByLabel('Сдать здесь').isChecked()).toBe(true) // a remote lesson
    await elena.page.getByLabel('Приложить файлы к заданию').setInputFiles(textFile('Карточка.txt', 'x² = 4'))
    await sees(elena.page.getByText('Карточка.txt'))
    await elena.page.getByRole('button', { name: 'Записать', exact: true, disabled: false }).click()
    await sees(elena.page.getByText('Урок записан'))
    await sees(elena.page.getByRole('link', { name: 'Карточка.txt' }))

    const timur = await stand.enter('Тимур', cast.timur, PHONE)
    await timur.page.goto('/today')
    await timur.page.getByRole('region', { name: 'Задания' }).getByRole('link', { name: 'Алгебра' }).click()
    await sees(timur.page.getByRole('link', { name: 'Карточка.txt' }))
    await timur.page.getByLabel('Ответ').fill('x = 2')
    await stand.scan(timur.page, 'task-pupil')
    await press(timur.page, 'Сдать')
    await sees(timur.page.getByText('сдано', { exact: true }))

    await press(elena.page, 'Вернуть: Ахметов Тимур')
    await elena.page.getByLabel('Что исправить').fill('Есть и второй корень')
    await stand.scan(elena.page, 'task-teacher')
    await press(elena.page, 'Вернуть: Ахметов Тимур')
    await sees(timur.page.getByText('Учитель: Есть и второй корень'))
    await timur.page.getByLabel('Ответ').fill('x = ±2')
    await press(timur.page, 'Сдать')
    await press(elena.page, 'Принять: Ахметов Тимур')
    await sees(timur.page.getByText('принято', { exact: true }))
    await timur.context.close()
    await elena.context.close()
  })

  chapter('the lesson starts in one press; a phone is refused with the reason, and let in by name', async () => {
    const elena = await stand.enter('Елена', cast.elena)
    await elena.page.goto('/today')
    await press(elena.page, 'Начать урок')
    await elena.page.waitForURL(/\/calls\//)
    await press(elena.page, 'Войти в звонок')
    await sees(elena.page.getByText('Алгебра, идёт'))
    await sees(elena.page.getByText('пауза для глаз через'))

    const timur = await stand.enter('Тимур', cast.timur, PHONE)
    const device = await timur.context.newCDPSession(timur.page)
    await device.send('Emulation.setUserAgentOverride', { userAgent: ANDROID })
    await timur.page.goto('/today')
    await follow(timur.page, 'Войти на урок')
    await press(timur.page, 'Войти в звонок')
    await sees(timur.page.getByText('С телефона на дистанционный урок нельзя'))
    await stand.scan(timur.page, 'lesson-phone')
    await press(timur.page, 'Попросить учителя впустить')
    await sees(elena.page.getByText('Тимур Ахметов просит войти с телефона'))
    await press(elena.page, 'Впустить в этот раз')
    await seesNo(elena.page.getByText('Тимур Ахметов просит войти с телефона'))
    await press(timur.page, 'Войти ещё раз, когда впустят')
    await press(timur.page, 'Войти в звонок')
    await sees(timur.page.getByText('Алгебра, идёт'))
    // Thirteen minutes later by the lesson's own clock: the first pause.
    await world.db
      .updateTable('lessons')
      .set({ started_at: new Date(Date.now() - 13.02 * MINUTE) })
      .where('class_id', '=', cast.class7a)
      .where('started_at', 'is not', null)
      .execute()
    await timur.page.reload()
    await press(timur.page, 'Войти в звонок')
    await sees(timur.page.getByRole('heading', { name: 'Пауза для глаз' }))
    await stand.scan(timur.page, 'lesson-pause')
    await timur.context.close()
    await elena.context.close()
  })
})

const textFile = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })

/** Bells around this minute, algebra now and history after it; the rest of the week as it was. */
async function layToday({
  organizationId,
  zone,
  today,
  class7a,
  deputy,
  elena,
}: Awaited<ReturnType<typeof openClass>>) {
  const clock = (minutes: number) => clockAt(zone, Date.now() + minutes * MINUTE)
  const periods: [string, string][] = [
    [clock(-3), clock(37)],
    [clock(50), clock(90)],
  ]
  const bellsId = randomUUID()
  const does = async <C extends Parameters<Member['does']>[0]>(contract: C, input: Parameters<Member['does']>[1]) => {
    const answer = await deputy.does(contract, input as never)
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  }
  await does(lessons.saveBells, { id: bellsId, organizationId, name: 'Сегодня', shift: 1, periods })
  await does(lessons.setTimetable, { id: randomUUID(), classId: class7a, bellsId, studyDays: 6 })
  const subjects = await world.db
    .selectFrom('subjects')
    .select(['id', 'name'])
    .where('organization_id', '=', organizationId)
    .execute()
  const idOf = (name: string) => subjects.find((one) => one.name === name)!.id
  const cell = { classId: class7a, weekday: weekdayOf(today) }
  const algebra = { subjectId: idOf('Алгебра'), teacherId: elena.personId, remote: true }
  const history = { subjectId: idOf('История'), teacherId: null, room: '12' }
  await does(lessons.setSlot, { ...cell, id: randomUUID(), no: 1, filling: algebra })
  await does(lessons.setSlot, { ...cell, id: randomUUID(), no: 2, filling: history })
}
