import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { fill, message, openChat, press, say, sees, seesAtTheEnd, seesNo, signIn } from './deeds.ts'
import { DEMO_PASSWORD, openStand, type Stand, storyOn, type Visitor, WIDTHS } from './stand.ts'

const CHAT = 'Учительская'

let stand: Stand
let site: Server
let pages: string
beforeAll(async () => {
  const photo = await sharp({ create: { width: 600, height: 400, channels: 3, background: '#c96' } })
    .jpeg()
    .toBuffer()
  site = createServer((request, response) => {
    if (request.url === '/food.jpg') return response.setHeader('content-type', 'image/jpeg').end(photo)
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(`<title>Меню на неделю</title><meta name="description" content="Завтраки и обеды, с понедельника по субботу">
      <meta property="og:site_name" content="Школьная столовая"><meta property="og:image" content="/food.jpg">`)
  })
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve))
  const { port } = site.address() as AddressInfo
  pages = `http://127.0.0.1:${port}`
  process.env.ZVONOK_OUTSIDE_HOSTS = `127.0.0.1:${port}`
  stand = await openStand({ args: ['--demo'] })
  delete process.env.ZVONOK_OUTSIDE_HOSTS
}, 180_000)
afterAll(async () => {
  await stand?.close()
  site?.close()
})

const field = (page: Page) => page.getByRole('textbox', { name: 'Сообщение' })
const bar = (page: Page) => page.getByRole('toolbar', { name: 'Оформление' })
const choose = (page: Page, words: string) =>
  field(page).evaluate((input, words) => {
    const area = input as HTMLTextAreaElement
    const from = area.value.indexOf(words)
    area.focus()
    area.setSelectionRange(from, from + words.length)
  }, words)

describe.each(WIDTHS)('formatted text, %d px wide', (width) => {
  const chapter = storyOn(() => stand)
  let elena: Visitor
  let igor: Visitor

  beforeAll(async () => {
    elena = await stand.visitor(`Елена ${width}`, width)
    igor = await stand.visitor(`Игорь ${width}`, width === 360 ? 1280 : 360)
    for (const [who, login] of [
      [elena, 'teacher1'],
      [igor, 'teacher2'],
    ] as const) {
      await signIn(who, login, DEMO_PASSWORD)
      await sees(who.page.getByRole('navigation', { name: 'Список чатов' }))
      await openChat(who.page, CHAT)
    }
  })

  chapter('words that are chosen get a bar; the marks are seen by the others, and never as marks', async () => {
    const { page } = elena
    await field(page).fill(`Педсовет перенесли на четверг ${width}`)
    await seesNo(bar(page))
    await choose(page, 'четверг')
    await sees(bar(page))
    await stand.scan(page, 'оформление')
    await bar(page)
      .getByRole('button', { name: /^Жирный/ })
      .click()
    await expect.poll(() => field(page).inputValue()).toBe(`Педсовет перенесли на **четверг** ${width}`)
    await choose(page, 'Педсовет')
    await page.keyboard.press('Control+KeyI')
    await expect.poll(() => field(page).inputValue()).toBe(`_Педсовет_ перенесли на **четверг** ${width}`)
    await page.keyboard.press('Control+KeyI')
    await expect.poll(() => field(page).inputValue()).toBe(`Педсовет перенесли на **четверг** ${width}`)
    await page.keyboard.press('Control+KeyZ')
    await expect.poll(() => field(page).inputValue()).toBe(`_Педсовет_ перенесли на **четверг** ${width}`)
    await press(page, 'Отправить')
    const seen = await seesAtTheEnd(igor.page, `Педсовет перенесли на четверг ${width}`)
    await sees(seen.locator('strong', { hasText: 'четверг' }))
    await sees(seen.locator('em', { hasText: 'Педсовет' }))
  })

  chapter('lists, quotes and code are drawn as they are; pasted text stays plain', async () => {
    await say(elena.page, `> Что взять?\n- воду\n- **кепку** ${width}\n1. Сбор в 9:00\n\`\`\`\n2 + 2 = 4\n\`\`\``)
    const seen = await seesAtTheEnd(igor.page, `кепку ${width}`)
    await sees(seen.getByRole('list'))
    await expect.poll(() => seen.getByRole('listitem').count()).toBe(3)
    await sees(seen.getByRole('blockquote'))
    await stand.scan(igor.page, 'оформленное')
    const { page } = elena
    await page.evaluate(() =>
      navigator.clipboard.write([
        new ClipboardItem({
          'text/html': new Blob(['<b>Ответ</b>'], { type: 'text/html' }),
          'text/plain': new Blob(['Ответ'], { type: 'text/plain' }),
        }),
      ]),
    )
    await field(page).focus()
    await page.keyboard.press('Control+KeyV')
    await expect.poll(() => field(page).inputValue()).toBe('Ответ')
    await field(page).fill('')
  })

  chapter('a link says where it leads, whatever it calls itself', async () => {
    await say(elena.page, `[сбербанк](http://evil.example/${width}) и [меню](/important)`)
    const seen = await seesAtTheEnd(igor.page, 'evil.example')
    await sees(seen.getByText('(evil.example)'))
    expect(await seen.getByRole('link', { name: 'сбербанк' }).getAttribute('rel')).toContain('noopener')
    expect(await seen.getByRole('link', { name: 'меню' }).getAttribute('href')).toBe('/important')
  })

  chapter('the server has looked where a link leads; its author takes the card away', async () => {
    await say(elena.page, `Столовая прислала меню: ${pages}/menu?${width}`)
    const seen = await seesAtTheEnd(igor.page, `menu?${width}`)
    await sees(seen.getByRole('link', { name: `${pages}/menu?${width}` }))
    const card = (page: Page) => message(page, `menu?${width}`).getByRole('link', { name: /Меню на неделю/ })
    await sees(card(igor.page))
    await sees(card(igor.page).getByText('127.0.0.1'))
    const drawn = await card(igor.page)
      .locator('img')
      .evaluate(async (image: HTMLImageElement) => {
        await image.decode()
        return image.naturalWidth
      })
    expect(drawn).toBe(320)
    await stand.scan(igor.page, 'карточка')
    await stand.shot(elena.page, 'своя-карточка')
    await seesNo(message(igor.page, `menu?${width}`).getByRole('button', { name: 'Убрать карточку' }))
    await message(elena.page, `menu?${width}`).getByRole('button', { name: 'Убрать карточку' }).click()
    await seesNo(card(elena.page))
    await seesNo(card(igor.page))
  })

  chapter('the school may want no cards', async () => {
    const admin = await stand.visitor(`Администратор ${width}`, width)
    await signIn(admin, 'admin', DEMO_PASSWORD)
    await admin.page.waitForURL(/important|today|chats|school/)
    await admin.page.goto('/school/desk/settings')
    const box = admin.page.getByRole('checkbox', { name: /Показывать под сообщением/ })
    await box.scrollIntoViewIfNeeded()
    await stand.scan(admin.page, 'карточки-настройка')
    for (const on of [false, true]) {
      await box.click() // enabled: the one before is saved
      await expect.poll(() => box.isChecked()).toBe(on)
    }
    await sees(admin.page.getByText('Сохранено'))
    await fill(elena.page, 'Сообщение', '')
  })
})
