import { afterAll, beforeAll, describe, expect } from 'vitest'
import { chatInList, conversation, message, press, say, sees, seesTitle, signIn } from './deeds.ts'
import { DEMO_PASSWORD, openStand, PHONE, type Stand, sceneOn, storyOn, type Visitor } from './stand.ts'

let stand: Stand

beforeAll(async () => {
  stand = await openStand({ args: ['--demo'], toldOnce: true })
}, 180_000)
afterAll(() => stand?.close())

sceneOn(() => stand)('a phone may install it: its name, icons and first page are as a browser asks', async () => {
  const { page, context } = await stand.visitor('somebody', PHONE)
  await page.goto('/')
  await page.evaluate(() => navigator.serviceWorker.ready)
  const browser = await context.newCDPSession(page)
  const { installabilityErrors } = await browser.send('Page.getInstallabilityErrors')
  expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito')).toEqual([])
  const { data, errors } = await browser.send('Page.getAppManifest')
  expect(errors).toEqual([])
  const manifest = JSON.parse(data!)
  expect(manifest).toMatchObject({ name: 'Звонок', lang: 'ru', display: 'standalone', start_url: '/', scope: '/' })
  const sizes = await page.evaluate(
    (icons: { src: string; sizes: string }[]) =>
      Promise.all(
        icons.map(async ({ src, sizes }) => {
          const picture = new Image()
          picture.src = src
          await picture.decode()
          return sizes === 'any' ? 'any' : `${picture.naturalWidth}x${picture.naturalHeight}`
        }),
      ),
    manifest.icons,
  )
  expect(sizes).toEqual(manifest.icons.map((icon: { sizes: string }) => icon.sizes))
  expect(manifest.icons.some((icon: { purpose?: string }) => icon.purpose === 'maskable')).toBe(true)
  await context.close()
})

describe('without a network', () => {
  const chapter = storyOn(() => stand)
  let pupil: Visitor
  let title: string
  let last: string

  chapter('the last chats are there', async () => {
    pupil = await stand.visitor('pupil', PHONE)
    const { page, context } = pupil
    await signIn(pupil, 'pupil1', DEMO_PASSWORD)
    await sees(page.getByRole('navigation', { name: 'Разделы' }))
    await page.goto('/chats')
    await page
      .getByRole('navigation', { name: 'Список чатов' })
      .getByRole('link', { name: /, класс/ })
      .first()
      .click()
    title = (await page.getByRole('heading', { level: 1, name: /, класс/ }).textContent())!
    last = 'Сохранено на устройстве'
    await say(page, last)
    await sees(message(page, last).getByRole('img', { name: 'Отправлено' }))
    await page.evaluate(() => navigator.serviceWorker.ready)
    await page.close()

    await pupil.setOffline(true)
    const again = await context.newPage()
    await again.goto('/chats')
    await sees(chatInList(again, title))
    await sees(again.getByText(/Нет связи/))
    await stand.scan(again, 'без сети: список')
    await chatInList(again, title).click()
    await sees(conversation(again, title))
    await sees(message(again, last))
    await stand.scan(again, 'без сети: чат')
    pupil = { ...pupil, page: again }
  })

  chapter('what was written goes when the network is back', async () => {
    const { page } = pupil
    const text = 'Из метро'
    await say(page, text)
    await sees(message(page, text).getByRole('img', { name: 'Ждёт отправки' }))
    await pupil.setOffline(false)
    await sees(message(page, text).getByRole('img', { name: 'Отправлено' }))
  })

  chapter('nothing personal is in the cache of the pages, and signing out leaves nothing at all', async () => {
    const { page, context } = pupil
    const cached = await page.evaluate(async () => {
      const all = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()))
      return all.flat().map(({ url }) => new URL(url).pathname)
    })
    expect(cached.length).toBeGreaterThan(10)
    expect(cached.filter((path) => /^\/(api|live|files)/.test(path))).toEqual([])

    await page.goto('/more')
    await press(page, 'Выйти')
    await seesTitle(page, 'Здравствуйте!')
    const kept = await page.evaluate(async () => ({
      storage: Object.keys(localStorage).filter((key) => key.startsWith('zvonok.my')),
      databases: (await indexedDB.databases()).map(({ name }) => name),
      // Where pages were scrolled to is remembered by their addresses; of the chats nothing is left in it.
      places: JSON.stringify({ ...sessionStorage }).match(/\/chats\/[^"\\]*/g) ?? [],
    }))
    expect(kept).toEqual({ storage: [], databases: [], places: [] })
    await pupil.setOffline(true)
    await page.goto('/chats')
    const signInPage = page.getByRole('heading', { name: 'Здравствуйте!' })
    await sees(page.getByRole('heading', { name: 'Нет связи' }).or(signInPage))
    expect(await page.getByRole('navigation', { name: 'Список чатов' }).count()).toBe(0)
    expect(await page.getByText(last).count()).toBe(0)
    await context.close()
  })
})
