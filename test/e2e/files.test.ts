import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { conversation, fill, openChat, press, sees, seesAtTheEnd, seesTitle, signIn } from './deeds.ts'
import { COMPUTER, openStand, PHONE, type Stand, storyOn, type Visitor } from './stand.ts'

const MB = 1024 ** 2
const folder = mkdtempSync(path.join(tmpdir(), 'zvonok-story-'))
const film = { place: path.join(folder, 'Запись урока.bin'), bytes: randomBytes(24 * MB) }

let stand: Stand
beforeAll(async () => {
  writeFileSync(film.place, film.bytes)
  // A slow line, so that there is time for it to break.
  process.env.ZVONOK_UPLOAD_RATE = '3'
  stand = await openStand({ args: ['--demo'], toldOnce: true })
  delete process.env.ZVONOK_UPLOAD_RATE
}, 240_000)
afterAll(async () => {
  await stand?.close()
  rmSync(folder, { recursive: true, force: true })
})

const PICTURES = 0
const ANY = 2
const choose = (page: Page, which: number, files: Parameters<ReturnType<Page['locator']>['setInputFiles']>[0]) =>
  page.locator('input[type=file]').nth(which).setInputFiles(files)
const stage = (page: Page, name: string) => page.locator(`.files-sending[data-stage=${name}]`)
const waitFor = (page: Page, name: string, count: number) =>
  page.waitForFunction(
    ([name, count]) => document.querySelectorAll(`.files-sending[data-stage=${name}]`).length === count,
    [name, count] as const,
  )

const picture = (background: string, name: string) =>
  sharp({ create: { width: 1200, height: 900, channels: 3, background } })
    .jpeg()
    .toBuffer()
    .then((buffer) => ({ name, mimeType: 'image/jpeg', buffer }))

/** The browser looked for a newer application just while there was no network. */
function forgiveOffline(): void {
  const others = stand.faults.filter((fault) => !fault.includes('An unknown error occurred when fetching the script'))
  stand.faults.splice(0, stand.faults.length, ...others)
}

