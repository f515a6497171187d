import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import {
  acceptance,
  acceptRules,
  chatInList,
  codeOnSheet,
  conversation,
  fill,
  follow,
  leaveChat,
  message,
  openChat,
  openMenuOf,
  PASSWORD,
  press,
  readPdf,
  russianLeftOn,
  say,
  sees,
  seesNo,
  seesTitle,
} from './deeds.ts'
import { openStand, regionWhereItIsDay, type Stand, storyOn, type Visitor, WIDTHS } from './stand.ts'

const PHONE = '+7 913 555-14-14'
const ORDER = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF',
)

const ENGLISH_SCREENS = [
  ['/important', /./],
  ['/school', 'Школа № 14'],
  ['/school/classes', 'Classes'],
  ['/school/staff', 'Staff'],
  ['/school/people', 'People'],
  ['/school/requests', 'Requests'],
  ['/school/invitations', /invitation/i],
  ['/school/profile', /profile/i],
  ['/more', 'More'],
] as const
/** What the people of the story have written themselves, the longest first, and the name of the product. */
const TYPED = [
  'МБОУ «Средняя школа № 14»',
  'Школа № 14',
  'Воробьёва Елена Сергеевна',
  'Елена Сергеевна Воробьёва',
  'учитель начальных классов',
  'учитель музыки',
  'Гусева Марина Олеговна',
  'Марина Олеговна Гусева',
  'Ахметова Алия Ринатовна',
  'Алия Ринатовна',
  'Ахметов Тимур',
  'Тимур Ахметов',
  'Белова Соня',
  'Зуева Ольга Викторовна',
  'Ольга Викторовна Зуева',
  'Ольга Викторовна',
  'Ольга Зуева',
  'Светлоозёрск',
  'Звонок',
]

