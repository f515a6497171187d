import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, chromium, type Locator, type Page } from 'playwright-core'
import { build, type PreviewServer, preview } from 'vite'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

const flags =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const screens = ['/gallery', '/gallery/home', '/gallery/chat']
const themes = ['light', 'dark', 'contrast']
const policy = "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'"
const outDir = mkdtempSync(path.join(tmpdir(), 'gallery-'))

let server: PreviewServer
let browser: Browser
let address: string
const complaints: string[] = []

const isInHand = (what: Locator) => what.evaluate((it) => it === document.activeElement)

beforeAll(async () => {
  const config = { configFile: 'vite.config.ts', logLevel: 'error', build: { outDir, emptyOutDir: true } } as const
  // The test's own NODE_ENV would build React's slow half.
  vi.stubEnv('NODE_ENV', 'production')
  await build(config)
  vi.unstubAllEnvs()
  server = await preview({
    ...config,
    preview: { host: '127.0.0.1', port: 4170, headers: { 'content-security-policy': policy } },
  })
  address = server.resolvedUrls!.local[0]!.replace(/\/$/, '')
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: flags.split(' '),
  })
}, 240_000)

afterAll(async () => {
  await browser?.close()
  await server?.close()
  rmSync(outDir, { recursive: true, force: true })
})

type View = { width: number; theme?: string; text?: string }

/** A device with its choices kept, on the screen, with the fonts in. */
async function open(screen: string, { width, theme = 'light', text = '100' }: View): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    serviceWorkers: 'block',
    locale: 'ru',
    reducedMotion: 'reduce',
  })
  await context.addInitScript(
    ([kept, size]) => {
      localStorage['zvonok.theme'] ??= kept
      localStorage['zvonok.text'] ??= size
    },
    [theme, text],
  )
  const page = await context.newPage()
  page.on('pageerror', (error) => complaints.push(error.message))
  // There is no server behind this preview: who asks it for anything is told so, and that is no fault of the page.
  page.on('console', (line) => {
    if (line.type() === 'error' && !line.location().url.includes('/api/')) complaints.push(line.text())
  })
  await page.goto(address + screen)
  await page.waitForSelector('h1')
  await page.evaluate(() => document.fonts.ready)
  return page
}

