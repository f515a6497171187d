import { randomUUID } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type CDPSession, chromium, type Page } from 'playwright-core'

// Measures what ux.md promises of the chat screen, in Chromium with a four times slower processor, against a running
// installation with the demo school: `bin/up --demo`, then `node bench/web-budgets.ts [address]`.

const ADDRESS = process.argv[2] ?? 'http://127.0.0.1:8080'
const SLOWER = 4
// "Slow 4G" as Lighthouse means it: 150 ms there and back, 1.6 Mbit/s down, 0.75 up.
const SLOW_4G = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6e6 / 8) | 0,
  uploadThroughput: (0.75e6 / 8) | 0,
}
const MESSAGES = 10_000

interface Figures {
  firstLoad: { jsKilobytes: number; interactiveSeconds: number }
  switching: { medianMs: number; p95Ms: number }
  typing: { p95Ms: number }
  scrolling: { messages: number; seconds: number; longTasks: number; longestMs: number; frameP95Ms: number }
}
const BUDGETS = { jsKilobytes: 200, interactiveSeconds: 3, switchingMs: 100, longTasks: 0 }

async function measureFirstLoad(): Promise<Figures['firstLoad']> {
  const { page, cdp } = await openPage()
  await cdp.send('Network.enable')
  await cdp.send('Network.emulateNetworkConditions', SLOW_4G)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  const scripts = new Map<string, number>()
  const kinds = new Map<string, string>()
  cdp.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type))
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (kinds.get(requestId) === 'Script') scripts.set(requestId, encodedDataLength)
  })
  await page.goto(`${ADDRESS}/chats/${chatId}`, { waitUntil: 'commit' })
  const began = await page.evaluate(() => performance.timeOrigin)
  await page.waitForSelector('.composer textarea')
  await page.waitForSelector('.bubble')
  const interactiveSeconds = ((await afterPaint(page)) - began) / 1000
  const bytes = [...scripts.values()].reduce((sum, one) => sum + one, 0)
  await page.context().close()
  return { jsKilobytes: round(bytes / 1024), interactiveSeconds: round(interactiveSeconds, 2) }
}

/** Between chats that have been seen: what a person does all day. */
async function measureSwitching(): Promise<Figures['switching']> {
  const { page, cdp } = await openPage()
  await page.goto(`${ADDRESS}/chats`)
  await page.waitForSelector('.talkrow')
  const rows = Math.min(5, await page.locator('.talkrow').count())
  for (let row = 0; row < rows; row++) await switchTo(page, row)
  await page.waitForTimeout(1500)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  const times: number[] = []
  for (let turn = 0; turn < 20; turn++) times.push(await switchTo(page, turn % rows))
  await page.context().close()
  return { medianMs: round(quantile(times, 0.5)), p95Ms: round(quantile(times, 0.95)) }
}

/** From the press to the painted messages of the other chat. */
const switchTo = (page: Page, row: number): Promise<number> =>
  page.evaluate(async (row) => {
    const link = document.querySelectorAll<HTMLAnchorElement>('.talkrow')[row]!
    const title = link.querySelector('.talkrow-name span')!.textContent
    const began = performance.now()
    link.click()
    const shown = () =>
      document.querySelector('.conv h1')?.textContent === title && document.querySelector('.conv .bubble') !== null
    while (!shown()) await new Promise(requestAnimationFrame)
    await new Promise<void>((done) => requestAnimationFrame(() => setTimeout(done)))
    return performance.now() - began
  }, row)

async function measureTyping(): Promise<Figures['typing']> {
  const { page, cdp } = await openPage()
  await page.goto(`${ADDRESS}/chats/${chatId}`)
  await page.waitForSelector('.bubble')
  await page.waitForTimeout(1000)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  await page.focus('.composer textarea')
  await page.evaluate(() => {
    const times: number[] = []
    Object.assign(window, { times })
    addEventListener(
      'keydown',
      () => {
        const began = performance.now()
        requestAnimationFrame(() => setTimeout(() => times.push(performance.now() - began)))
      },
      true,
    )
  })
  await page.keyboard.type('Добрый вечер! Завтра первый урок начнётся в девять.', { delay: 60 })
  const times = await page.evaluate(() => (window as unknown as { times: number[] }).times)
  await page.fill('.composer textarea', '')
  await page.context().close()
  return { p95Ms: round(quantile(times, 0.95)) }
}

/** By the wheel from the newest message to the first one, every page fetched on the way, and back down. */
async function measureScrolling(): Promise<Figures['scrolling']> {
  const { page, cdp } = await openPage()
  await page.goto(`${ADDRESS}/chats/${chatId}`)
  await page.waitForSelector('.bubble')
  await page.waitForTimeout(1000)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  await page.evaluate(watchFrames)
  const box = (await page.locator('.chats-feed').boundingBox())!
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  const began = Date.now()
  const isAt = (end: 'first' | 'last') => page.evaluate(isShown, end)
  while (!(await isAt('first')) && Date.now() - began < 600_000) await page.mouse.wheel(0, -900)
  const up = Date.now()
  while (!(await isAt('last')) && Date.now() - up < 300_000) await page.mouse.wheel(0, 4000)
  const { tasks, frames } = await page.evaluate(() => {
    const { tasks, frames } = window as unknown as { tasks: number[]; frames: number[] }
    return { tasks, frames }
  })
  await page.context().close()
  return {
    messages: MESSAGES,
    seconds: round((Date.now() - began) / 1000),
    longTasks: tasks.length,
    longestMs: round(Math.max(0, ...tasks)),
    frameP95Ms: round(quantile(frames, 0.95)),
  }
}

function isShown(end: 'first' | 'last'): boolean {
  const feed = document.querySelector('.chats-feed')!
  if (end === 'first') return feed.querySelector('.chats-opening') !== null && feed.scrollTop < 10
  return feed.scrollHeight - feed.clientHeight - feed.scrollTop < 10
}

function watchFrames(): void {
  const tasks: number[] = []
  const frames: number[] = []
  Object.assign(window, { tasks, frames })
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) tasks.push(duration)
  }).observe({ entryTypes: ['longtask'] })
  let last = performance.now()
  const tick = (now: number) => {
    frames.push(now - last)
    last = now
    requestAnimationFrame(tick)
  }
  requestAnimationFrame(tick)
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

const afterPaint = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((done) =>
        requestAnimationFrame(() => setTimeout(() => done(performance.timeOrigin + performance.now()))),
      ),
  )

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

function round(value: number, digits = 0): number {
  return Math.round(value * 10 ** digits) / 10 ** digits
}

const teacher = await signIn('teacher1')
const chatId = await prepareLongChat(teacher)
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
})
try {
  const figures: Figures = {
    firstLoad: await measureFirstLoad(),
    switching: await measureSwitching(),
    typing: await measureTyping(),
    scrolling: await measureScrolling(),
  }
  console.log(JSON.stringify({ figures, budgets: BUDGETS }, null, 2))
  const folder = path.resolve(import.meta.dirname, 'results')
  mkdirSync(folder, { recursive: true })
  const at = new Date().toISOString().slice(0, 19).replaceAll(':', '')
  writeFileSync(
    path.join(folder, `web-${at}.json`),
    JSON.stringify({ at: new Date(), figures, budgets: BUDGETS }, null, 2),
  )
} finally {
  await browser.close()
}