// The first day of a school, told whole, once on phones and once on computers: each chapter goes on where the one before ended.
describe.each(WIDTHS)('the first day of a school, %d px wide', (width) => {
  let stand: Stand
  const chapter = storyOn(() => stand)
  let operator: Visitor
  let administrator: Visitor
  let teacher: Visitor
  let pupil: Visitor
  let mother: Visitor
  let teachersLink: string
  let sheets: string[]

  beforeAll(async () => {
    stand = await openStand()
    operator = await stand.visitor('operator', width)
    administrator = await stand.visitor('administrator', width, { newcomer: true })
    teacher = await stand.visitor('teacher', width, { newcomer: true })
    pupil = await stand.visitor('pupil', width, { newcomer: true })
    mother = await stand.visitor('mother', width, { newcomer: true })
  }, 180_000)

  afterAll(() => stand?.close())

  chapter('the operator comes by the one-time link', async () => {
    const { page } = operator
    await page.goto(stand.server.setupLink())
    await seesTitle(page, 'Первый запуск')
    await stand.scan(page, 'первый запуск')
    await fill(page, 'Имя и фамилия', 'Оксана Рыбина')
    await fill(page, 'Логин', 'operator')
    await fill(page, 'Пароль', PASSWORD)
    await press(page, 'Стать оператором')
    await seesTitle(page, 'Стол оператора')
    await sees(page.getByText('Всё разобрано'))
    await stand.scan(page, 'стол оператора пуст')
  })

  chapter('the school applies with the order attached', async () => {
    const { page } = administrator
    await page.goto('/')
    await seesTitle(page, 'Здравствуйте!')
    await stand.scan(page, 'вход')
    await follow(page, 'Подключить свою школу')
    await seesTitle(page, 'Заявка школы')
    await press(page, 'Проверить и отправить')
    await sees(page.getByText('Напишите полное название'))
    await stand.scan(page, 'заявка с ошибками')
    await fill(page, 'Полное название', 'МБОУ «Средняя школа № 14»')
    await fill(page, 'Короткое название', 'Школа № 14')
    await fill(page, 'Регион', regionWhereItIsDay())
    await fill(page, 'Город, район', 'Светлоозёрск')
    await fill(page, 'Фамилия', 'Зуева')
    await fill(page, 'Имя', 'Ольга')
    await fill(page, 'Отчество', 'Викторовна')
    await fill(page, 'Мобильный телефон', PHONE)
    await fill(page, 'Электронная почта', 'zueva@example.ru')
    await page
      .getByLabel(/Приложите приказ/)
      .setInputFiles({ name: 'Приказ 14-к.pdf', mimeType: 'application/pdf', buffer: ORDER })
    await sees(page.getByText('Файл загружен'))
    await fill(page, 'Номер приказа', '14-к')
    await fill(page, 'Дата приказа', '2026-08-20')
    await press(page, 'Проверить и отправить')
    const summary = page.getByRole('dialog', { name: 'Всё верно?' })
    await sees(summary.getByText(/913 555.14.14/))
    await stand.scan(page, 'заявка перед отправкой')
    await press(page, 'Отправить заявку')
    await seesTitle(page, 'Заявка отправлена')
    await stand.scan(page, 'заявка отправлена')
  })

  chapter('the operator sees it come and approves', async () => {
    const { page } = operator
    await page.getByRole('button', { name: /Школа № 14/ }).click() // nobody has reloaded
    const card = page.getByRole('region', { name: 'МБОУ «Средняя школа № 14»' })
    await sees(card.getByText('14-к'))
    await stand.scan(page, 'заявка на столе')
    await press(page, 'Одобрить')
    await press(page, 'Открыть школу')
    await seesNo(page.getByRole('dialog'))
    await sees(page.getByText('Школа открыта.'))
  })

  chapter('the administrator registers by the very phone, with the code the operator reads aloud', async () => {
    const { page } = administrator
    await page.reload()
    await seesTitle(page, 'Школа открыта')
    await follow(page, 'Войти администратором')
    await fill(page, 'Телефон из заявки', PHONE)
    await stand.scan(page, 'вход администратора')
    await press(page, 'Получить код')
    await fill(page, 'Код из сообщения', await codeReadBy(operator))
    await seesTitle(page, 'Здравствуйте, Ольга Викторовна!')
    await stand.scan(page, 'пароль администратора')
    await fill(page, 'Пароль', PASSWORD)
    await press(page, 'Войти в школу')
    await seesTitle(page, 'Школа № 14')
    await sees(page.getByRole('heading', { name: 'Первый день' }))
    await stand.scan(page, 'первый день')
  })

  chapter('the administrator builds the structure', async () => {
    const { page } = administrator
    await goTo(page, 'Сотрудники')
    for (const [name, post] of [
      ['Воробьёва Елена Сергеевна', 'учитель начальных классов'],
      ['Гусева Марина Олеговна', 'учитель музыки'],
    ] as const) {
      await fill(page, 'Фамилия, имя, отчество', name)
      await fill(page, 'Должность', post)
      await page.getByLabel('Фамилия, имя, отчество').press('Enter')
      await sees(page.getByText(`В списке: ${name}`))
    }
    await stand.scan(page, 'сотрудники')

    await goTo(page, 'Предметы')
    await press(page, /^Добавить все/)
    await sees(page.getByRole('listitem').filter({ hasText: 'Математика' }))
    await stand.scan(page, 'предметы')

    await goTo(page, 'Классы')
    await fill(page, 'Какие классы есть в школе', '1А–4В')
    await press(page, 'Добавить 12 классов')
    await sees(page.getByRole('link', { name: '4В', exact: true }))
    await stand.scan(page, 'классы')

    await follow(page, '1А')
    await seesTitle(page, '1А')
    await page.getByRole('combobox', { name: 'Назначить' }).fill('вороб')
    await page.getByRole('option', { name: /Воробьёва Елена Сергеевна/ }).click()
    await sees(page.getByRole('button', { name: 'Снять: Воробьёва Елена Сергеевна' }))
    for (const name of ['Ахметов Тимур', 'Белова Соня']) {
      await fill(page, 'Фамилия и имя ученика', name)
      await page.getByLabel('Фамилия и имя ученика').press('Enter')
      await sees(page.getByRole('link', { name, exact: true }))
    }
    await press(page, 'Добавить родителя: Ахметов Тимур')
    await fill(page, 'Фамилия, имя, отчество', 'Ахметова Алия Ринатовна')
    await page.getByLabel('Фамилия, имя, отчество').press('Enter')
    await sees(page.getByText(/мама\s+Ахметова Алия Ринатовна/))
    await stand.scan(page, 'класс')
  })

  chapter('the sheets are printed', async () => {
    const { page, context } = administrator
    await follow(page, 'Листы активации')
    const print = page.getByRole('link', { name: 'Напечатать 3 листа' })
    await sees(print)
    await stand.scan(page, 'листы активации')
    const pdf = await context.request.get((await print.getAttribute('href'))!)
    expect(pdf.headers()['content-type']).toBe('application/pdf')
    writeFileSync(path.join(stand.results, `sheets-${width}.pdf`), await pdf.body())
    sheets = readPdf(await pdf.body())
    expect(sheets).toHaveLength(3)
    await page.reload()
    await sees(page.getByText('напечатан'))
  })

  chapter('a link invites the teachers', async () => {
    const { page } = administrator
    await page.goto('/school')
    await goTo(page, 'Ссылки')
    await press(page, 'Создать ссылку')
    const address = page.getByLabel('Адрес приглашения')
    await sees(address)
    await stand.scan(page, 'ссылка-приглашение')
    teachersLink = await address.inputValue()
  })

  chapter('the teacher joins by the link, once the administrator has said that it is her', async () => {
    const { page } = teacher
    await page.goto(teachersLink)
    await sees(page.getByText('Школа № 14'))
    await fill(page, 'Фамилия', 'Воробьёва')
    await fill(page, 'Имя', 'Елена')
    await fill(page, 'Отчество, если есть', 'Сергеевна')
    await stand.scan(page, 'вступление по ссылке')
    await press(page, 'Дальше')
    await fill(page, 'Логин', 'vorobyova')
    await fill(page, 'Пароль', PASSWORD)
    await stand.scan(page, 'вступление, последний шаг')
    await press(page, 'Отправить заявку')
    await seesTitle(page, 'Ваша заявка')
    await stand.scan(page, 'заявка учителя ждёт')

    const office = administrator.page
    await office.goto('/school')
    await goTo(office, 'Заявки')
    await sees(office.getByText('есть в списке школы'))
    await stand.scan(office, 'заявки на вступление')
    await press(office, 'Принять: Елена Сергеевна Воробьёва')

    await sees(chatInList(page, '1А, класс')) // her page has gone on by itself
    await stand.scan(page, 'чаты учителя')
  })

  chapter('the pupil joins by the sheet in under a minute, with no phone and no e-mail', async () => {
    const started = Date.now()
    const { page } = pupil
    await page.goto('/')
    await page.getByLabel('Код с листа активации, девять знаков').fill(codeOnSheet(sheets, 'Для Тимура Ахметова'))
    await seesTitle(page, 'Это вы?')
    await stand.scan(page, 'это вы')
    await press(page, 'Это я')
    await fill(page, 'Пароль', PASSWORD)
    await stand.scan(page, 'последний шаг')
    await press(page, 'Войти в «Звонок»')
    await sees(conversation(page, '1А, класс'))
    await sees(acceptance(page))
    await stand.scan(page, 'правила поведения')
    await acceptRules(page)
    await stand.scan(page, 'чат класса впервые')
    expect(Date.now() - started).toBeLessThan(60_000)
  })

  chapter('the mother joins by the square on hers', async () => {
    const started = Date.now()
    const { page } = mother
    await page.goto(`/sheet#${encodeURIComponent(codeOnSheet(sheets, 'Для Алии Ринатовны'))}`)
    await sees(page.getByRole('list', { name: 'Ваши дети' }).getByText('Тимур Ахметов'))
    await stand.scan(page, 'это вы, родитель')
    await press(page, 'Это я')
    await fill(page, 'Пароль', PASSWORD)
    await press(page, 'Войти в «Звонок»')
    await sees(conversation(page, '1А, родители'))
    await acceptRules(page)
    expect(Date.now() - started).toBeLessThan(60_000)
  })

  chapter('the teacher and the pupil talk in the chat of the class', async () => {
    await openChat(teacher.page, '1А, класс')
    await acceptRules(teacher.page)
    await say(teacher.page, 'Здравствуйте! Завтра сбор в восемь у входа')
    await sees(message(pupil.page, 'Завтра сбор в восемь'))
    await sees(message(teacher.page, 'Завтра сбор в восемь').getByRole('img', { name: 'Отправлено' }))

    await pupil.page.getByRole('textbox', { name: 'Сообщение' }).pressSequentially('А форма', { delay: 20 })
    await sees(teacher.page.getByText(/печатает/))
    await say(pupil.page, 'А форма нужна?')
    await sees(message(teacher.page, 'А форма нужна?'))

    await (await openMenuOf(teacher.page, 'А форма нужна?')).getByRole('menuitem', { name: 'Ответить' }).click()
    await sees(teacher.page.getByText('Ответ: Тимур Ахметов'))
    await say(teacher.page, 'Да, парадная')
    await sees(message(pupil.page, 'Да, парадная').getByText('А форма нужна?'))

    const words = await openMenuOf(pupil.page, 'Да, парадная')
    await words.getByRole('menuitemcheckbox', { name: 'Принято' }).click()
    await sees(message(teacher.page, 'Да, парадная').getByRole('button', { name: /Принято/ }))
    await stand.scan(teacher.page, 'разговор у учителя')
    await stand.scan(pupil.page, 'разговор у ученика')
  })

  chapter('a message is changed, and one is taken back', async () => {
    await (await openMenuOf(teacher.page, 'Да, парадная')).getByRole('menuitem', { name: 'Изменить' }).click()
    const field = teacher.page.getByRole('textbox', { name: 'Сообщение' })
    await field.fill('Да, парадная и галстук')
    await press(teacher.page, 'Сохранить')
    await sees(message(pupil.page, 'Да, парадная и галстук').getByText('изменено'))

    await say(pupil.page, 'Ой, не туда')
    await sees(message(teacher.page, 'Ой, не туда'))
    await (await openMenuOf(pupil.page, 'Ой, не туда')).getByRole('menuitem', { name: 'Удалить' }).click()
    await seesNo(message(teacher.page, 'Ой, не туда'))
    await sees(message(teacher.page, 'Сообщение удалено'))
  })

  chapter('a mention and what is unread wait in the list', async () => {
    await pupil.page.goto('/chats')
    await sees(chatInList(pupil.page, '1А, класс'))
    const field = teacher.page.getByRole('textbox', { name: 'Сообщение' })
    await field.pressSequentially('@Тим', { delay: 20 })
    await teacher.page.getByRole('option', { name: /Тимур Ахметов/ }).click()
    await field.pressSequentially('не забудь дневник')
    await press(teacher.page, 'Отправить')
    await sees(message(teacher.page, 'не забудь дневник'))

    const row = chatInList(pupil.page, '1А, класс')
    await sees(row.getByText('не забудь дневник'))
    await sees(row.getByText(/непрочитанных/))
    await sees(row.getByLabel('вас упомянули').or(row.getByText('вас упомянули')))
    await stand.scan(pupil.page, 'непрочитанное в списке')
    await row.click()
    await sees(message(pupil.page, 'не забудь дневник'))
    await leaveChat(pupil.page)
    await sees(chatInList(pupil.page, '1А, класс'))
    await seesNo(chatInList(pupil.page, '1А, класс').getByText(/непрочитанных/))
  })

  chapter('the teacher and the mother talk where children do not read', async () => {
    await openChat(teacher.page, '1А, родители')
    await say(teacher.page, 'Уважаемые родители, собрание в среду')
    await sees(message(mother.page, 'собрание в среду'))
    await say(mother.page, 'Спасибо, буду')
    await sees(message(teacher.page, 'Спасибо, буду'))
    await stand.scan(mother.page, 'чат родителей')
    await pupil.page.goto('/chats')
    await sees(chatInList(pupil.page, '1А, класс'))
    expect(await chatInList(pupil.page, '1А, родители').count()).toBe(0)
    expect(await chatInList(mother.page, '1А, класс').count()).toBe(0)
  })

  chapter('what is written without a network waits, survives a reload, and goes once', async () => {
    await openChat(teacher.page, '1А, класс')
    await openChat(pupil.page, '1А, класс')
    const { page } = pupil
    await pupil.setOffline(true)
    await sees(page.getByText(/Нет связи/))
    await say(page, 'Написано в лифте')
    const waiting = message(page, 'Написано в лифте').getByRole('img', { name: 'Ждёт отправки' })
    await sees(waiting)
    await stand.scan(page, 'без сети')
    await page.reload()
    await sees(message(page, 'А форма нужна?'))
    await sees(waiting)
    expect(await message(teacher.page, 'Написано в лифте').count()).toBe(0)

    await pupil.setOffline(false)
    await sees(message(teacher.page, 'Написано в лифте'))
    await sees(message(page, 'Написано в лифте').getByRole('img', { name: 'Отправлено' }))
    await say(page, 'Всё, я вышел')
    await sees(message(teacher.page, 'Всё, я вышел'))
    await expect.poll(() => message(teacher.page, 'Написано в лифте').count()).toBe(1)
    await expect.poll(() => message(page, 'Написано в лифте').count()).toBe(1)
  })

  chapter('a second tab sees what the first does', async () => {
    const tab = await mother.anotherTab()
    await openChat(tab, '1А, родители')
    await openChat(mother.page, '1А, родители')
    await say(mother.page, 'Принесу дневник сама')
    await sees(message(tab, 'Принесу дневник сама'))
    await say(tab, 'И сменную обувь')
    await sees(message(mother.page, 'И сменную обувь'))
    await expect.poll(() => message(mother.page, 'И сменную обувь').count()).toBe(1)
    await tab.close()
  })

  chapter('signing out everywhere ends the other session at once', async () => {
    const elsewhere = await stand.visitor('mother elsewhere', width)
    await elsewhere.page.goto('/sign-in?way=login')
    await fill(elsewhere.page, 'Логин, почта или телефон', await loginOf(mother))
    await fill(elsewhere.page, 'Пароль', PASSWORD)
    await press(elsewhere.page, 'Войти')
    await sees(chatInList(elsewhere.page, '1А, родители'))

    await mother.page.goto('/more')
    await press(mother.page, 'Выйти везде')
    await stand.scan(mother.page, 'выйти везде')
    await mother.page.getByRole('dialog').getByRole('button', { name: 'Выйти везде' }).click()
    await seesTitle(mother.page, 'Здравствуйте!')
    await seesTitle(elsewhere.page, 'Здравствуйте!')
    await elsewhere.page.goto('/chats')
    await seesTitle(elsewhere.page, 'Здравствуйте!')
  })

  chapter('in English the screens say nothing in Russian but what people have typed', async () => {
    const { page } = administrator
    await page.goto('/more')
    await page.getByRole('radio', { name: 'English' }).click()
    await seesTitle(page, 'More')
    const left: Record<string, string[]> = {}
    for (const [place, title] of ENGLISH_SCREENS) {
      await page.goto(place)
      await seesTitle(page, title)
      left[place] = await russianLeftOn(page, TYPED)
    }
    await page.goto('/school/classes')
    await follow(page, '1А')
    await sees(page.getByRole('heading', { name: 'Pupils' }))
    left['a class'] = await russianLeftOn(page, TYPED)
    await stand.scan(page, 'the class in English')
    await follow(page, 'Activation sheets')
    await sees(page.getByText('Nothing is left to print', { exact: false }).or(page.getByRole('table')))
    left.sheets = await russianLeftOn(page, TYPED)
    await page.goto('/chats')
    await page.getByRole('navigation', { name: 'Chats' }).getByRole('link').first().click()
    await acceptRules(page)
    await sees(page.getByRole('log'))
    left['a chat'] = await russianLeftOn(page, TYPED)
    await stand.scan(page, 'a chat in English')
    expect(Object.fromEntries(Object.entries(left).filter(([, words]) => words.length > 0))).toEqual({})
    await page.goto('/more')
    await page.getByRole('radio', { name: 'Русский' }).click()
    await seesTitle(page, 'Ещё')
  })

  chapter('the operator sees nothing of the school', async () => {
    await operator.page.goto('/chats')
    await seesNo(chatInList(operator.page, '1А, класс'))
  })

  /** A room of the section «Школа». */
  /** A room of the part «Люди». */
  const goTo = async (page: Visitor['page'], room: string) => {
    const rooms = page.getByRole('navigation', { name: 'Разделы школы' })
    await rooms.getByRole('link', { name: 'Люди', exact: true }).click()
    await rooms.getByRole('link', { name: room, exact: true }).click()
  }

  async function codeReadBy({ page }: Visitor): Promise<string> {
    await page.getByRole('tab', { name: 'Исходящие' }).click()
    const letter = page.getByRole('listitem').filter({ hasText: /код \d{6}/ })
    await sees(letter)
    await stand.scan(page, 'исходящие')
    return /код (\d{6})/.exec((await letter.first().textContent())!)![1]!
  }

  async function loginOf({ page }: Visitor): Promise<string> {
    await page.goto('/more')
    const login = page.getByRole('region', { name: 'Мой профиль' }).getByRole('definition').first()
    await sees(login)
    return (await login.textContent())!.trim()
  }
})
