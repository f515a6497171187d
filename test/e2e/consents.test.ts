import { randomUUID } from 'node:crypto'
import { describe, expect } from 'vitest'
import { createAnnouncement, publishAnnouncement } from '#contract/announcements'
import { listSchoolChats } from '#contract/chats'
import type { RunningWorld } from '../running-world.ts'
import { openSchool } from '../school.ts'
import { fill, follow, press, russianLeftOn, sees, seesNo } from './deeds.ts'
import { setStage } from './stage.ts'
import { PHONE, type Stand, storyOn, type Visitor } from './stand.ts'

let stand: Stand
let world: RunningWorld
setStage(
  (stage) => {
    stand = stage.stand
    world = stage.world
  },
  { toldOnce: true },
)

/** A class with its families, one of them not in Звонок yet. */
async function openClass() {
  const school = await openSchool(world, { name: 'Школа № 14' })
  const class7a = await school.addClass('7А')
  const administrator = await school.person('Ольга Викторовна Синицына', ['administrator', 'employee'])
  const elena = await school.teacher('Елена Сергеевна Воробьёва', class7a)
  const artem = await school.pupil('Артём Белов', class7a)
  const sonya = await school.pupil('Соня Белова', class7a)
  const lev = await school.pupil('Лев Сорокин', class7a)
  const mother = await school.guardianOf(artem, 'Анна Белова')
  await school.guardianOf(sonya, mother)
  await school.guardianOf(lev, 'Дарья Сорокина', 'mother', { joined: false })
  const { organizationId } = school
  const { chats } = (await administrator.reads(listSchoolChats, { organizationId })).body
  const chatIds = [chats.find(({ automatic, className }) => automatic === 'parents' && className === '7А')!.id]

  /** By the class teacher, to the parents of the class. */
  async function publish(): Promise<string> {
    const id = randomUUID()
    const content = { title: 'Собрание в четверг', text: 'В 18:30, кабинет 12.', deadline: null, acknowledge: true }
    const made = { id, organizationId, ...content, perChild: false, chatIds }
    expect((await elena.does(createAnnouncement, made)).status).toBe(200)
    const step = { id: randomUUID(), announcementId: id }
    expect((await elena.does(publishAnnouncement, step)).status).toBe(200)
    return id
  }
  return { administrator, elena, mother, publish }
}

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

