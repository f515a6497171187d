import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { COOKIE } from '#server/http/actors'
import { type RunningServer, startServer } from '../running-server.ts'
import { openCable } from './cable.ts'
import { acceptance } from './deeds.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')
const RESULTS = path.join(ROOT, 'test-results/browser')
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
]
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
/** How long somebody looks at a screen before saying that it does not work. */
const PATIENCE = 30_000

/** Of every login of the demo school. */
export const DEMO_PASSWORD = 'zvonok-demo'

/** The phone in a pupil's hand and the computer of a staff room. */
export const PHONE = 360
export const COMPUTER = 1280
export const WIDTHS = [PHONE, COMPUTER] as const
export type Width = (typeof WIDTHS)[number]

/** A school of today's story lies where its day is: at night a school is quiet, and that is another story. */
export function regionWhereItIsDay(): string {
  const ahead = { 'Калининградская область': 2, 'Омская область': 6, 'Камчатский край': 12 }
  const hour = (hours: number) => (new Date().getUTCHours() + hours) % 24
  return Object.entries(ahead).find(([, hours]) => hour(hours) >= 7 && hour(hours) <= 20)![0]
}

/** Somebody with a browser of their own. */
export interface Visitor {
  name: string
  page: Page
  context: BrowserContext
  /** A second tab of the same browser. */
  anotherTab(): Promise<Page>
  /** Out of reach of the server, and the browser knows it. */
  setOffline(offline: boolean): Promise<void>
}

export type Stand = Awaited<ReturnType<typeof openStand>>

/** The program as a school runs it, with the built client, and a Chromium to look at it. */
export async function openStand({
  args = [] as string[],
  /** Of the browser, where a story needs more than the others. */
  flags = [] as string[],
  environment = {} as Record<string, string>,
  /** What people do rather than how a finger or a mouse does it: each has the device they would, screens are looked at at both widths. */
  toldOnce = false,
} = {}) {
  execFileSync('scripts/build-web.sh', { cwd: ROOT, stdio: 'inherit' })
  const server: RunningServer = await startServer({ args, environment })
  const browser: Browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [...FLAGS, ...flags],
  })
  mkdirSync(RESULTS, { recursive: true })
  const visitors: Visitor[] = []
  const faults: string[] = []
  let shots = 0

  /** Somebody with an empty browser. What goes wrong in its console is a fault of the stand. */
  async function visitor(name: string, width: Width, { newcomer = false } = {}): Promise<Visitor> {
    const phone = width < 600
    const cable = await openCable()
    const context = await browser.newContext({
      proxy: { server: cable.address, bypass: '<-loopback>' },
      baseURL: server.origin,
      locale: 'ru-RU',
      viewport: phone ? { width, height: 740 } : { width, height: 800 },
      ...(phone ? { isMobile: true, hasTouch: true, deviceScaleFactor: 2 } : {}),
      permissions: ['camera', 'microphone', 'clipboard-read', 'clipboard-write'],
      reducedMotion: 'reduce',
    })
    context.setDefaultTimeout(PATIENCE)
    context.on('console', (message) => {
      if (message.type() === 'error' && !isExpected(message.text()))
        faults.push(`${name}, ${message.page()?.url()}: ${message.text()}`)
    })
    context.on('weberror', (error) => faults.push(`${name}: ${error.error().stack}`))
    context.on('close', cable.close)
    const one: Visitor = {
      name,
      page: await context.newPage(),
      context,
      anotherTab: () => context.newPage(),
      // The browser's own switch alone lets requests of a closing page through.
      async setOffline(offline) {
        if (!offline) cable.plug()
        await context.setOffline(offline)
        if (offline) cable.pull()
      },
    }
    // The rules of conduct lie over the first chat of everybody new; whose story is not about that accepts them.
    if (!newcomer) await one.page.addLocatorHandler(acceptance(one.page), (button) => button.click())
    visitors.push(one)
    return one
  }

  /** Somebody of the cast, signed in already: the form at the door has stories of its own. */
  async function enter(
    name: string,
    { token }: { token: string },
    width: Width = COMPUTER,
    options = {},
  ): Promise<Visitor> {
    const one = await visitor(`${name} ${width}`, width, options)
    const session = { name: COOKIE, value: token, url: server.origin, httpOnly: true, sameSite: 'Lax' as const }
    await one.context.addCookies([session])
    return one
  }

  /** Keeps a picture for people's eyes: test-results/browser/07-360-заявка.png. */
  async function shot(page: Page, name: string): Promise<void> {
    const file = `${String(++shots).padStart(2, '0')}-${page.viewportSize()?.width}-${name}.png`
    await page.screenshot({ path: path.join(RESULTS, file) })
  }

  /** Looks at the screen as everybody has to be able to: no serious violation, nothing cut off at the side. */
  async function scan(page: Page, name: string): Promise<void> {
    const own = page.viewportSize()!
    await look(page, name)
    if (!toldOnce) return
    await page.setViewportSize({ ...own, width: own.width === PHONE ? COMPUTER : PHONE })
    await look(page, name)
    await page.setViewportSize(own)
  }

  async function look(page: Page, name: string): Promise<void> {
    // Who has just been given another width draws anew in the next frame.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
    await page.evaluate(() => document.fonts.ready)
    await shot(page, name)
    const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).withTags(WCAG)
    // Without the page of its own that it opens for frames of other sites: here are none, and it takes twice as long.
    const { violations } = await axe.setLegacyMode().analyze()
    const serious = violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(
        ({ id, nodes }) =>
          `${id}: ${nodes.map(({ html, failureSummary }) => `${html.slice(0, 200)} (${failureSummary?.slice(0, 200)})`).join(' | ')}`,
      )
    expect(serious, `«${name}», accessibility`).toEqual([])
    const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    await expect.poll(sideways, { message: `«${name}» scrolls sideways` }).toBeLessThanOrEqual(0)
  }

  /** What every open page shows: for the reader of a failure. */
  async function describeScreens(): Promise<string> {
    const pages = visitors.flatMap(({ name, context }) => context.pages().map((page) => ({ name, page })))
    const told = await Promise.all(
      pages.map(async ({ name, page }) => {
        await shot(page, `failed-${name}`).catch(() => undefined)
        const shown = await page.locator('body').ariaSnapshot({ timeout: 2000 }).catch(String)
        return `── ${name} at ${page.url()}\n${shown.slice(0, 5000)}`
      }),
    )
    return [...told, faults.length ? `faults: ${faults.join('\n')}` : ''].join('\n\n')
  }

  return {
    server,
    origin: server.origin,
    /** Where pictures and papers of the run are kept. */
    results: RESULTS,
    visitor,
    enter,
    shot,
    scan,
    describeScreens,
    /** Console errors, exceptions and violations of the content policy so far. */
    faults,
    async close(): Promise<void> {
      await browser.close()
      await server.stop()
    },
  }
}

