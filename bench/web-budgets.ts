import { randomUUID } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type CDPSession, chromium, type Page } from 'playwright-core'

// Measures what ux.md promises of the chat screen in Chromium, against a running installation with the demo school:
// `bin/up --demo`, then `node bench/web-budgets.ts [address]`.
//
// A processor four times slower is taken two ways: `…Ms` by the browser's own throttling and a clock, which is worth
// something on a quiet machine only; `…CpuMs` by the processor time of the page's main thread, times four, which holds
// on a busy one too.

const ADDRESS = process.argv[2] ?? 'http://127.0.0.1:8080'
const SLOWER = 4
// "Slow 4G" as Lighthouse means it: 150 ms there and back, 1.6 Mbit/s down, 0.75 up.
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 }
const MESSAGES = 10_000
const LONG_TASK = 50

const BUDGETS = { jsKilobytes: 200, interactiveSeconds: 3, switchingMs: 100, longTasks: 0 }

async function measureFirstLoad() {
  const { page, cdp } = await openPage()
  await cdp.send('Network.enable')
  await cdp.send('Network.emulateNetworkConditions', SLOW_4G)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  await page.addInitScript(awaitInteractive)
  await page.goto(`${ADDRESS}/chats/${chatId}`, { waitUntil: 'commit' })
  const { at, scripts, bytes } = await page.evaluate(
    () => (window as unknown as { interactive: Promise<{ at: number; scripts: number; bytes: number }> }).interactive,
  )
  await page.context().close()
  return { scripts, jsKilobytes: bytes / 1000, interactiveSeconds: at / 1000 }
}

/** Words are shown and the field takes new ones; what was fetched until then is the first load. */
function awaitInteractive(): void {
  const interactive = new Promise((done) => {
    const look = () => {
      const here = document.querySelector('.composer textarea') && document.querySelector('.bubble')
      if (!here) return requestAnimationFrame(look)
      setTimeout(() => {
        const at = performance.now()
        const loaded = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
        const scripts = loaded.filter(({ name, responseEnd }) => name.endsWith('.js') && responseEnd > 0)
        done({ at, scripts: scripts.length, bytes: scripts.reduce((sum, one) => sum + one.encodedBodySize, 0) })
      })
    }
    requestAnimationFrame(look)
  })
  Object.assign(window, { interactive })
}

/** Between chats that have been seen: what a person does all day. */
async function measureSwitching() {
  const { page, cdp } = await openPage()
  await page.goto(`${ADDRESS}/chats`)
  await page.waitForSelector('.talkrow')
  const rows = Math.min(5, await page.locator('.talkrow').count())
  for (let row = 0; row < rows; row++) await switchTo(page, row).then(() => page.waitForTimeout(800))
  const turns = 20
  const tasks = await traced(cdp, async () => {
    for (let turn = 0; turn < turns; turn++) await switchTo(page, turn % rows).then(() => page.waitForTimeout(400))
  })
  const cpu = tasks.marks('switch').map((span) => tasks.cpuWithin(span) * SLOWER)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  const times: number[] = []
  for (let turn = 0; turn < turns; turn++) times.push(await switchTo(page, turn % rows))
  await page.context().close()
  return { medianMs: quantile(times, 0.5), medianCpuMs: quantile(cpu, 0.5), p95CpuMs: quantile(cpu, 0.95) }
}

/** From the press to the painted messages of the other chat. */
function switchTo(page: Page, row: number): Promise<number> {
  return page.evaluate(async (row) => {
    const link = document.querySelectorAll<HTMLAnchorElement>('.talkrow')[row]!
    const title = link.querySelector('.talkrow-name span')!.textContent
    performance.mark('begin')
    const began = performance.now()
    link.click()
    const shown = () =>
      document.querySelector('.conv h1')?.textContent === title && document.querySelector('.conv article') !== null
    // Heard in the moment of the change: to ask frame by frame would add a frame of whatever else is done in it.
    await new Promise<void>((done) => {
      const observer = new MutationObserver(() => {
        if (!shown()) return
        observer.disconnect()
        done()
      })
      observer.observe(document.body, { subtree: true, childList: true, characterData: true })
    })
    await new Promise<void>((done) => requestAnimationFrame(() => setTimeout(done)))
    performance.measure('switch', 'begin')
    return performance.now() - began
  }, row)
}

