import { readFileSync } from 'node:fs'
import mammoth from 'mammoth'
import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { appointOperator } from '#domains/accounts'
import { inTransaction } from '#server/events'
import type { RunningWorld } from '../running-world.ts'
import { openSchool } from '../school.ts'
import { fill, follow, press, readPdf, russianLeftOn, sees, seesNo, seesTitle } from './deeds.ts'
import { setStage } from './stage.ts'
import { PHONE, type Stand, storyOn, type Visitor } from './stand.ts'

/** A busy machine draws a form late. */
const PATIENTLY = { timeout: 15_000 }

let stand: Stand
let world: RunningWorld
setStage(
  (stage) => {
    stand = stage.stand
    world = stage.world
  },
  { toldOnce: true },
)

/** A school, an operator who is in none, and a number of its own that nobody else's school has. */
async function openCast() {
  const number = Math.floor(Math.random() * 9e5) + 1e5
  const school = await openSchool(world, { name: `МБОУ «Средняя школа № ${number}»` })
  const class7a = await school.addClass('7А')
  const administrator = await school.person('Ольга Викторовна Зуева', ['administrator', 'employee'], {
    post: 'учитель химии',
  })
  await school.person('Наталья Петровна Белова', 'director')
  const mother = await school.guardianOf(await school.pupil('Артём Белов', class7a), 'Анна Белова')
  const other = await openSchool(world, { name: `Лицей № ${number + 1}` })
  const operator = await other.person('Оксана Рыбина', 'employee')
  await inTransaction(world.db, (tx) => appointOperator(tx, operator.accountId))
  return { number, administrator, mother, operator }
}