// A refusal is an answer, and so is a network that is away: the browser reports both on its own.
const isExpected = (text: string): boolean =>
  /Failed to load resource: (the server responded with a status of 4\d\d|net::ERR_(INTERNET_DISCONNECTED|EMPTY_RESPONSE|CONNECTION_RESET))/.test(
    text,
  ) ||
  // … and the browser looks for a newer application just then.
  /An unknown error occurred when fetching the script/.test(text) ||
  /WebSocket connection to .* failed: .*(ERR_INTERNET_DISCONNECTED|ERR_TUNNEL_CONNECTION_FAILED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET|401|HTTP Authentication failed)/.test(
    text,
  )

type Tell = () => Promise<void>

/** A story told in one go. Errors in the console fail it, and a failure tells what every page showed. */
export const sceneOn =
  (stand: () => Stand) =>
  (name: string, tell: Tell): void =>
    test(name, () => witnessed(stand(), tell))

/**
 * A story in chapters, one test each: once a chapter has failed, the next ones have nothing to stand on and are skipped.
 */
export function storyOn(stand: () => Stand) {
  let broken = false
  return (name: string, tell: Tell): void =>
    test(name, async (context) => {
      if (broken) return context.skip()
      broken = true
      await witnessed(stand(), tell)
      broken = false
    })
}

async function witnessed(stand: Stand, tell: Tell): Promise<void> {
  try {
    await tell()
    expect(stand.faults.splice(0), 'errors in the console').toEqual([])
  } catch (error) {
    const shown = await stand.describeScreens()
    if (error instanceof Error) error.message += `\n\n${shown}\n\nserver: ${stand.server.output().slice(-1500)}`
    throw error
  }
}
