import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { message, openChat, press, restingBox, say, sees, seesAtTheEnd, seesNo, signIn } from './deeds.ts'
import { openStand, type Stand, storyOn, type Visitor, WIDTHS } from './stand.ts'

// What hands do from habit: Back, a double press, thirty files at once. None of it may cost anything.

let stand: Stand
beforeAll(async () => {
  stand = await openStand({ args: ['--demo'] })
}, 240_000)
afterAll(() => stand?.close())

describe.each(WIDTHS)('habits at %i', (width) => {
  const chapter = storyOn(() => stand)
  let mother: Visitor
  let teacher: Visitor

  chapter('a double press leaves the answer where the first one put it', async () => {
    mother = await stand.visitor(`Анна ${width}`, width)
    await signIn(mother, width === 360 ? 'guardian1' : 'guardian2', 'zvonok-demo')
    await mother.page.waitForURL(/important|today|chats/)
    await openChat(mother.page, '7А, родители')
    const { page } = mother
    const answer = page.getByRole('button', { name: /^Четверг, 18:30/ })
    await seesAtTheEnd(page, 'Четверг, 18:30')
    const taken = page.waitForResponse((answer) => answer.url().endsWith('/api/polls.vote'))
    await answer.dblclick()
    await expect.poll(() => answer.getAttribute('aria-pressed')).toBe('true')
    await taken
    await page.reload()
    await seesAtTheEnd(page, 'Четверг, 18:30')
    await expect.poll(() => answer.getAttribute('aria-pressed')).toBe('true')
  })

  chapter('Back closes what lies over the chat, and only then leaves the chat', async () => {
    const { page } = mother
    const chat = page.url()
    await press(page, 'Добавить в чат')
    await sees(page.getByRole('menu'))
    await page.evaluate(() => history.back())
    await page.getByRole('menu').waitFor({ state: 'hidden' })
    await openChat(page, '7А, родители')
    if (width === 360) {
      await press(page, 'О чате и действия')
      const details = page.getByRole('dialog', { name: 'О чате' })
      await sees(details)
      await page.evaluate(() => history.back())
      await details.waitFor({ state: 'hidden' })
    }
    expect(page.url()).toBe(chat)
    await page.evaluate(() => history.back())
    await page.waitForURL('**/chats')
  })

  chapter('a door of the staff tells a parent whose it is, and leads back', async () => {
    const { page } = mother
    for (const door of ['/school/summary', '/school/people']) {
      await page.goto(door)
      await sees(page.getByRole('heading', { name: 'Этот раздел для сотрудников школы' }))
    }
    await stand.scan(page, 'для-сотрудников')
    await page.getByRole('main').getByRole('link', { name: 'На главную' }).click()
    await page.waitForURL(/important|today|chats/)
  })

  chapter('a question half written is there after a careless press', async () => {
    teacher = await stand.visitor(`Елена ${width}`, width)
    const { page } = teacher
    await signIn(teacher, 'teacher1', 'zvonok-demo')
    await page.waitForURL(/important|today|chats/)
    await openChat(page, '7А, родители')
    const begin = async () => {
      await press(page, 'Добавить в чат')
      await page.getByRole('menuitem', { name: 'Опрос' }).click()
      await sees(question)
    }
    const dialog = page.getByRole('dialog', { name: 'Новый опрос' })
    const question = dialog.getByRole('textbox', { name: 'Вопрос' })
    await begin()
    await press(page, 'Отправить опрос')
    await sees(dialog.getByText('Напишите, о чём спрашиваете'))
    await question.fill('Кто поможет с ёлкой?')
    // Words are chosen with a mouse, and the hand lets go outside.
    const box = await restingBox(question)
    await page.mouse.move(box.x + 60, box.y + 20)
    await page.mouse.down()
    await page.mouse.move(5, 5, { steps: 4 })
    await page.mouse.up()
    await sees(question)
    await page.mouse.click(5, 5)
    await dialog.waitFor({ state: 'hidden' })
    await begin()
    await expect.poll(() => question.inputValue()).toBe('Кто поможет с ёлкой?')
    await question.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
  })

  chapter('more files than one message takes go as several, in order', async () => {
    const { page } = teacher
    await openChat(page, 'Учительская')
    const sheets = Array.from({ length: 12 }, (_, n) => `Лист ${width}-${n + 1}.txt`)
    await page
      .locator('input[type=file]')
      .nth(2)
      .setInputFiles(sheets.map((name) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(name) })))
    await page.getByRole('textbox', { name: 'Сообщение' }).fill(`Двенадцать листов, ${width}`)
    await press(page, 'Отправить')
    const said = (text: string) => page.getByRole('article').filter({ hasText: text })
    const last = said(`Лист ${width}-12.txt`)
    await sees(last.getByLabel(/Отправлено/))
    const linksOf = (message: Locator) => message.getByRole('link', { name: /^Лист/ }).count()
    await expect.poll(() => linksOf(last)).toBe(2)
    expect(await last.getByText('Двенадцать').count()).toBe(0)
    await expect.poll(() => linksOf(said(`Двенадцать листов, ${width}`))).toBe(10)
  })

  chapter(
    'the mouse’s other button opens the menu of a message, a double press beside its words answers it',
    async () => {
      if (width < 600) return // a finger holds and draws aside
      const { page } = teacher
      await say(page, 'Перемена в десять')
      const said = message(page, 'Перемена в десять').last()
      await said.getByText('Перемена в десять').click({ button: 'right' })
      const menu = page.getByRole('menu', { name: 'Действия с сообщением' })
      await sees(menu.getByRole('menuitem', { name: 'Переслать' }))
      await stand.shot(page, 'меню под мышью')
      await page.keyboard.press('Escape')
      await seesNo(menu)
      await said.dblclick({ position: { x: 6, y: 6 } })
      await sees(page.getByText(/^Ответ:\s/))
      await page.keyboard.press('Escape')
      await seesNo(page.getByText(/^Ответ:\s/))
    },
  )

  chapter('on the way up the day of what one reads stands over it', async () => {
    const { page } = teacher
    await openChat(page, '7А, родители')
    await sees(page.getByRole('log').getByRole('article'))
    await page.getByRole('log').hover()
    // Up and down, for at the very top of a chat its day stands by itself.
    let turns = 0
    await expect
      .poll(async () => {
        await page.mouse.wheel(0, turns++ % 12 < 8 ? -200 : 200)
        return page.locator('.chats-float').isVisible()
      })
      .toBe(true)
    await page.locator('.chats-float').waitFor({ state: 'hidden' })
  })

  chapter('the titles of announcements are whole words', async () => {
    const { page } = teacher
    await page.goto('/announcements')
    const title = page.getByRole('heading', { name: 'Объявления' })
    await sees(title)
    await sees(page.getByText('Поездка в планетарий'))
    for (const words of [title, page.getByText('Поездка в планетарий')]) {
      const box = await words.boundingBox()
      expect(box!.width).toBeGreaterThan(150)
    }
    await stand.scan(page, 'объявления')
  })
})