describe('help and documents', () => {
  let cast: Awaited<ReturnType<typeof openCast>>
  let olga: Visitor
  let mother: Visitor
  const chapter = storyOn(() => stand)
  const open = (page: Page, name: string | RegExp) => page.getByRole('link', { name }).first().click()

  chapter('somebody who cannot sign in reads, searches, and reaches the school', async () => {
    cast = await openCast()
    const { page } = await stand.visitor('за дверью', PHONE)
    await page.goto('/sign-in')
    await follow(page, 'Условия использования')
    await seesTitle(page, 'Условия использования')
    await page.goto('/sign-in')
    await follow(page, 'Помощь')
    await seesTitle(page, 'Аккаунт: чтобы вошли только вы')
    await page.getByLabel('Найти в помощи').fill('потерял телефон')
    await page
      .getByRole('region', { name: 'Что нашлось' })
      .getByRole('link', { name: /Второй шаг входа/ })
      .click()
    await sees(page.getByRole('heading', { name: 'Второй шаг входа' }))
    await follow(page, 'Всё содержание')
    await page.getByRole('radio', { name: 'Ученику' }).check()
    await follow(page, 'Ученику: с чего начать')
    await seesTitle(page, 'Ученику: с чего начать')
    await stand.scan(page, 'help-page')
    await follow(page, 'Спросить')
    await fill(page, 'Ваша школа', `школа ${cast.number}`)
    await fill(page, 'Как вас зовут', 'Сорокина Дарья')
    await fill(page, 'Телефон или почта', 'позвоните')
    await fill(page, 'Что случилось?', 'Потеряли лист активации')
    await press(page, 'Отправить')
    await sees(page.getByText(/Проверьте номер/))
    await stand.scan(page, 'help-outside')
    await fill(page, 'Телефон или почта', '+7 913 555-01-09')
    await press(page, 'Отправить')
    await sees(page.getByRole('heading', { name: 'Отправлено' }))
    await open(page, /\/help\/answer\//)
    await sees(page.getByText('Ответа пока нет. Страница обновляется сама.'))
  })

  chapter('a mother asks from the very screen she is on', async () => {
    mother = await stand.enter('Анна', cast.mother, PHONE)
    const { page } = mother
    await page.goto('/today')
    await sees(page.getByRole('heading', { name: 'Первые шаги' }))
    await stand.scan(page, 'first-steps')
    await press(page, 'Убрать первые шаги')
    await seesNo(page.getByRole('heading', { name: 'Первые шаги' }))
    await page.goto('/consents')
    await page.getByRole('link', { name: 'Помощь', exact: true }).filter({ visible: true }).click()
    await seesTitle(page, 'Согласия и разрешения')
    await follow(page, 'Спросить')
    await sees(page.getByText(/О\sчём\sвопрос: Согласия\sи\sразрешения/))
    await fill(page, 'Что случилось?', 'Не вижу, где подписать поездку')
    await page.getByLabel('Приложить сведения о браузере').uncheck()
    await stand.scan(page, 'help-ask')
    await press(page, 'Отправить')
    await seesTitle(page, 'Обращение')
    await sees(page.getByText('Новый', { exact: true }))
    await page.goto('/today') // whoever keeps looking at it has seen the answer when it comes
  })

  chapter('the administrator takes it, answers with a ready answer, and passes another one on', async () => {
    olga = await stand.enter('Ольга', cast.administrator)
    const { page } = olga
    await page.goto('/important')
    await sees(page.getByText('Ждут ответа 2 обращения'))
    await page.goto('/school/help')
    await open(page, /Сорокина Дарья/)
    await sees(page.getByText('+79135550109'))
    await press(page, 'Взять в работу')
    await sees(page.getByText('В работе', { exact: true }))
    await fill(page, 'Ответить', 'Новый лист у классного руководителя')
    await press(page, 'Отправить')
    await sees(page.getByText('Есть ответ', { exact: true }))
    await page.goto('/school/help')
    await open(page, /Анна Белова/)
    await fill(page, 'Ответить', 'Откройте «Ещё», потом «Согласия».')
    await press(page, 'Готовые ответы')
    await page.getByRole('menuitem', { name: /Сохранить этот текст/ }).click()
    await fill(page, 'Как назвать', 'Где согласия')
    await page.getByRole('dialog').getByRole('button', { name: 'Сохранить' }).click()
    await seesNo(page.getByRole('dialog'))
    await stand.scan(page, 'help-thread')
    await press(page, 'Отправить')
    await sees(page.getByText('Есть ответ', { exact: true }))
    await press(page, 'Передать оператору')
    await fill(page, 'Что сказать оператору', 'У семьи не открываются согласия')
    await page.getByRole('dialog').getByRole('button', { name: 'Передать' }).click()
    await sees(page.getByText('У оператора', { exact: true }))
  })

  chapter('the operator answers the school; the family reads what it was told', async () => {
    const { page } = await stand.enter('Оксана', cast.operator)
    await page.goto('/operator')
    await open(page, /^Вопросы школ/)
    await page
      .getByRole('link', { name: new RegExp(`школа № ${cast.number}`, 'i') })
      .first()
      .click()
    await sees(page.getByText('У семьи не открываются согласия'))
    expect(await page.getByText('Анна Белова').count()).toBe(0)
    await fill(page, 'Ответить', 'Обновили, попробуйте')
    await press(page, 'Отправить')
    await sees(page.getByRole('list', { name: 'Переписка' }).getByText('Обновили, попробуйте'))

    await mother.page.goto('/important')
    await sees(mother.page.getByText('Вам ответили на вопрос'))
    await mother.page.goto('/more/help')
    await open(mother.page, /Не вижу, где подписать поездку/)
    await sees(mother.page.getByText('Откройте «Ещё», потом «Согласия».'))
    expect(await mother.page.getByText('Обновили, попробуйте').count()).toBe(0)
    await press(mother.page, 'Закрыть')
    await sees(mother.page.getByText('Закрыт', { exact: true }))
  })

  chapter('an order is made from the school’s data, changed, and opened in an office program', async () => {
    const { page } = olga
    await page.goto('/school/acts')
    await follow(page, 'Новый документ')
    await open(page, /Приказ о назначении администратора/)
    await expect
      .poll(() => page.getByLabel('Администратор (кого назначить)').inputValue(), PATIENTLY)
      .toBe('Зуеву Ольгу Викторовну')
    await fill(page, 'Ответственный за внедрение (кого)', 'Носова Игоря Львовича')
    await sees(page.getByRole('region', { name: 'Как будет выглядеть' }).getByText(/Носова Игоря Львовича/))
    await stand.scan(page, 'acts-maker')
    await press(page, 'К тексту')
    const words = page.getByRole('textbox', { name: 'Текст' })
    await words.fill(`${await words.inputValue()}\nСоставлено в двух экземплярах.`)
    await press(page, 'Положить на полку черновиком')
    await sees(page.getByRole('heading', { name: 'Черновик' }))
    const [docx] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /DOCX/ }).click()])
    const { value } = await mammoth.extractRawText({ buffer: readFileSync(await docx.path()) })
    expect(value).toContain('Зуеву Ольгу Викторовну, учителя химии')
    expect(value).toContain('Составлено в двух экземплярах.')
    const address = await page.getByRole('link', { name: 'PDF для печати' }).getAttribute('href')
    const pdf = await page.request.get(address!)
    expect(readPdf(await pdf.body()).join(' ')).toContain('Составлено в двух экземплярах.')
  })

  chapter('it is adopted, shown on the open page, and sent to be read', async () => {
    const { page } = olga
    await press(page, 'Принять')
    await fill(page, 'Номер', '14-о')
    await stand.scan(page, 'acts-adopt')
    await page.getByRole('dialog').getByRole('button', { name: 'Принять' }).click()
    await sees(page.getByText('Действует', { exact: true }))
    await page.getByLabel('Показать на открытой странице').check()
    await expect.poll(() => page.getByLabel('Показать на открытой странице').isChecked(), PATIENTLY).toBe(true)
    await stand.scan(page, 'acts-act')
    await press(page, 'На ознакомление')
    await page.getByLabel('Родителям всех классов').check()
    await press(page, 'Подготовить объявление')
    await expect
      .poll(() => page.getByLabel('Заголовок').inputValue(), PATIENTLY)
      .toContain('О назначении администратора')
    await press(page, 'Опубликовать…')
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /Опубликовать|Запланировать/ })
      .click()
    await seesNo(page.getByRole('dialog'))

    await page.goto('/school/acts')
    await page.getByLabel('Страница открыта').check()
    const link = page.getByRole('link', { name: /public\/acts/ })
    await sees(link)
    const address = await link.getAttribute('href')
    const anybody = await stand.visitor('прохожий', PHONE)
    await anybody.page.goto(address!)
    await sees(anybody.page.getByText(/О назначении администратора/))
    await stand.scan(anybody.page, 'acts-public')
  })

  chapter('chats that stood elsewhere: a list by one press, who moves each, how far it has come', async () => {
    const { page } = olga
    await page.goto('/school/acts')
    await follow(page, 'Составить список')
    await press(page, 'Добавить чаты всех классов')
    await page.getByRole('dialog').getByRole('button', { name: 'Добавить', exact: true }).click()
    const parents = page.getByRole('listitem').filter({ hasText: '7А, родители' })
    await sees(parents.getByText('здесь 1 из 1'))
    await parents.getByRole('button', { name: /^Изменить/ }).click()
    const dialog = page.getByRole('dialog', { name: 'Чат для перевода' })
    await dialog.getByLabel('Ответственный').selectOption({ label: 'Зуева Ольга Викторовна' })
    await stand.scan(page, 'moves-change')
    await dialog.getByRole('button', { name: 'Сохранить' }).click()
    await sees(parents.getByText('Зуева Ольга Викторовна', { exact: false }))
    await parents.getByRole('button', { name: 'Уже переведён' }).click()
    await sees(page.getByText('Переведено 1 из 2'))
    await stand.scan(page, 'moves')
  })

  chapter('a family reads the shelf; the English screens speak English', async () => {
    const { page } = mother
    await page.goto('/acts')
    await open(page, /О назначении администратора/)
    await sees(page.getByText(/№\s14-о\sот/))
    await sees(page.getByRole('region', { name: 'Текст документа' }).getByText('ПРИКАЗЫВАЮ:'))
    await page.evaluate(() => localStorage.setItem('zvonok.language', 'en'))
    await page.goto('/help/ask')
    await seesTitle(page, 'Ask for help')
    expect(await russianLeftOn(page, [])).toEqual([])
    await page.goto('/more/help')
    await seesTitle(page, 'My questions')
    const typed = ['Не вижу, где подписать поездку', `МБОУ «Средняя школа № ${cast.number}»`]
    expect(await russianLeftOn(page, typed)).toEqual([])
  })
})
