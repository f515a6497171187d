import { Secret, TOTP } from 'otpauth'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { fill, press, sees, seesNo, seesTitle } from './deeds.ts'
import { DEMO_PASSWORD, openStand, PHONE, type Stand, storyOn, type Visitor } from './stand.ts'

let stand: Stand

beforeAll(async () => {
  stand = await openStand({ args: ['--demo'], toldOnce: true })
}, 180_000)

afterAll(() => stand?.close())

// A passkey belongs to the name of a site, so this story is told under one.
const home = () => stand.origin.replace('127.0.0.1', 'localhost')
const shows = (secret: string, later = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + later * 30_000 })

async function typeLogin(page: Page, login: string, password = DEMO_PASSWORD): Promise<void> {
  await page.goto(`${home()}/sign-in`)
  await page.getByRole('radio', { name: 'Логин' }).click()
  await fill(page, 'Логин, почта или телефон', login)
  await fill(page, 'Пароль', password)
  await press(page, 'Войти')
}

async function leave({ page }: Visitor): Promise<void> {
  await page.goto(`${home()}/more`)
  await press(page, 'Выйти')
  await seesTitle(page, 'Здравствуйте!')
}

const inside = (page: Page) => page.getByRole('navigation', { name: 'Список чатов' })
const card = (page: Page, name: string) => page.getByRole('region', { name })

describe('one’s own account', () => {
  const chapter = storyOn(() => stand)
  const login = 'pupil6'
  let one: Visitor
  let page: Page
  let secret = ''
  let codes: string[] = []

  chapter('an application with codes is connected, and ten codes are kept for a lost phone', async () => {
    one = await stand.visitor('owner', PHONE)
    page = one.page
    await typeLogin(page, login)
    await sees(inside(page))
    await page.goto(`${home()}/more`)
    await card(page, 'Аккаунт').getByRole('link', { name: 'Открыть' }).click()
    await page.waitForURL('**/more/account')
    await sees(card(page, 'Второй шаг входа'))
    await stand.scan(page, 'аккаунт')
    await press(page, 'Подключить приложение')
    await press(page, 'Дальше')
    const dialog = page.getByRole('dialog')
    await sees(dialog.getByRole('img', { name: 'Квадрат для приложения с кодами' }))
    secret = (await dialog.locator('code').textContent())!.replace(/\s/g, '')
    await stand.scan(page, 'квадрат')
    await fill(page, 'Код из приложения', '000000')
    await press(page, 'Подключить')
    await sees(dialog.getByText(/Код не подошёл/))
    await fill(page, 'Код из приложения', shows(secret, -1))
    await press(page, 'Подключить')
    const list = page.getByRole('list', { name: 'Запасные коды' }).getByRole('listitem')
    await sees(list)
    codes = await list.allTextContents()
    expect(codes).toHaveLength(10)
    await stand.scan(page, 'запасные коды')
    await press(page, 'Коды у меня')
    await sees(card(page, 'Второй шаг входа').getByText('осталось 10 кодов'))
  })

  chapter('the password alone opens nothing; the application’s code does', async () => {
    await leave(one)
    await typeLogin(page, login)
    await sees(page.getByRole('heading', { name: 'Второй шаг' }))
    await stand.scan(page, 'второй шаг')
    await fill(page, 'Код из приложения', '000000')
    await sees(page.getByText(/Код не подошёл/))
    await fill(page, 'Код из приложения', shows(secret))
    await sees(inside(page))
  })

  chapter('a passkey of the device opens by one press', async () => {
    const browser = await one.context.newCDPSession(page)
    await browser.send('WebAuthn.enable')
    await browser.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    })
    await page.goto(`${home()}/more/account`)
    await press(page, 'Добавить ключ доступа')
    await fill(page, 'Как назвать', 'Мой телефон')
    await press(page, 'Создать ключ')
    await sees(page.getByRole('button', { name: 'Отключить ключ: Мой телефон' }))
    await leave(one)
    await typeLogin(page, login)
    await press(page, 'Ключом доступа')
    await press(page, 'Подтвердить ключом')
    await sees(inside(page))
  })

  chapter('the phone is lost: a code kept aside opens, once', async () => {
    await leave(one)
    await typeLogin(page, login)
    await press(page, 'Запасным кодом')
    await fill(page, 'Запасной код', codes[0]!)
    await press(page, 'Войти')
    await sees(inside(page))
    await page.goto(`${home()}/more/account`)
    await sees(card(page, 'Второй шаг входа').getByText('осталось 9 кодов'))
  })

  chapter('an e-mail is bound by a code that came to it', async () => {
    const address = `${login}@example.ru`
    await page.getByRole('button', { name: 'Указать почту' }).click()
    await fill(page, 'Адрес почты', address)
    await press(page, 'Получить код')
    await sees(page.getByRole('dialog').getByText(address))
    await stand.scan(page, 'код на почту')
    await press(page, 'Отмена')
    await seesNo(page.getByRole('dialog'))
  })

  chapter('own data come in one archive', async () => {
    const data = card(page, 'Мои данные')
    await data.getByRole('button', { name: 'Собрать архив' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Собрать архив' }).click()
    const ready = data.getByRole('link', { name: 'Скачать архив' })
    await sees(ready)
    const [download] = await Promise.all([page.waitForEvent('download'), ready.click()])
    expect(download.suggestedFilename()).toMatch(/^Звонок, мои данные .*\.zip$/)
  })

  chapter('a deletion waits two weeks, and is taken back', async () => {
    const deletion = card(page, 'Удалить аккаунт')
    await deletion.getByRole('button', { name: 'Удалить аккаунт' }).click()
    await stand.scan(page, 'удаление')
    await press(page, 'Удалить через две недели')
    await sees(deletion.getByText(/Аккаунт будет удалён/))
    await deletion.getByRole('button', { name: 'Не удалять' }).click()
    await sees(deletion.getByRole('button', { name: 'Удалить аккаунт' }))
  })

  chapter('somebody else was in: reported and locked, nobody comes in', async () => {
    await press(page, 'Моим аккаунтом воспользовались')
    await fill(page, 'Что случилось', 'Писали от моего имени')
    await page.getByRole('checkbox', { name: 'Закрыть аккаунт' }).check()
    await stand.scan(page, 'моим аккаунтом воспользовались')
    await press(page, 'Сообщить и закрыть')
    await seesTitle(page, 'Здравствуйте!')
    await typeLogin(page, login)
    await sees(page.getByText(/Аккаунт закрыт по просьбе владельца/))
  })

  chapter('the administrator finds it under «Важное»; the card leads to the sheet that opens the account', async () => {
    const olga = (await stand.visitor('Ольга', PHONE)).page
    await typeLogin(olga, 'admin')
    await olga.waitForURL(({ pathname }) => !pathname.startsWith('/sign-in'))
    await olga.goto(`${home()}/important`)
    await sees(olga.getByRole('heading', { name: '1 человек сообщает: в аккаунте был кто-то чужой' }))
    await stand.scan(olga, 'чужой вход под «Важное»')
    await olga.getByRole('link', { name: 'Разобрать' }).click()
    const reports = card(olga, 'Чужой вход в аккаунт')
    await sees(reports.getByText('Писали от моего имени'))
    await stand.scan(olga, 'чужой вход')
    await reports.getByRole('link', { name: 'Открыть карточку' }).click()
    await olga.getByRole('dialog').getByRole('link', { name: 'Новый пароль по листу' }).click()
    await sees(olga.getByRole('button', { name: /^Лист для нового пароля/ }))
  })
})