async function measureTyping() {
  const { page, cdp } = await openPage()
  await page.goto(`${ADDRESS}/chats/${chatId}`)
  await page.waitForSelector('.bubble')
  await page.waitForTimeout(1000)
  await page.focus('.composer textarea')
  const text = 'Добрый вечер! Завтра первый урок начнётся в девять.'
  const tasks = await traced(cdp, () => page.keyboard.type(text, { delay: 60 }))
  await page.fill('.composer textarea', '')
  await page.context().close()
  return { longestCpuMs: Math.max(...tasks.cpu) * SLOWER }
}

/** By the wheel from the newest message to the first one, every page fetched on the way, and back down. */
async function measureScrolling() {
  const { page, cdp } = await openPage()
  await page.goto(`${ADDRESS}/chats/${chatId}`)
  await page.waitForSelector('.bubble')
  await page.waitForTimeout(1000)
  const box = (await page.locator('.chats-feed').boundingBox())!
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  const began = Date.now()
  const tasks = await traced(cdp, async () => {
    for (let turn = 0; turn % 20 || !(await page.evaluate(isAtFirst)); turn++) await page.mouse.wheel(0, -900)
  })
  const seconds = (Date.now() - began) / 1000
  const back = await traced(cdp, async () => {
    for (let turn = 0; turn < 300; turn++) await page.mouse.wheel(0, 900)
  })
  const rows = await page.evaluate(() => document.querySelector('.chats-feed')!.scrollHeight)
  await page.context().close()
  const all = [...tasks.cpu, ...back.cpu].map((cpu) => cpu * SLOWER)
  return {
    messages: MESSAGES,
    seconds,
    pixels: rows,
    longTasks: all.filter((cpu) => cpu > LONG_TASK).length,
    longestCpuMs: Math.max(...all),
    p99CpuMs: quantile(all, 0.99),
  }
}

function isAtFirst(): boolean {
  const feed = document.querySelector('.chats-feed')!
  return feed.querySelector('.chats-opening') !== null && feed.scrollTop < 10
}

interface TraceEvent {
  name: string
  ph: string
  pid: number
  tid: number
  ts: number
  dur?: number
  tdur?: number
  args?: { name?: string }
  id?: string
}

/** The tasks of the page's main thread while something is done: processor time of each, in milliseconds. */
async function traced(cdp: CDPSession, work: () => Promise<unknown>) {
  const events: TraceEvent[] = []
  const collect = ({ value }: { value: unknown[] }) => events.push(...(value as TraceEvent[]))
  cdp.on('Tracing.dataCollected', collect)
  const done = new Promise((resolve) => cdp.once('Tracing.tracingComplete', resolve))
  const categories = 'toplevel,blink.user_timing,disabled-by-default-devtools.timeline,__metadata'
  await cdp.send('Tracing.start', { categories, transferMode: 'ReportEvents' })
  await work()
  await cdp.send('Tracing.end')
  await done
  cdp.off('Tracing.dataCollected', collect)
  const mains = events.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
  const byThread = mains.map(({ pid, tid }) => events.filter((one) => one.pid === pid && one.tid === tid))
  // The busiest renderer is the page; others are spare ones.
  const [main = []] = byThread.sort((a, b) => b.length - a.length)
  const tasks = main.filter(({ name, ph }) => name === 'RunTask' && ph === 'X')
  return {
    cpu: tasks.map(({ tdur = 0 }) => tdur / 1000),
    cpuWithin: ({ from, to }: { from: number; to: number }) =>
      tasks.filter(({ ts }) => ts >= from - 1000 && ts < to).reduce((sum, { tdur = 0 }) => sum + tdur / 1000, 0),
    marks: (name: string) => {
      const ends = (ph: string) => main.filter((one) => one.name === name && one.ph === ph).map(({ ts }) => ts)
      const [from, to] = [ends('b'), ends('e')]
      return from.map((ts, place) => ({ from: ts, to: to[place]! }))
    },
  }
}

