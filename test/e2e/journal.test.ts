import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { linkPerson } from '#contract/journal'
import { type IdentityProvider, openIdentityProvider } from '../identity-provider.ts'
import { KEY, type OneRosterServer, openOneRosterServer, smallSchool } from '../one-roster.ts'
import { openRunningWorld, type RunningWorld } from '../running-world.ts'
import { type Member, openSchool, type School } from '../school.ts'
import { conversation, fill, follow, press, russianLeftOn, sees, seesNo, seesTitle } from './deeds.ts'
import { COMPUTER, openStand, PHONE, type Stand, storyOn, type Visitor } from './stand.ts'

let stand: Stand
let world: RunningWorld
let journal: OneRosterServer
let region: IdentityProvider
beforeAll(async () => {
  const returnTo: string[] = []
  journal = await openOneRosterServer(smallSchool())
  region = await openIdentityProvider({
    returnTo,
    people: {
      'u-anna': { name: 'Анна Кузнецова' },
      'u-else': { name: 'Кто-то Другой' },
      'p-1': { name: 'Тимур Ахметов' },
    },
  })
  stand = await openStand({ toldOnce: true, environment: { ZVONOK_JOURNAL_HOSTS: `${journal.host},${region.host}` } })
  world = await openRunningWorld(stand.server)
  returnTo.push(`${stand.server.origin}/sign-in/provider`)
}, 120_000)
afterAll(async () => {
  await world?.close()
  await stand?.close()
  await journal?.close()
  await region?.close()
})

const card = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const part = (page: Page, name: string) => page.getByRole('tab', { name }).click()