describe('consents', () => {
  let cast: Awaited<ReturnType<typeof openClass>>
  let olga: Visitor
  let elena: Visitor
  let mother: Visitor
  const chapter = storyOn(() => stand)
  const title = 'Согласие на фото- и видеосъёмку'

  chapter('the administrator takes a sample, makes it a text of the school, and asks a class', async () => {
    cast = await openClass()
    olga = await stand.enter('Ольга', cast.administrator)
    const { page } = olga
    await page.goto('/school/consents')
    await sees(page.getByText('Пока ничего не подписывают'))
    await page.getByRole('tab', { name: 'Тексты' }).click()
    await press(page, `Взять образец: ${title}`)
    await stand.scan(page, 'consents-template')
    await press(page, 'Сохранить')
    await sees(page.getByText(/редакция 1/))
    await stand.scan(page, 'consents-templates')
    await follow(page, 'Попросить')
    await page.getByRole('radio', { name: 'Согласие' }).click()
    await sees(page.getByText(/Даю школе согласие на фото/))
    await page.getByLabel('7А').check()
    await fill(page, 'Ответить до', inDays(9))
    await stand.scan(page, 'consents-ask')
    await press(page, 'Отправить на подпись')
    await sees(page.getByText('Подписали 0 из 3'))
  })

  chapter('a class teacher asks for a trip', async () => {
    elena = await stand.enter('Елена', cast.elena)
    const { page } = elena
    await page.goto('/school/consents/new')
    await fill(page, 'Заголовок', 'Поездка в планетарий')
    await fill(page, 'Текст', 'Отпускаю ребёнка с классом в планетарий на автобусе.')
    await fill(page, 'День', inDays(20))
    await fill(page, 'Время сбора', '09:30')
    await fill(page, 'Место', 'Планетарий')
    await fill(page, 'Стоимость, ₽', '650')
    await page.getByLabel('7А').check()
    await stand.scan(page, 'consents-slip')
    await press(page, 'Отправить на подпись')
    await sees(page.getByText('Подписали 0 из 3'))
    await sees(page.getByText('Сорокин Лев'))
    await stand.scan(page, 'consents-register-empty')
  })

  chapter('a mother of two reads, signs with a code, says no for the other, and takes a signature back', async () => {
    mother = await stand.enter('Анна', cast.mother, PHONE)
    const { page } = mother
    await page.goto('/important')
    await sees(page.getByRole('heading', { name: 'Поездка в планетарий' }))
    await stand.scan(page, 'consents-important')
    await page.goto('/consents')
    await sees(page.getByRole('region', { name: /Артём/ }))
    await stand.scan(page, 'consents-family')
    await page
      .getByRole('region', { name: /Артём/ })
      .getByRole('link', { name: /Поездка/ })
      .click()
    await sees(page.getByText('Отпускаю ребёнка с классом в планетарий на автобусе.'))
    await fill(page, 'Комментарий, если нужен', 'Аллергия на орехи')
    await stand.scan(page, 'consents-sign')
    await press(page, 'Разрешаю')
    await sees(page.getByText('Чтобы подписать, введите этот код:'))
    const code = await page.locator('.consents-code b').textContent()
    await fill(page, 'Код', code === '0000' ? '1111' : '0000')
    await page.getByRole('dialog').getByRole('button', { name: 'Подписать' }).click()
    await sees(page.getByText(/Код не подошёл/))
    await fill(page, 'Код', code!)
    await stand.scan(page, 'consents-code')
    await page.getByRole('dialog').getByRole('button', { name: 'Подписать' }).click()
    await sees(page.getByText(/Белова Анна: подписано/))

    await page.goto('/consents')
    await page
      .getByRole('region', { name: /Соня/ })
      .getByRole('link', { name: /Поездка/ })
      .click()
    await press(page, 'Не разрешаю')
    await page.getByRole('dialog').getByRole('button', { name: 'Отказаться' }).click()
    await sees(page.getByText(/Белова Анна: отказ/))

    await page.goto('/consents')
    await page
      .getByRole('region', { name: /Артём/ })
      .getByRole('link', { name: /съёмку/ })
      .click()
    await press(page, 'Подписать')
    await fill(page, 'Код', (await page.locator('.consents-code b').textContent())!)
    await page.getByRole('dialog').getByRole('button', { name: 'Подписать' }).click()
    await sees(page.getByText(/Белова Анна: подписано/))
    await press(page, 'Отозвать')
    await sees(page.getByText(/снимки, на которых ребёнка можно узнать/).last())
    await stand.scan(page, 'consents-withdraw')
    await page.getByRole('dialog').getByRole('button', { name: 'Отозвать' }).click()
    await sees(page.getByText(/Отозвано/))
  })

  chapter('the teacher sees it come in, enters a paper, prints the register', async () => {
    const { page } = elena
    await sees(page.getByText('Подписали 1 из 3'))
    await sees(page.getByText('Аллергия на орехи'))
    await page.getByRole('button', { name: 'Действия: Сорокин Лев' }).click()
    await page.getByRole('menuitem', { name: 'Внести с бумаги' }).click()
    await sees(page.getByRole('dialog').getByLabel('Кто подписал'))
    await stand.scan(page, 'consents-paper')
    await press(page, 'Внести')
    await sees(page.getByText('Подписали 2 из 3'))
    await page.getByRole('button', { name: 'Действия: Сорокин Лев' }).click()
    await page.getByRole('menuitem', { name: 'Дата рождения' }).click()
    await page.getByRole('dialog').getByLabel('Дата рождения').fill('2013-05-09')
    await press(page, 'Сохранить')
    await seesNo(page.getByRole('dialog'))
    await stand.scan(page, 'consents-register')
    const printed = await page.getByRole('link', { name: 'Напечатать' }).getAttribute('href')
    expect((await page.request.get(printed!)).headers()['content-type']).toBe('application/pdf')
  })

  chapter('the administrator finds the term of the withdrawal and closes it', async () => {
    const { page } = olga
    await page.goto('/school/privacy')
    await sees(page.getByRole('heading', { name: 'Отозвано согласие' }))
    await stand.scan(page, 'consents-privacy')
    await press(page, 'Сделано')
    await fill(page, 'Что сделано', 'Снимки удалены, акт № 4')
    await press(page, 'Сохранить')
    await sees(page.getByText(/Снимки удалены, акт № 4/))
    await press(page, 'Новый срок')
    await sees(page.getByText('10 рабочих дней'))
    await fill(page, 'О чём речь', 'Белова А.: какие данные хранятся')
    await stand.scan(page, 'consents-privacy-new')
    await press(page, 'Начать отсчёт')
    await sees(page.getByRole('heading', { name: 'Запрос о своих данных' }))
  })

  chapter('she wants to be told by mail about the other child; a paper refusal comes in, too', async () => {
    await mother.page.goto('/consents')
    await follow(mother.page, 'Не хочу пользоваться площадкой')
    await press(mother.page, 'Отказаться и выбрать другой способ')
    await mother.page.getByRole('radio', { name: 'Соня' }).click()
    await mother.page.getByRole('radio', { name: /По почте/ }).check()
    await fill(mother.page, 'Адрес почты', 'anna')
    await press(mother.page, 'Подать заявление')
    await sees(mother.page.getByText('Здесь нужен адрес почты'))
    await fill(mother.page, 'Адрес почты', 'anna@mail.ru')
    await stand.scan(mother.page, 'refusals-family')
    await press(mother.page, 'Подать заявление')
    await sees(mother.page.getByText('anna@mail.ru'))
    await sees(mother.page.getByText('Ответ появится здесь'))
    await stand.scan(mother.page, 'refusals-filed')

    const { page } = elena
    await page.goto('/important')
    await sees(page.getByRole('heading', { name: /подала заявление/ }))
    await page.goto('/school/refusals?tab=register')
    await sees(page.getByText('anna@mail.ru'))
    await press(page, 'Ответить семье')
    await fill(page, 'Ответ школы', 'Письма уходят сами, а о собраниях я ещё и позвоню.')
    await press(page, 'Ответить')
    await sees(mother.page.getByText('а о собраниях я ещё и позвоню'))
    await press(page, 'Внести отказ')
    await page.getByRole('dialog').getByLabel('Обучающийся').selectOption({ label: 'Сорокин Лев' })
    await fill(page, 'Номер телефона', '8 913 555-01-09')
    await stand.scan(page, 'refusals-record')
    await page.getByRole('dialog').getByRole('button', { name: 'Внести', exact: true }).click()
    await sees(page.getByText('+79135550109'))
    await stand.scan(page, 'refusals-register')
  })

  chapter('an announcement counts both: the letter goes by itself, the call is the teacher’s', async () => {
    const announcementId = await cast.publish()
    const { page } = elena
    await page.goto('/important')
    await sees(page.getByRole('heading', { name: /семья ждёт объявление|семьи ждут объявление/ }))
    await page.goto('/school/refusals')
    await sees(page.getByText('+79135550109'))
    await stand.scan(page, 'refusals-tasks')
    await press(page, 'Не ответили')
    await sees(page.getByText('1 раз не ответили'))
    const printed = await page.getByRole('link', { name: 'Список телефонов' }).getAttribute('href')
    expect((await page.request.get(printed!)).headers()['content-type']).toBe('application/pdf')
    await press(page, 'Сообщили: Сорокина Дарья')
    await sees(page.getByText(/Елена Сергеевна/))
    await page.goto(`/announcements/${announcementId}`)
    await sees(page.getByText(/бумаге/))
    await stand.scan(page, 'refusals-counted')
  })

  chapter('she books a talk with the class teacher, who sees who comes', async () => {
    const { page } = elena
    await page.goto('/appointments')
    await press(page, 'Предложить время')
    await press(page, 'Предложить')
    await sees(page.getByText('Заполните'))
    await fill(page, 'Где', 'Кабинет 12')
    await stand.scan(page, 'appointments-offer')
    await press(page, 'Предложить')
    await sees(page.getByText('0 из 3 занято'))
    await mother.page.goto('/more')
    await mother.page.getByRole('region', { name: 'Приём у педагога' }).getByRole('link', { name: 'Открыть' }).click()
    await mother.page.getByRole('radio', { name: 'Соня' }).click()
    await stand.scan(mother.page, 'appointments-open')
    await press(mother.page, /Воробьёва.*17:20/)
    await fill(mother.page, 'О чём поговорить', 'О задачах на проценты')
    await press(mother.page, 'Записаться')
    await sees(mother.page.getByRole('button', { name: 'Отменить запись' }))
    await stand.scan(mother.page, 'appointments-family')
    await sees(page.getByText('О задачах на проценты'))
    await sees(page.getByText('1 из 3 занято'))
    await stand.scan(page, 'appointments-teacher')
  })

  chapter('the same in English and in the dark: nothing is left in Russian', async () => {
    const { page } = mother
    const typed = [
      'Поездка в планетарий',
      title,
      'Артём',
      'Соня',
      'Белов',
      'Планетарий',
      'Анна',
      'Школа № 14',
      'Звонок',
    ]
    await page.evaluate(() => {
      localStorage.setItem('zvonok.language', 'en')
      localStorage.setItem('zvonok.theme', 'dark')
    })
    for (const [address, sign] of [
      ['/consents', 'Consents and permissions'],
      ['/important', 'Read and answer'],
      ['/refusal', 'Without the platform'],
      ['/appointments', 'Your bookings'],
    ] as const) {
      await page.goto(address)
      await sees(page.getByText(sign))
      if (address === '/consents') expect(await russianLeftOn(page, typed), address).toEqual([])
      await stand.scan(page, `english-${address.slice(1)}`)
    }
  })
})