/** Rules of conduct lie over the first chat until they are read. */
async function readRules(): Promise<void> {
  const { page } = await openPage()
  await page.goto(`${ADDRESS}/chats/${chatId}`)
  await page.waitForSelector('.bubble')
  const accept = page.locator('.dialog .btn-pri')
  await accept.waitFor({ timeout: 3000 }).then(
    () => accept.click(),
    () => undefined, // read already
  )
  await page.waitForTimeout(1000)
  await page.context().close()
}

async function openPage(): Promise<{ page: Page; cdp: CDPSession }> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'ru-RU',
    serviceWorkers: 'block',
  })
  const [name = '', value = ''] = teacher.cookie.split('=')
  await context.addCookies([{ name, value, url: ADDRESS }])
  const page = await context.newPage()
  return { page, cdp: await context.newCDPSession(page) }
}

interface Session {
  cookie: string
}

async function signIn(login: string): Promise<Session> {
  const answer = await fetch(`${ADDRESS}/api/accounts.signIn`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password: 'zvonok-demo' }),
  })
  if (!answer.ok) throw new Error(`${login} cannot sign in: is the demo school there? ${await answer.text()}`)
  return { cookie: answer.headers.getSetCookie()[0]!.split(';')[0]! }
}

/** A chat of ten thousand messages; the one of an earlier run serves again. */
async function prepareLongChat(by: Session): Promise<string> {
  const title = 'Десять тысяч'
  const { chats } = await call<{ chats: { id: string; title: string | null; lastMsgNo: number }[] }>(
    by,
    'chats.listChats',
  )
  const known = chats.find((chat) => chat.title === title && chat.lastMsgNo >= MESSAGES)
  if (known) return known.id
  const { hats } = await call<{ hats: { organization: { id: string } }[] }>(by, 'people.listMyHats')
  const organizationId = hats[0]!.organization.id
  const { people } = await call<{ people: { id: string }[] }>(by, `chats.listContacts?organizationId=${organizationId}`)
  const personIds = people.slice(0, 20).map(({ id }) => id)
  const chat = await call<{ id: string }>(by, 'chats.createChat', {
    id: randomUUID(),
    organizationId,
    kind: 'group',
    title,
    personIds,
  })
  let sent = 0
  const write = async () => {
    while (sent < MESSAGES) {
      const text = sentence(sent++)
      await call(by, 'chats.sendMessage', { id: randomUUID(), chatId: chat.id, text })
    }
  }
  await Promise.all(Array.from({ length: 24 }, write))
  return chat.id
}

const WORDS = 'поход завтра в восемь утра у школы возьмите воду и тёплую одежду автобус ждать не будет спасибо'.split(
  ' ',
)

const sentence = (n: number): string =>
  `№ ${n + 1}. ${Array.from({ length: 3 + ((n * 7919) % 25) }, (_, i) => WORDS[(n * 31 + i * 7) % WORDS.length]).join(' ')}`

async function call<T>({ cookie }: Session, name: string, input?: unknown): Promise<T> {
  const answer = await fetch(`${ADDRESS}/api/${name}`, {
    headers: { cookie, 'content-type': 'application/json' },
    ...(input ? { method: 'POST', body: JSON.stringify(input) } : {}),
  })
  if (!answer.ok) throw new Error(`${name}: ${await answer.text()}`)
  return answer.json() as Promise<T>
}

function quantile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}

function tidy(_key: string, value: unknown): unknown {
  return typeof value === 'number' ? round(value) : value
}

const teacher = await signIn('teacher1')
const chatId = await prepareLongChat(teacher)
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
})
try {
  await readRules()
  const figures = {
    firstLoad: await measureFirstLoad(),
    switching: await measureSwitching(),
    typing: await measureTyping(),
    scrolling: await measureScrolling(),
  }
  const machine = { cores: os.cpus().length, load: os.loadavg().map(round) }
  const told = JSON.stringify({ at: new Date(), machine, figures, budgets: BUDGETS }, tidy, 2)
  console.log(told)
  const folder = path.resolve(import.meta.dirname, 'results')
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, `web-${new Date().toISOString().slice(0, 19).replaceAll(':', '')}.json`), `${told}\n`)
} finally {
  await browser.close()
}