describe('the electronic journal', () => {
  let school: School
  let anna: Member
  let visitor: Visitor
  let page: Page
  const chapter = storyOn(() => stand)

  chapter('the administrator connects it: what is wrong is told beside the field', async () => {
    school = await openSchool(world, { name: 'Школа № 14' })
    anna = await school.person('Анна Ильинична Кузнецова', 'administrator')
    const class7a = await school.addClass('7А')
    await school.teacher('Пётр Ильич Савельев', class7a)
    visitor = await stand.enter('Анна', anna)
    page = visitor.page
    await page.goto('/school/lists')
    await follow(page, 'Подключить журнал')
    await sees(page.getByText('Подключите журнал, который ведёт школа'))
    await stand.scan(page, 'журнал, пусто')
    await follow(page, 'Подключить')
    await fill(page, 'Как называется журнал', 'ЭПОС.Школа')
    await fill(page, 'Адрес журнала', 'http://journal.example.ru')
    await fill(page, 'Адрес выдачи ключа (token)', journal.tokenAddress)
    await fill(page, 'Идентификатор клиента (client_id)', KEY.clientId)
    await fill(page, 'Секрет (client_secret)', KEY.secret)
    await fill(page, 'Для сотрудников, «В журнал»', 'https://journal.example.ru/class/{class}')
    await fill(page, 'Для учеников и родителей, «В дневник»', 'https://dnevnik.example.ru/pupil/{person}')
    await press(page, 'Подключить')
    await sees(page.getByText('Адрес должен начинаться с https://', { exact: false }))
    await stand.scan(page, 'журнал, подключение')
    await fill(page, 'Адрес журнала', journal.address)
    await press(page, 'Подключить')
    await sees(page.getByText('Ещё ничего не приходило.'))
  })

  chapter('the lists are read, looked at and applied as any other list', async () => {
    await press(page, 'Загрузить сейчас')
    await sees(page.getByText('Ждёт вас', { exact: false }))
    await sees(page.getByText('Новых: 4', { exact: false }))
    await stand.scan(page, 'журнал, прочитан')
    await follow(page, 'Посмотреть и применить')
    await seesTitle(page, 'Вот что изменится')
    await press(page, 'Применить')
    await page.getByRole('dialog').getByRole('button', { name: 'Применить' }).click()
    await sees(page.getByText('Список загружен.'))
    await page.goto('/school/journal')
    await sees(page.getByText('Записано: 4 человека'))
    await sees(card(page, 'Кто связан').getByText('5', { exact: true }))
  })

  chapter('who is linked is seen by name; somebody is linked by hand', async () => {
    await part(page, 'Кто связан')
    await sees(page.getByRole('heading', { name: 'Савельев Пётр Ильич' }))
    await stand.scan(page, 'журнал, кто связан')
    await press(page, 'Изменить связь: Савельев Пётр Ильич')
    await fill(page, 'Номер в журнале', 't-2')
    await press(page, 'Сохранить')
    await sees(page.getByText('уже связан другой человек', { exact: false }))
    await fill(page, 'Номер в журнале', 't-77')
    await press(page, 'Сохранить')
    await seesNo(page.getByRole('dialog'))
    await page.getByRole('radio', { name: 'Связаны: 6' }).check()
    await sees(page.getByText('t-77'))
    await sees(page.getByText('p-1', { exact: true }))
  })

  chapter('the chats of subjects are there, and the check of automatic chats is one step away', async () => {
    await part(page, 'Обмен')
    await follow(page, 'Проверить чаты')
    await page.waitForURL(/school\/chats\?part=check/)
    const titles = await world.db
      .selectFrom('chats')
      .select('title')
      .where('organization_id', '=', school.organizationId)
      .where('subject_id', 'is not', null)
      .execute()
    expect(titles.map(({ title }) => title).sort()).toEqual(['7А, алгебра', '7А, русский язык'])
  })

  chapter('a bad day of the journal is told in words, and a pause stops it', async () => {
    journal.trouble.next = (_request, response, at) => {
      if (!at.endsWith('/users')) return false
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"users": [')
      return true
    }
    await page.goto('/school/journal')
    await press(page, 'Загрузить сейчас')
    await sees(page.getByText('Ответ журнала не разобрать', { exact: false }))
    await stand.scan(page, 'журнал, сломан')
    delete journal.trouble.next
    await press(page, 'Пауза')
    await sees(page.getByText(/^Остановлено: Кузнецова Анна Ильинична/))
    await seesNo(page.getByRole('button', { name: 'Загрузить сейчас' }))
    await press(page, 'Продолжить')
    await sees(page.getByRole('button', { name: 'Загрузить сейчас' }))
  })

  chapter('staff go to the journal from where they look for it, and it is another site', async () => {
    const class7a = await world.db
      .selectFrom('classes')
      .select('id')
      .where('organization_id', '=', school.organizationId)
      .executeTakeFirstOrThrow()
    await page.goto(`/school/classes/${class7a.id}`)
    const way = page.getByRole('link', { name: /^В журнал/ })
    await sees(way)
    expect(await way.getAttribute('href')).toBe('https://journal.example.ru/class/7%D0%90')
    expect(await way.getAttribute('rel')).toContain('noopener')
    expect(await way.getAttribute('target')).toBe('_blank')
    await stand.scan(page, 'класс со ссылкой')
  })

  chapter('a mother finds the diary of her child on the page of today', async () => {
    const class7a = await world.db
      .selectFrom('classes')
      .select('id')
      .where('organization_id', '=', school.organizationId)
      .executeTakeFirstOrThrow()
    const child = await school.pupil('Яна Ким', class7a.id, { joined: false })
    const mother = await school.guardianOf(child, 'Инна Ким')
    const done = await anna.does(linkPerson, { id: crypto.randomUUID(), personId: child.personId, journalId: 'p-99' })
    expect(done.status).toBe(200)
    const inna = await stand.enter('Инна', mother, PHONE)
    await inna.page.goto('/today')
    const way = inna.page.getByRole('link', { name: /^В дневник: Яна/ })
    await sees(way)
    expect(await way.getAttribute('href')).toBe('https://dnevnik.example.ru/pupil/p-99')
    await stand.scan(inna.page, 'сегодня с дневником')
    await inna.page.goto('/more')
    await sees(inna.page.getByRole('link', { name: /^В дневник: Яна/ }))
    await stand.scan(inna.page, 'ещё с дневником')
  })

  chapter('the school sets up the region’s sign-in, and its address is checked', async () => {
    await page.goto('/school/journal?part=entry')
    await press(page, 'Добавить вход')
    await fill(page, 'Как называется', 'Регион')
    await fill(page, 'Адрес системы (issuer)', 'https://127.0.0.1/')
    await fill(page, 'Идентификатор клиента (client_id)', 'zvonok')
    await fill(page, 'Секрет (client_secret)', 'the-secret-of-the-region')
    await press(page, 'Проверить и сохранить')
    await sees(page.getByText('Этот адрес не из интернета', { exact: false }))
    await stand.scan(page, 'вход, настройка')
    await fill(page, 'Адрес системы (issuer)', region.issuer)
    await fill(page, 'Где номер в журнале (claim)', 'sub')
    await press(page, 'Проверить и сохранить')
    await seesNo(page.getByRole('dialog'))
    await sees(page.getByRole('heading', { name: 'Регион' }))
  })

  chapter('a stranger is not let in; whoever has connected it comes in by one press', async () => {
    const guest = await stand.visitor('Гость', PHONE)
    await byRegion(guest.page, 'Кто-то Другой')
    await sees(guest.page.getByText('Этот вход ещё не связан', { exact: false }))
    await stand.scan(guest.page, 'вход, незнакомец')

    await page.goto('/more/account')
    await press(page, `Подключить: Регион`)
    await page.getByRole('dialog').getByRole('button', { name: 'Перейти' }).click()
    await follow(page, 'Анна Кузнецова')
    await page.waitForURL(/more\/account/)
    await sees(card(page, 'Вход через другие системы').getByText('Анна Кузнецова', { exact: false }))
    await stand.scan(page, 'вход подключён')

    const atHome = await stand.visitor('Анна дома', COMPUTER)
    await byRegion(atHome.page, 'Анна Кузнецова')
    await atHome.page.waitForURL(/\/school$/)
    await sees(atHome.page.getByRole('navigation', { name: 'Разделы' }))
  })

  chapter('a pupil whom the journal knows comes by its sign-in to the own sheet, and needs no paper', async () => {
    const timur = await stand.visitor('Тимур', PHONE)
    await byRegion(timur.page, 'Тимур Ахметов')
    await seesTitle(timur.page, 'Это вы?')
    await stand.scan(timur.page, 'лист по входу журнала')
    await press(timur.page, 'Это я')
    await fill(timur.page, 'Пароль', 'три слова подряд')
    await press(timur.page, 'Войти в «Звонок»')
    await sees(conversation(timur.page, '7А, класс'))

    const next = await stand.visitor('Тимур завтра', PHONE)
    await byRegion(next.page, 'Тимур Ахметов')
    await sees(next.page.getByRole('navigation', { name: 'Разделы' }))
  })

  async function byRegion(where: Page, name: string): Promise<void> {
    await where.goto('/sign-in')
    await where.getByRole('button', { name: /^Войти через Регион/ }).click()
    await where.waitForURL((url) => url.origin === region.issuer)
    await follow(where, name)
    await where.waitForURL((url) => url.origin === stand.server.origin)
  }

  chapter('English says the same', async () => {
    await page.evaluate(() => localStorage.setItem('zvonok.language', 'en'))
    const typed = ['ЭПОС.Школа', 'Кузнецова Анна Ильинична', 'Анна Кузнецова', 'Регион', '7А']
    for (const [at, seen] of [
      ['', 'Load now'],
      ['?part=settings', 'Save'],
      ['?part=entry', 'Add a way in'],
    ] as const) {
      await page.goto(`/school/journal${at}`)
      await sees(page.getByRole('button', { name: seen }))
      expect(await russianLeftOn(page, typed), at).toEqual([])
    }
    await page.evaluate(() => localStorage.setItem('zvonok.language', 'ru'))
  })
})