async function faultsOf(page: Page) {
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .withTags(rules)
    .setLegacyMode()
    .analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`)
}

const sidewaysBy = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)

describe.each(screens)('%s', (screen) => {
  const views = themes.flatMap((theme) => [360, 1280].map((width) => [theme, width] as const))

  it.each(views)('can be used by everybody: %s, %d px', async (theme, width) => {
    const page = await open(screen, { theme, width })
    expect(await faultsOf(page)).toEqual([])
    expect(await sidewaysBy(page)).toBe(0)
    await page.context().close()
  })

  it('never scrolls sideways at 360 px with the largest text', async () => {
    const page = await open(screen, { width: 360, text: '200' })
    expect(await sidewaysBy(page)).toBe(0)
    await page.context().close()
  })
})

describe('parts that float', () => {
  it('the dialog holds the keyboard, closes on Escape and gives focus back', async () => {
    const page = await open('/gallery', { width: 1280 })
    const opener = page.getByRole('button', { name: 'Окно', exact: true })
    await opener.click()
    const dialog = page.getByRole('dialog', { name: 'Новый класс' })
    await expect.poll(() => isInHand(dialog.getByLabel('Параллель и буква'))).toBe(true)
    expect(await faultsOf(page)).toEqual([])
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(() => isInHand(opener)).toBe(true)
    await page.context().close()
  })

  it('the menu is walked by arrows, acts, and the toast takes it back', async () => {
    const page = await open('/gallery', { width: 360 })
    const opener = page.getByRole('button', { name: 'О человеке' })
    await opener.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menu').waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    await page.getByText('больше не в чате').waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole('button', { name: 'Вернуть' }).click()
    await page.getByText('Вернули').waitFor()
    await page.context().close()
  })

  it('the code takes Latin letters, any case and a pasted code', async () => {
    const page = await open('/gallery', { width: 360 })
    const code = page.getByLabel('Код с листа активации', { exact: true })
    await code.fill('k47-mp2-tx9')
    await expect.poll(() => code.inputValue()).toBe('К47МР2ТХ9')
    await code.fill('К0')
    await page.getByText('Знака «0» в коде не бывает').waitFor()
    await page.context().close()
  })
})

it('breaks neither the strict content policy nor anything else on the way', () => {
  const ours = complaints.filter((text) => !/api\/|\/live/.test(text))
  expect(ours).toEqual([])
})

it('has the chosen theme before the application starts', async () => {
  const page = await open('/gallery', { width: 1280, theme: 'dark' })
  await page.locator('html[data-theme=dark]').waitFor()
  await page.getByRole('radio', { name: 'Контраст' }).check()
  await page.locator('html[data-theme=contrast]').waitFor()
  await page.route('**/*.js', (route) =>
    route.request().url().endsWith('/look.js') ? route.continue() : route.abort(),
  )
  await page.reload()
  await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe('contrast')
  await page.context().close()
})

it('follows plain links without loading the page anew', async () => {
  const page = await open('/gallery', { width: 1280 })
  await page.evaluate(() => Object.assign(window, { sameLife: true }))
  await page.getByRole('link', { name: 'Беседа' }).click()
  await page.getByRole('heading', { name: '7А, родители' }).waitFor()
  await page.goBack()
  await page.getByRole('heading', { name: 'Галерея' }).waitFor()
  expect(await page.evaluate(() => 'sameLife' in window)).toBe(true)
  await page.context().close()
})

it('speaks English when asked, and remembers it', async () => {
  const page = await open('/gallery', { width: 1280 })
  await page.getByRole('radio', { name: 'English' }).click()
  await page.locator('html[lang=en]').waitFor()
  await page.reload()
  await page.locator('html[lang=en]').waitFor()
  await page.getByRole('button', { name: 'Окно', exact: true }).click()
  await page.getByRole('button', { name: 'Close' }).click()
  await page.goto(`${address}/nowhere`)
  await page.getByRole('heading', { name: 'There is no such page' }).waitFor()
  await page.context().close()
})

it('opens without a network once it has been opened with one', async () => {
  const context = await browser.newContext({ locale: 'ru' })
  const page = await context.newPage()
  await page.goto(`${address}/nowhere`)
  await page.waitForFunction(() => navigator.serviceWorker.controller)
  await context.setOffline(true)
  await page.reload()
  await page.getByRole('heading', { name: 'Такой страницы нет' }).waitFor()
  // The words stand there before their letters are drawn as they should be.
  await expect.poll(() => page.evaluate(() => document.fonts.check('16px Golos'))).toBe(true)
  await context.close()
})

it('brings at most 200 kB of JavaScript before the chats are on the screen', () => {
  const files = new Set<string>()
  const follow = (file: string) => {
    if (files.has(file)) return
    files.add(file)
    const code = readFileSync(path.join(outDir, file), 'utf8')
    for (const [, next] of code.matchAll(/(?:from|import)\s*["'`]\.\/([^"'`]+\.js)["'`]/g)) follow(`assets/${next}`)
  }
  const html = readFileSync(path.join(outDir, 'index.html'), 'utf8')
  for (const [, file] of html.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)) if (file !== 'look.js') follow(file!)
  const shell = weigh([...files])
  follow(`assets/${readdirSync(path.join(outDir, 'assets')).find((name) => /^ChatsScreen-.*\.js$/.test(name))}`)
  console.log(
    `first load: ${shell} kB of JavaScript, gzipped; with the chats ${weigh([...files])} kB in ${files.size} files`,
  )
  expect(weigh([...files])).toBeLessThanOrEqual(200)
})

const weigh = (files: string[]) =>
  Math.round(files.reduce((sum, file) => sum + gzipSync(readFileSync(path.join(outDir, file))).length, 0) / 100) / 10
