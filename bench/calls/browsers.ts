import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { endCall, startCall } from '#contract/calls'
import { listChats } from '#contract/chats'
import { canRunJanus } from '../../domains/calls/server/media/janus-installed.ts'
import { startServer } from '../../test/running-server.ts'
import { openRunningWorld } from '../../test/running-world.ts'
import { type Member, openSchool } from '../../test/school.ts'
import { type Figure, type Outcome, percentile } from '../figures.ts'
import { startBareJanus, WORD } from './bare-janus.ts'

// Two browsers of one machine, as a school has them: from the press to the first picture of whoever is there already.
// Each round is a call of its own over each subject in turn, so that all of them meet the same neighbours.

const FLAGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  ...['--disable-component-update', '--disable-sync', '--use-fake-ui-for-media-stream'],
  ...['--use-fake-device-for-media-stream', '--allow-loopback-in-peer-connection'],
  '--autoplay-policy=no-user-gesture-required',
]
const SETTLES = 1500

interface Subject {
  name: string
  times: number[]
  /** Milliseconds from the press to the picture. */
  round(): Promise<number>
  stop(): Promise<void>
}

export async function measureBrowsers(rounds: number): Promise<Outcome[]> {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS })
  const subjects = [await openOurs(browser, 'builtin')]
  if (canRunJanus()) subjects.push(await openOurs(browser, 'janus'), await openBare(browser))
  const faults: string[] = []
  // The first round wakes engines and caches, and is not counted.
  for (let round = 0; round <= rounds; round += 1) {
    for (const { name, times, ...subject } of subjects) {
      const took = await subject.round().catch((error) => {
        faults.push(`${name}: ${String(error).slice(0, 300)}`)
      })
      if (took !== undefined && round > 0) times.push(took)
    }
  }
  for (const subject of subjects) await subject.stop()
  await browser.close()
  const bare = subjects.find(({ name }) => name === 'bare janus')
  return subjects.map(({ name, times }) => ({
    scenario: `${times.length} calls of two browsers: press to first picture`,
    subject: name,
    figures: [0.5, 0.95].flatMap((share) =>
      figuresOf(share, times, bare && bare.name !== name ? bare.times : undefined),
    ),
    faults: faults.filter((one) => one.startsWith(`${name}:`)),
  }))
}

function figuresOf(share: number, times: number[], bare: number[] | undefined): Figure[] {
  const name = `p${share * 100}`
  const value = percentile(times, share)
  const beside = bare && { name: `${name} beside bare Janus`, value: value / percentile(bare, share), unit: 'times' }
  return [{ name, value, unit: 'ms' }, ...(beside ? [{ ...beside, target: { most: 1.3 } }] : [])]
}

const contextOf = (browser: Browser, baseURL: string): Promise<BrowserContext> =>
  browser.newContext({ baseURL, permissions: ['camera', 'microphone'], locale: 'ru-RU' })

async function openOurs(browser: Browser, engine: 'builtin' | 'janus'): Promise<Subject> {
  const server = await startServer({ environment: { CALL_ENGINE: engine, ZVONOK_LOG: 'warn' } })
  const world = await openRunningWorld(server)
  const school = await openSchool(world)
  const class7a = await school.addClass('7А')
  const elena = await school.teacher('Елена Сергеевна Воробьёва', class7a)
  const timur = await school.pupil('Тимур Ахметов', class7a)
  const chatId = (await elena.reads(listChats, {})).body.chats.find(({ automatic }) => automatic === 'class')!.id
  const pageOf = async (who: Member) => {
    const context = await contextOf(browser, server.origin)
    const { hostname } = new URL(server.origin)
    await context.addCookies([{ name: 'zvonok_session', value: who.token, domain: hostname, path: '/' }])
    return context.newPage()
  }
  const [host, guest] = [await pageOf(elena), await pageOf(timur)]
  return {
    name: engine,
    times: [],
    async round() {
      const callId = randomUUID()
      await elena.does(startCall, { id: callId, chatId, kind: 'video' })
      await atTheDoor(host, callId)
      await host.getByRole('button', { name: 'Войти в звонок' }).click()
      await host.getByRole('toolbar', { name: 'Управление звонком' }).waitFor()
      await host.getByText('Связь хорошая').first().waitFor()
      await atTheDoor(guest, callId)
      await sleep(SETTLES)
      const enter = guest.getByRole('button', { name: 'Войти в звонок' })
      const took = await pressToPicture(guest, `[data-person="${elena.personId}"] video`, () => enter.click())
      await elena.does(endCall, { id: randomUUID(), callId })
      for (const page of [host, guest]) await page.goto('about:blank')
      return took
    },
    async stop() {
      await world.close()
      await server.stop()
    },
  }
}

async function atTheDoor(page: Page, callId: string): Promise<void> {
  await page.bringToFront()
  await page.goto(`/calls/${callId}`)
  await page.locator('.calls-mirror video').waitFor()
}

async function openBare(browser: Browser): Promise<Subject> {
  const janus = await startBareJanus()
  const html = readFileSync(path.join(import.meta.dirname, 'bare-page.html'))
  const http = createServer((_request, response) => response.setHeader('content-type', 'text/html').end(html))
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening))
  const origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  const [host, guest] = [
    await (await contextOf(browser, origin)).newPage(),
    await (await contextOf(browser, origin)).newPage(),
  ]
  return {
    name: 'bare janus',
    times: [],
    async round() {
      const address = `/?${new URLSearchParams({ address: janus.address, word: WORD, room: randomUUID() })}`
      for (const page of [host, guest]) {
        await page.bringToFront()
        await page.goto(address)
        await page.evaluate('ready')
      }
      await host.bringToFront()
      await host.evaluate('create()')
      await host.reload()
      await host.evaluate('ready')
      await host.getByRole('button').click()
      await host.waitForFunction("window.entered && sending.connectionState === 'connected'")
      await guest.bringToFront()
      await sleep(SETTLES)
      const took = await pressToPicture(guest, '#other', () => guest.getByRole('button').click())
      for (const page of [host, guest]) await page.goto('about:blank')
      return took
    },
    async stop() {
      janus.stop()
      http.close()
    },
  }
}

async function pressToPicture(page: Page, selector: string, press: () => Promise<void>): Promise<number> {
  await page.evaluate(`void (window.shown = new Promise((resolve) => addEventListener('click', () => {
    const pressed = performance.now()
    const look = () => {
      const video = document.querySelector(${JSON.stringify(selector)})
      if (video && video.readyState >= 2) resolve(performance.now() - pressed)
      else requestAnimationFrame(look)
    }
    look()
  }, { capture: true, once: true })))`)
  await press()
  return page.evaluate('window.shown')
}
