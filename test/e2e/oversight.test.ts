import { readFileSync } from 'node:fs'
import type { Locator, Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { acceptConduct } from '#contract/moderation'
import { appointOperator, createAccount } from '#domains/accounts'
import { takeSnapshots } from '#domains/statistics'
import { inTransaction } from '#server/events'
import type { RunningWorld } from '../running-world.ts'
import { openSchool, PASSWORD } from '../school.ts'
import { fill, follow, press, russianLeftOn, sees, seesNo, seesTitle, signIn } from './deeds.ts'
import { setStage } from './stage.ts'
import { COMPUTER, PHONE, type Stand, storyOn, type Visitor } from './stand.ts'

let stand: Stand
let world: RunningWorld
setStage(
  (stage) => {
    stand = stage.stand
    world = stage.world
  },
  { toldOnce: true },
)

const NAME = 'Школа № 14'

async function openCast() {
  const school = await openSchool(world, { name: NAME })
  const class7a = await school.addClass('7А')
  const director = await school.person('Наталья Петровна Белова', 'director')
  const deputy = await school.person('Игорь Львович Носов', 'deputy')
  await school.teacher('Елена Сергеевна Воробьёва', class7a)
  const mitya = await school.pupil('Митя Кузнецов', class7a)
  for (const name of ['Алия Ахметова', 'Пётр Ильин', 'Ева Громова', 'Соня Белова']) await school.pupil(name, class7a)
  await school.pupil('Лев Сорокин', class7a, { joined: false })
  await school.guardianOf(mitya, 'Анна Кузнецова')
  const { organizationId } = school
  for (const one of [director, deputy]) await one.does(acceptConduct, { organizationId, version: 1 })
  return { director, deputy, operator: await openOperator() }
}

/** The one who runs the installation: in no school. */
async function openOperator(): Promise<{ login: string }> {
  const login = 'operator'
  await inTransaction(world.db, async (tx) => {
    const accountId = await createAccount(tx, { name: 'Денис Осокин', login, password: PASSWORD })
    await appointOperator(tx, accountId)
  })
  return { login }
}

const card = (page: Page, name: string | RegExp): Locator => page.getByRole('region', { name }).first()

describe('oversight', () => {
  let cast: Awaited<ReturnType<typeof openCast>>
  let natalya: Visitor
  let denis: Visitor
  let raisa: Visitor
  const name = NAME
  const curator = 'Ким Раиса Карловна'
  const address = 'curator@example.ru'
  const chapter = storyOn(() => stand)

  chapter('the director sees who is here, whom to ask for by name, and what is missing', async () => {
    cast = await openCast()
    natalya = await stand.enter('Наталья', cast.director)
    const { page } = natalya
    await page.goto('/school/summary')
    await seesTitle(page, 'Сводка')
    await sees(page.getByText('учеников вошли: 5 из 6'))
    await sees(page.getByText('от лишнего сообщения ни одно число не вырастет', { exact: false }))
    await sees(page.getByText('Ответов меньше десяти', { exact: false }))
    await stand.scan(page, 'сводка')

    await page.getByRole('button', { name: /^7А родители 1 из 1/ }).click()
    const dialog = page.getByRole('dialog', { name: '7А' })
    await dialog.getByRole('radio', { name: 'Ученики' }).check()
    await sees(dialog.getByText('Сорокин Лев'))
    await stand.scan(page, 'класс в сводке')
    await page.keyboard.press('Escape')
    await seesNo(dialog)
  })

  chapter('the classes as a table, another term, and a file for the table program', async () => {
    const { page } = natalya
    await page.getByRole('radio', { name: 'Таблица' }).check()
    await sees(page.getByRole('table', { name: 'Классы' }).getByRole('row').filter({ hasText: '7А' }))
    await page.getByRole('radio', { name: 'Неделя' }).check()
    await sees(page.getByText('Объявления, звонки и ответы'))
    await press(page, 'Сохранить')
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'Таблица CSV' }).click(),
    ])
    expect(readFileSync(await saved.path(), 'utf8')).toContain('Семьи на связи;1;')
  })

  chapter('a deputy finds it closed until the director gives access, and loses it again', async () => {
    const igor = await stand.enter('Игорь', cast.deputy, PHONE)
    await igor.page.goto('/school/summary')
    await sees(igor.page.getByText('Сводка пока закрыта'))
    await stand.scan(igor.page, 'сводка закрыта')
    const { page } = natalya
    const readers = card(page, 'Кто видит сводку')
    await readers.getByLabel('Дать доступ сотруднику').selectOption({ label: 'Носов Игорь Львович' })
    await readers.getByRole('button', { name: 'Дать доступ' }).click()
    const take = readers.getByRole('button', { name: 'Забрать доступ: Носов Игорь Львович' })
    await sees(take)
    await igor.page.reload()
    await sees(igor.page.getByText('учеников вошли: 5 из 6'))
    await seesNo(igor.page.getByText('Кто видит сводку'))
    await take.click()
    await seesNo(take)
    await igor.page.reload()
    await sees(igor.page.getByText('Сводка пока закрыта'))
  })

  chapter('the operator appoints a curator, who comes in by a code and sees names of schools only', async () => {
    denis = await stand.visitor('Денис', COMPUTER)
    await signIn(denis, cast.operator.login, PASSWORD)
    await denis.page.waitForURL(/operator/)
    const { page } = denis
    await page.goto('/operator')
    await follow(page, 'Кураторы')
    await seesTitle(page, 'Кураторы')
    await press(page, 'Назначить куратора')
    await fill(page, 'Фамилия, имя, отчество', curator)
    await fill(page, 'Рабочая почта или телефон', address)
    await page.getByLabel('Регион').selectOption('Омская область')
    await page.getByLabel('Муниципалитет').selectOption('Светлоозёрск')
    await stand.scan(page, 'назначить куратора')
    await press(page, 'Назначить')
    await sees(card(page, curator).getByText(address, { exact: false }))
    await stand.scan(page, 'кураторы')

    raisa = await stand.visitor('Раиса', COMPUTER)
    await raisa.page.goto(`/sign-in/code?address=${encodeURIComponent(address)}`)
    await press(raisa.page, 'Получить код')
    await sees(raisa.page.getByText('Если такой адрес нам знаком', { exact: false }))
    await raisa.page.getByLabel('Код из сообщения').fill(await codeFromOutbox())
    await sees(raisa.page.getByRole('heading', { name: 'Вы вошли' }))
    await raisa.page.goto('/')
    await seesTitle(raisa.page, 'Школы территории')
    const row = raisa.page.getByRole('row').filter({ hasText: name })
    await sees(row.getByText('сводка закрыта'))
    await stand.scan(raisa.page, 'стол куратора')
  })

  /** As the operator reads it to somebody who has no mail. */
  async function codeFromOutbox(): Promise<string> {
    const { page } = denis
    await page.goto('/operator?tab=outgoing')
    const letter = page
      .getByRole('listitem')
      .filter({ hasText: address })
      .filter({ hasText: /код:?\s\d{6}/i })
    await sees(letter)
    return /код:?\s(\d{6})/i.exec((await letter.first().textContent())!)![1]!
  }

  chapter('the curator asks, the director reads it and opens the figures', async () => {
    const { page } = raisa
    await page.getByRole('link', { name, exact: true }).click()
    await sees(page.getByText('Школа ещё не открыла сводку'))
    await fill(page, 'Письмо', 'Откройте, пожалуйста, сводку')
    await press(page, 'Отправить')
    await sees(page.getByRole('listitem').filter({ hasText: 'Откройте, пожалуйста, сводку' }))

    const school14 = natalya.page
    await school14.goto('/school/curators')
    await sees(school14.getByText('Сводка закрыта: куратор видит только название школы.'))
    await stand.scan(school14, 'куратор')
    await card(school14, curator).getByRole('button', { name: 'Открыть переписку' }).click()
    await sees(school14.getByText('Откройте, пожалуйста, сводку'))
    await press(school14, 'Открыть сводку куратору')
    await school14.getByRole('dialog').getByRole('button', { name: 'Открыть сводку куратору' }).click()
    await sees(school14.getByText('Сводка открыта: Наталья Петровна Белова'))
    await fill(school14, 'Письмо', 'Открыли')
    await press(school14, 'Отправить')
    await sees(page.getByRole('listitem').filter({ hasText: 'Открыли' }).filter({ hasText: 'Наталья Петровна Белова' }))
  })

  chapter('the curator sees figures and no names, finds the school among others, and takes a table along', async () => {
    await takeSnapshots(world.db)
    const { page } = raisa
    await page.reload()
    await sees(page.getByText('Охват и готовность'))
    await sees(page.getByRole('table', { name: 'По классам' }).getByRole('row').filter({ hasText: '5 из 6' }))
    await seesNo(page.getByText('Сорокин'))
    await stand.scan(page, 'школа куратора')
    await page.goto('/curator')
    await page.getByRole('searchbox', { name: 'Найти школу' }).fill('14')
    await sees(card(page, 'Школы').getByText('1 школа'))
    await sees(page.getByRole('row').filter({ hasText: name }).getByText('5 из 6'))
    await press(page, 'Сохранить')
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'Таблица CSV' }).click(),
    ])
    expect(readFileSync(await saved.path(), 'utf8')).toContain(`${name};да;`)
  })

  chapter('the operator closes a school with a reason its people read, and opens it again', async () => {
    const { page } = denis
    await page.goto('/operator?tab=schools')
    await page.getByRole('button', { name: `Приостановить: ${name}` }).click()
    await fill(page, 'Причина', 'До приказа о назначении администратора')
    await stand.scan(page, 'приостановить школу')
    await page.getByRole('dialog').getByRole('button', { name: 'Приостановить' }).click()
    const open = page.getByRole('button', { name: `Открыть снова: ${name}` })
    await sees(open)
    await natalya.page.goto('/')
    await sees(natalya.page.getByText('До приказа о назначении администратора'))
    await stand.scan(natalya.page, 'школа приостановлена')
    await stand.scan(page, 'школы')
    await open.click()
    await sees(page.getByRole('button', { name: `Приостановить: ${name}` }))
    await natalya.page.goto('/school/summary')
    await sees(natalya.page.getByText('учеников вошли: 5 из 6'))
  })

  chapter('the operator takes no new schools for a time, and a school reads why', async () => {
    const { page } = denis
    await page.goto('/operator')
    await press(page, 'Закрыть приём заявок')
    const dialog = page.getByRole('dialog', { name: 'Закрыть приём заявок' })
    await dialog.getByLabel(/^Что прочтут школы/).fill('До 1 сентября, потом пишите снова')
    await stand.scan(page, 'закрыть приём')
    await dialog.getByRole('button', { name: 'Закрыть приём заявок' }).click()
    const open = page.getByRole('button', { name: 'Открыть приём' })
    await sees(open)
    await raisa.page.goto('/apply')
    await sees(raisa.page.getByText('До 1 сентября, потом пишите снова'))
    await seesNo(raisa.page.getByRole('button', { name: 'Проверить и отправить' }))
    await stand.scan(raisa.page, 'приём закрыт')
    await open.click()
    await sees(page.getByRole('button', { name: 'Закрыть приём заявок' }))
  })

  chapter('the operator looks how the server fares and what it has to do; all of it in English, too', async () => {
    const { page } = denis
    await page.getByRole('tab', { name: 'Состояние' }).click()
    await sees(card(page, 'База данных'))
    await sees(card(page, 'Звонки'))
    await stand.scan(page, 'состояние')
    await page.getByRole('tab', { name: 'Задания' }).click()
    await sees(page.getByText(/^(Всё\sсделано|\d+\sзадани[еяй])/))
    await stand.scan(page, 'задания')
    for (const { page: one, path } of [
      { page: natalya.page, path: '/school/summary' },
      { page: raisa.page, path: '/curator' },
    ]) {
      await one.evaluate(() => localStorage.setItem('zvonok.language', 'en'))
      await one.goto(path)
      await sees(one.getByRole('heading', { name: /^(Summary|Schools of the territory)$/ }))
      await stand.shot(one, 'english')
    }
    await sees(natalya.page.getByText('pupils joined: 5 of 6'))
    const typed = [
      name,
      'Белова Наталья Петровна',
      'Воробьёва Елена Сергеевна',
      'Носов Игорь Львович',
      '7А',
      'Светлоозёрск',
      'Омская область',
    ]
    for (const { page: one } of [natalya, raisa]) expect(await russianLeftOn(one, typed)).toEqual([])
    expect(stand.faults).toEqual([])
  })
})