describe('files', () => {
  let elena: Visitor
  let page: Page
  beforeAll(async () => {
    elena = await stand.visitor('Елена', COMPUTER)
    page = elena.page
  })
  const chapter = storyOn(() => stand)

  chapter('a teacher opens the place where files are sent', async () => {
    await signIn(elena, 'teacher1', 'zvonok-demo')
    await page.waitForURL(/important|today|chats/)
    await page.goto('/gallery/files')
    await sees(page.getByRole('button', { name: 'Приложить файл' }))
  })

  chapter('an upload outlives the network and the page, and arrives byte for byte', async () => {
    await choose(page, ANY, film.place)
    await sees(stage(page, 'sending'))
    await page.waitForFunction(
      () => Number(document.querySelector('[role=progressbar]')?.getAttribute('aria-valuenow')) >= 10,
    )
    await elena.setOffline(true)
    await sees(stage(page, 'paused'))
    await sees(page.getByText('Нет связи. Продолжится само'))
    await stand.shot(page, 'upload-paused')
    await elena.setOffline(false)
    await sees(stage(page, 'sending'))
    forgiveOffline()

    await page.waitForFunction(
      () => Number(document.querySelector('[role=progressbar]')?.getAttribute('aria-valuenow')) >= 50,
    )
    await page.reload()
    await page.locator('.files-sending').waitFor()
    const share = () => page.locator('[role=progressbar]').getAttribute('aria-valuenow').then(Number)
    await page.waitForFunction(
      () => Number(document.querySelector('[role=progressbar]')?.getAttribute('aria-valuenow')) > 0,
    )
    expect(await share(), 'it goes on, and does not begin anew').toBeGreaterThanOrEqual(30)
    await stage(page, 'ready').waitFor({ timeout: 60_000 })

    await press(page, 'Отправить')
    const address = await page
      .getByRole('link', { name: /Запись урока\.bin/ })
      .last()
      .getAttribute('href')
    const came = await (await page.request.get(address!)).body()
    expect(came.equals(film.bytes)).toBe(true)
    forgiveOffline()
  })

  chapter('what is refused says why, beside the file; the others are not held up', async () => {
    await choose(page, ANY, [
      { name: 'setup.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') },
      { name: 'Список.txt', mimeType: 'text/plain', buffer: Buffer.from('Список на экскурсию') },
    ])
    await waitFor(page, 'refused', 1)
    await waitFor(page, 'ready', 1)
    await sees(page.getByRole('alert').filter({ hasText: 'Программы здесь не пересылают' }))
    await stand.scan(page, 'файл не принят')
    await press(page, 'Убрать: setup.exe')
    await press(page, 'Отправить')
    await sees(page.getByRole('link', { name: /Список\.txt.*проверено/ }))
  })

  chapter('several photos at once, and one of them over the whole window', async () => {
    await choose(page, PICTURES, [
      await picture('#1b6a4f', 'Доска 1.jpg'),
      await picture('#5f2c75', 'Доска 2.jpg'),
      await picture('#b2281e', 'Доска 3.jpg'),
    ])
    await waitFor(page, 'ready', 3)
    await press(page, 'Отправить')
    await press(page, 'Открыть фото 2 из 3')
    const viewer = page.getByRole('dialog', { name: 'Фото 2 из 3' })
    await sees(viewer)
    await stand.scan(page, 'фото')
    await page.keyboard.press('+')
    await page.keyboard.press('ArrowRight')
    await sees(page.getByRole('dialog', { name: 'Фото 3 из 3' }))
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Escape')
    await viewer.waitFor({ state: 'hidden' })
  })

  chapter('a voice message is recorded, thrown away, recorded again and heard', async () => {
    await press(page, 'Записать голосовое сообщение')
    await sees(page.getByRole('group', { name: 'Идёт запись' }))
    await page.keyboard.press('Escape')
    await page.getByRole('group', { name: 'Идёт запись' }).waitFor({ state: 'hidden' })
    await expect.poll(() => page.locator('.files-sending').count()).toBe(0)
    await press(page, 'Записать голосовое сообщение')
    await page.waitForTimeout(1500)
    await stand.scan(page, 'запись голоса')
    await press(page, 'Закончить и приложить')
    await waitFor(page, 'ready', 1)
    await press(page, 'Отправить')
    await press(page, /^Слушать/)
    await sees(page.getByRole('button', { name: 'Остановить' }))
    await stand.scan(page, 'голосовое сообщение')
    await press(page, /Скорость 1\. Сменить/)
    await sees(page.getByRole('button', { name: /Скорость 1,5/ }))
  })

  chapter(
    'in a chat: photos with words, a voice; a colleague sees and hears them, and finds them on the shelf',
    async () => {
      await openChat(page, 'Учительская')
      await choose(page, PICTURES, [await picture('#1b6a4f', 'Стенд.jpg'), await picture('#5f2c75', 'Сцена.jpg')])
      await page.getByRole('textbox', { name: 'Сообщение' }).fill('К празднику')
      await press(page, 'Отправить') // while the photos are still on their way
      const photos = (where: Page) => where.getByRole('article').filter({ hasText: 'К празднику' })
      await sees(photos(page).getByRole('button', { name: 'Открыть фото 1 из 2' }))
      await expect.poll(() => page.locator('.files-sending').count()).toBe(0)
      await press(page, 'Записать голосовое сообщение')
      await page.waitForTimeout(1500)
      await press(page, 'Закончить и приложить')
      await sees(
        page
          .getByRole('article')
          .last()
          .getByRole('button', { name: /^Слушать/ }),
      )

      const igor = await stand.visitor('Игорь', PHONE)
      await signIn(igor, 'teacher2', 'zvonok-demo')
      await igor.page.waitForURL(/important|today|chats/)
      await openChat(igor.page, 'Учительская')
      // He stands where his unread begin; what was just said is further down, unless it is on the screen already.
      await seesAtTheEnd(igor.page, 'К празднику')
      await sees(photos(igor.page).getByRole('button', { name: 'Открыть фото 2 из 2' }))
      await igor.page
        .getByRole('log', { name: 'Сообщения' })
        .getByRole('button', { name: /^Слушать/ })
        .last()
        .click()
      await sees(igor.page.getByRole('button', { name: 'Остановить' }))
      await stand.scan(igor.page, 'файлы в чате')

      await igor.page.goto('/materials')
      await seesTitle(igor.page, 'Материалы')
      await fill(igor.page, 'Название', 'Сцена')
      await sees(igor.page.getByRole('button', { name: /^Сцена/ }))
      await igor.page.getByRole('button', { name: 'Действия: Сцена.jpg' }).first().click()
      await igor.page.getByRole('menuitem', { name: 'Закрепить' }).click()
      await sees(igor.page.getByRole('region', { name: 'Закреплено' }).getByText('Сцена.jpg'))
      await stand.scan(igor.page, 'материалы')
      await igor.page.getByRole('button', { name: 'Действия: Сцена.jpg' }).first().click()
      await igor.page.getByRole('menuitem', { name: 'Показать в чате' }).click()
      await sees(conversation(igor.page, 'Учительская'))
    },
  )
})
