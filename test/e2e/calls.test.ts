import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { declineCall } from '#contract/calls'
import { listChats } from '#contract/chats'
import { canRunJanus } from '../../domains/calls/server/media/janus-installed.ts'
import { freePort } from '../running-server.ts'
import { openRunningWorld, type RunningWorld } from '../running-world.ts'
import { type Member, openSchool, PASSWORD } from '../school.ts'
import { acceptRules, press, sees, seesNo, signIn } from './deeds.ts'
import { openStand, type Stand, storyOn, type Visitor } from './stand.ts'

/** Media of a machine may go round on its own loopback, and a voice needs no press. */
const FLAGS = ['--allow-loopback-in-peer-connection', '--autoplay-policy=no-user-gesture-required']

let stand: Stand
let world: RunningWorld

const SIX = ['Алина Юнусова', 'Глеб Соколов', 'Дарья Ким', 'Марк Орлов', 'Ника Белова', 'Рустам Валиев']

async function openClass() {
  const school = await openSchool(world, { name: 'Школа № 14' })
  const class7a = await school.addClass('7А')
  const elena = await school.teacher('Елена Сергеевна Воробьёва', class7a)
  const timur = await school.pupil('Тимур Ахметов', class7a)
  const sonya = await school.pupil('Соня Лебедева', class7a)
  const six = await Promise.all(SIX.map((name) => school.pupil(name, class7a)))
  const chats = (await elena.reads(listChats, {})).body.chats
  const chatId = chats.find((chat) => chat.automatic === 'class')!.id
  return { school, elena, timur, sonya, six, chatId }
}

const enter = async (member: Member, name: string, width: 360 | 1280, more = {}): Promise<Visitor> => {
  const one = await stand.visitor(name, width, more)
  await one.context.addInitScript(keepConnections)
  await signIn(one, member.login, PASSWORD)
  await one.page.waitForURL(/important|today|chats|school/)
  return one
}

/** So that a test can count packets, and keep a connection open that its page has given up. */
const keepConnections = `
  window.connections = []
  const Real = RTCPeerConnection
  window.RTCPeerConnection = class extends Real {
    constructor(...args) { super(...args); window.connections.push(this) }
    close() { if (!window.stubborn) super.close() }
  }`

/** Packets that have arrived at a page until now. */
const packets = (page: Page, kind?: 'audio' | 'video'): Promise<number> =>
  page.evaluate(`(async () => {
    let sum = 0
    for (const one of window.connections) {
      if (one.connectionState === 'closed') continue
      for (const report of (await one.getStats()).values())
        if (report.type === 'inbound-rtp' && (!${JSON.stringify(kind ?? '')} || report.kind === '${kind}')) sum += report.packetsReceived
    }
    return sum
  })()`)

const arrivedWithin = async (page: Page, milliseconds: number, kind?: 'audio' | 'video'): Promise<number> => {
  const before = await packets(page, kind)
  await sleep(milliseconds)
  return (await packets(page, kind)) - before
}

/** How long a person waits for what is on its way, on a slow machine. */
const SOON = { timeout: 20_000, interval: 200 }
/** While a server or an engine begins anew. */
const ANEW = { timeout: 60_000, interval: 100 }

const arrives = (page: Page, kind?: 'audio' | 'video') =>
  expect.poll(() => arrivedWithin(page, 400, kind), SOON).toBeGreaterThan(0)

/** Once what was under way has come, not a packet more. Silence itself is no silence: a microphone that is on is heard. */
async function nothingArrives(page: Page, kind?: 'audio' | 'video'): Promise<void> {
  await expect.poll(() => arrivedWithin(page, 1000, kind), SOON).toBe(0)
  expect(await arrivedWithin(page, 2000, kind)).toBe(0)
}

const tileOf = (page: Page, person: Member) => page.locator(`[data-person="${person.personId}"]`)

/** The picture of somebody moves: frames of it are shown, one after another. */
async function seesMoving(page: Page, person: Member): Promise<void> {
  await page.bringToFront()
  await moves(page, `[data-person="${person.personId}"] video`)
}

const moves = (page: Page, selector: string) =>
  expect.poll(() => framesWithin(page, selector, 300), SOON).toBeGreaterThan(0)

const framesWithin = (page: Page, selector: string, milliseconds: number): Promise<number> =>
  page.evaluate(
    async ([which, wait]) => {
      const shown = () => document.querySelector<HTMLVideoElement>(which)?.getVideoPlaybackQuality().totalVideoFrames
      const before = shown()
      await new Promise((resolve) => setTimeout(resolve, wait))
      return (shown() ?? 0) - (before ?? 0)
    },
    [selector, milliseconds] as const,
  )

// bin/test brings Janus where it can. It needs a network card that is up, and says so by being left out here.
const engines = ['builtin', 'janus'] as const
describe.each(engines)('a call over %s', (engine) => {
  if (engine === 'janus' && !canRunJanus()) return test.skip('Janus is not installed here, or there is no network card')
  let cast: Awaited<ReturnType<typeof openClass>>
  let elena: Visitor
  let timur: Visitor
  let sonya: Visitor
  const chapter = storyOn(() => stand)
  beforeAll(async () => {
    stand = await openStand({ flags: FLAGS, environment: { CALL_ENGINE: engine, CALL_NODES: '2' } })
    world = await openRunningWorld(stand.server)
  }, 120_000)
  afterAll(async () => {
    await world?.close()
    await stand?.close()
  })

  chapter('the health page says which engine carries it', async () => {
    expect(await (await fetch(`${stand.origin}/healthz`)).json()).toMatchObject({ ok: true, calls: engine })
  })

  const toolbar = (page: Page) => page.getByRole('toolbar', { name: 'Управление звонком' })
  const control = (page: Page, name: string) => toolbar(page).getByRole('button', { name, exact: true })

  chapter('a teacher calls the class, a pupil hears it ring and answers; they see each other', async () => {
    cast = await openClass()
    elena = await enter(cast.elena, 'Елена', 1280)
    timur = await enter(cast.timur, 'Тимур', 360, { newcomer: true })
    await elena.page.goto(`/chats/${cast.chatId}`)
    await press(elena.page, 'Начать видеозвонок')
    await elena.page.locator('.calls-mirror video').waitFor()
    await stand.scan(elena.page, 'call-preview')
    await press(elena.page, 'Войти в звонок')
    await sees(toolbar(elena.page))
    const ring = timur.page.getByRole('alertdialog', { name: /Елена Сергеевна/ })
    await sees(ring)
    await stand.scan(timur.page, 'call-ringing')
    await ring.getByRole('button', { name: 'Ответить' }).click()
    await sees(timur.page.getByText('Уже здесь: Елена Сергеевна Воробьёва'))
    await timur.page.locator('.calls-mirror video').waitFor()
    await stand.scan(timur.page, 'call-preview')
    await timur.page.evaluate(`addEventListener('click', () => {
      const pressed = performance.now()
      const look = () => {
        const video = document.querySelector('[data-person="${cast.elena.personId}"] video')
        if (video && video.readyState >= 2) window.firstFrame = Math.round(performance.now() - pressed)
        else requestAnimationFrame(look)
      }
      look()
    }, { capture: true, once: true })`)
    await press(timur.page, 'Войти в звонок')
    await seesMoving(timur.page, cast.elena)
    await seesMoving(elena.page, cast.timur)
    console.log(`${engine}: first frame ${await timur.page.evaluate('window.firstFrame')} ms after the press`)
    await stand.scan(timur.page, 'call')
    await stand.scan(elena.page, 'call')
  })

  chapter('the host turns a pupil’s sound off: not a packet of it arrives; the pupil speaks again', async () => {
    const { page } = elena
    await arrives(page, 'audio')
    await control(page, 'Люди').click()
    await page.getByRole('button', { name: 'Действия: Тимур Ахметов' }).click()
    await page.getByRole('menuitem', { name: 'Выключить звук' }).click()
    await sees(tileOf(page, cast.timur).getByRole('img', { name: 'Звук выключен' }))
    await nothingArrives(page, 'audio')
    await stand.scan(page, 'call-people')
    await expect.poll(() => control(timur.page, 'Звук').getAttribute('aria-pressed'), SOON).toBe('false')
    await control(timur.page, 'Звук').click()
    await arrives(page, 'audio')
  })

  chapter('«говорить» switched off: the pupil cannot, raises a hand, and is seen to', async () => {
    await elena.page.getByLabel('говорить').click()
    await expect.poll(() => control(timur.page, 'Звук').isDisabled(), SOON).toBe(true)
    await nothingArrives(elena.page, 'audio')
    await control(timur.page, 'Рука').click()
    await sees(tileOf(elena.page, cast.timur).getByRole('img', { name: 'Рука поднята, очередь: 1' }))
    await stand.shot(elena.page, 'call-hand')
    await elena.page.getByLabel('говорить').click()
    await expect.poll(() => control(timur.page, 'Звук').isDisabled(), SOON).toBe(false)
    await control(timur.page, 'Рука').click()
    await seesNo(tileOf(elena.page, cast.timur).getByRole('img', { name: /Рука поднята/ }))
  })

  chapter('captions: whom the teacher asks writes down what is said, and whoever wants to reads it', async () => {
    const menu = elena.page.getByRole('button', { name: 'Действия: Тимур Ахметов' })
    await menu.click()
    await elena.page.getByRole('menuitem', { name: 'Попросить писать субтитры' }).click()
    const line = timur.page.getByRole('textbox', { name: 'Что сейчас говорят' })
    await line.fill('Откройте страницу 42')
    await line.press('Enter')
    await expect.poll(() => line.inputValue(), SOON).toBe('')
    await control(elena.page, 'Субтитры').click()
    const said = elena.page.getByRole('log', { name: 'Субтитры' })
    await sees(said.getByText('Откройте страницу 42'))
    await line.fill('Решаем задачу про два поезда')
    await press(timur.page, 'Показать')
    await sees(said.getByText('Решаем задачу про два поезда'))
    await stand.scan(elena.page, 'call-captions')
    await stand.scan(timur.page, 'call-captions-written')
    await menu.click()
    await elena.page.getByRole('menuitem', { name: 'Больше не писать субтитры' }).click()
    await seesNo(line)
    await control(elena.page, 'Субтитры').click()
    await seesNo(said)
  })

  chapter('a waiting room: who comes waits, is let in, and all three see each other', async () => {
    const door = elena.page.getByLabel('через комнату ожидания')
    await door.click()
    await expect.poll(() => door.isChecked(), SOON).toBe(true)
    // It has rung at hers, too: «не сейчас», or it would lie over whatever she does for as long as it rings.
    await cast.sonya.does(declineCall, { callId: elena.page.url().split('/').at(-1)! })
    sonya = await enter(cast.sonya, 'Соня', 360, { newcomer: true })
    await sonya.page.goto(`/chats/${cast.chatId}`)
    await acceptRules(sonya.page)
    const joining = sonya.page.getByRole('link', { name: /Присоединиться, / })
    await sees(joining)
    await stand.scan(sonya.page, 'call-in-chat')
    await joining.click()
    await sonya.page.locator('.calls-mirror video').waitFor()
    await press(sonya.page, 'Войти в звонок')
    await sees(sonya.page.getByText('Вы в комнате ожидания'))
    await stand.scan(sonya.page, 'call-waiting')
    expect(await packets(sonya.page)).toBe(0)
    await elena.page.bringToFront()
    await elena.page.getByRole('button', { name: 'Впустить: Соня Лебедева' }).click()
    await seesMoving(sonya.page, cast.elena)
    await seesMoving(sonya.page, cast.timur)
    await seesMoving(elena.page, cast.sonya)
    await seesMoving(timur.page, cast.sonya)
  })

  chapter('the teacher shows the screen', async () => {
    // Nothing is painted, and so nothing shown, of a page that lies behind others.
    await elena.page.bringToFront()
    await control(elena.page, 'Экран').click()
    await moves(timur.page, '.calls-screen video')
    await stand.scan(timur.page, 'call-screen')
    await stand.shot(elena.page, 'call-screen')
    await control(elena.page, 'Экран').click()
    await seesNo(timur.page.locator('.calls-screen video'))
  })

  chapter('somebody removed receives not a packet more, even if the page holds its connection open', async () => {
    await sonya.page.evaluate('window.stubborn = true')
    await arrives(sonya.page)
    await elena.page.getByRole('button', { name: 'Действия: Соня Лебедева' }).click()
    await elena.page.getByRole('menuitem', { name: 'Удалить из звонка' }).click()
    await sees(sonya.page.getByText('Звонок для вас завершён ведущим'))
    await nothingArrives(sonya.page)
    await seesNo(tileOf(elena.page, cast.sonya))
    await sonya.page.goto(`/chats/${cast.chatId}`)
    await sonya.page.getByRole('link', { name: /Присоединиться, / }).click()
    await press(sonya.page, 'Войти в звонок')
    await sees(sonya.page.getByText('Ведущий завершил этот звонок для вас'))
    await sonya.context.close()
  })

  chapter(
    'eight people, two of them with cameras: everybody sees both move and all by name; who speaks is marked',
    async () => {
      const door = elena.page.getByLabel('через комнату ожидания')
      await door.click()
      await expect.poll(() => door.isChecked(), SOON).toBe(false)
      const callId = elena.page.url().split('/').at(-1)!
      // As a class comes to a lesson: all but two silent and without a picture, and all at the same moment.
      async function comes(member: Member) {
        const one = await stand.visitor(member.name.lastName, 360)
        await one.context.addInitScript(keepConnections)
        await one.context.addCookies([{ name: 'zvonok_session', value: member.token, url: stand.origin }])
        await one.page.goto(`/calls/${callId}`)
        await one.page.locator('.calls-mirror video').waitFor()
        for (const name of ['Звук', 'Камера']) await switchedOff(one.page.getByRole('button', { name, exact: true }))
        await press(one.page, 'Войти в звонок')
        await sees(toolbar(one.page))
        return { member, ...one }
      }
      const six = await Promise.all(cast.six.map(comes))
      const shown = [cast.elena, cast.timur]
      for (const { page, member } of [{ ...elena, member: cast.elena }, { ...timur, member: cast.timur }, ...six]) {
        await sees(page.getByText('8 участников'))
        const theirs = shown.filter(({ personId }) => personId !== member.personId).length
        await expect.poll(() => picturesThatMove(page), ANEW).toBe(theirs)
      }
      await elena.page.bringToFront()
      for (const member of [cast.timur, ...cast.six])
        await sees(tileOf(elena.page, member).getByText(member.name.lastName))
      for (const member of shown) await seesMovingOnceAsked(elena.page, member)
      await stand.shot(elena.page, 'call-eight')
      await six[0]!.page.bringToFront()
      await expect.poll(() => six[0]!.page.locator('.calls-tile').count(), SOON).toBe(6)
      await press(six[0]!.page, 'Следующая страница')
      await expect.poll(() => six[0]!.page.locator('.calls-tile').count(), SOON).toBe(2)
      await elena.page.bringToFront()
      await control(timur.page, 'Звук').click()
      const marked = () =>
        elena.page
          .locator('.calls-speaks')
          .evaluateAll((tiles) => tiles.map((tile) => tile.getAttribute('data-person')!))
      await expect.poll(marked, SOON).toContain(cast.timur.personId)
      expect((await marked()).filter((id) => cast.six.some(({ personId }) => personId === id))).toEqual([])
      for (const { page, context, member } of six) {
        await control(page, 'Выйти').click()
        await seesNo(tileOf(elena.page, member))
        await context.close()
      }
    },
  )

  /** Does something that ends every connection, and tells when pictures come by others. */
  async function untilAllSeeAnew(ending: () => unknown): Promise<number> {
    const pages = [timur.page, elena.page]
    const before = await Promise.all(pages.map((page) => page.evaluate<number>('window.connections.length')))
    await ending()
    const ended = Date.now()
    for (const [place, page] of pages.entries())
      await expect.poll(() => picturesBy(page, before[place]!), ANEW).toBeGreaterThan(0)
    return Date.now() - ended
  }

  chapter('the engine dies: by themselves they see each other again', async () => {
    await elena.page.bringToFront()
    const took = await untilAllSeeAnew(() => process.kill(engineOf(stand.server.pid()), 'SIGKILL'))
    console.log(`${engine}: engine killed, all see each other again after ${took} ms`)
    await seesMoving(timur.page, cast.elena)
    await seesMoving(elena.page, cast.timur)
  })

  chapter('the server starts anew, and lets people come by its relay alone: the call goes on by itself', async () => {
    const port = String(await freePort())
    const relay = existsSync('/usr/bin/turnserver')
    const took = await untilAllSeeAnew(() =>
      stand.server.restart(relay ? { ZVONOK_TURN: 'own', ZVONOK_TURN_ONLY: 'on', ZVONOK_TURN_PORT: port } : {}),
    )
    console.log(`${engine}: server back, all see each other again after ${took} ms`)
    await seesMoving(timur.page, cast.elena)
    await seesMoving(elena.page, cast.timur)
    for (const { page } of [timur, elena]) {
      const ways = await page.evaluate<string[]>(waysOf)
      expect(ways.length).toBeGreaterThanOrEqual(2)
      if (relay) expect(new Set(ways)).toEqual(new Set(['relay']))
    }
    stand.faults.splice(0) // each browser has told that the server was away
  })

  chapter('the teacher ends it for all; the chat keeps how long it was', async () => {
    await control(elena.page, 'Выйти').click()
    await stand.scan(elena.page, 'call-leaving')
    await press(elena.page, 'Завершить для всех')
    await sees(timur.page.getByText('Звонок закончился'))
    await timur.page.getByRole('link', { name: 'Вернуться в чат' }).click()
    await acceptRules(timur.page)
    await sees(timur.page.getByText(/\d+\sминут[аы]?,\s9\sучастников/))
    await stand.scan(timur.page, 'call-line')
  })
})

/** The server's own child that carries the call: of its engines the one that has ports open. */
function engineOf(server: number): number {
  const children = readFileSync(`/proc/${server}/task/${server}/children`, 'utf8').trim().split(' ')
  const ports = readFileSync('/proc/net/udp', 'utf8').trim().split('\n').slice(1)
  const open = new Set(ports.map((line) => `socket:[${line.trim().split(/\s+/)[9]}]`))
  const isEngine = (pid: string) => /builtin-child|bin.janus/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'))
  const carries = (pid: string) =>
    readdirSync(`/proc/${pid}/fd`).some((fd) => open.has(readlinkSync(`/proc/${pid}/fd/${fd}`)))
  return Number(children.find((pid) => isEngine(pid) && carries(pid)))
}

/** Pictures that have come by connections later than the first `after`. */
const picturesBy = (page: Page, after: number): Promise<number> =>
  page.evaluate(`(async () => {
    let sum = 0
    for (const one of window.connections.slice(${after}))
      for (const report of (await one.getStats()).values())
        if (report.type === 'inbound-rtp' && report.kind === 'video') sum += report.framesDecoded
    return sum
  })()`)

async function switchedOff(button: Locator): Promise<void> {
  await button.click()
  await expect.poll(() => button.getAttribute('aria-pressed'), SOON).toBe('false')
}

/** Where the machine is so busy that sound comes first, a person asks for pictures. */
const asksForPictures = (page: Page) => page.evaluate(`document.querySelector('.calls-sparing button')?.click()`)

const seesMovingOnceAsked = (page: Page, person: Member) =>
  expect
    .poll(async () => {
      await asksForPictures(page)
      return framesWithin(page, `[data-person="${person.personId}"] video`, 300)
    }, ANEW)
    .toBeGreaterThan(0)

/** How many pictures arrive and move. */
const picturesThatMove = async (page: Page): Promise<number> => {
  await asksForPictures(page)
  return page.evaluate(`(async () => {
    const decoded = async () => {
      const counts = new Map()
      for (const one of window.connections) {
        if (one.connectionState !== 'connected') continue
        for (const report of (await one.getStats()).values())
          if (report.type === 'inbound-rtp' && report.kind === 'video') counts.set(report.ssrc, report.framesDecoded ?? 0)
      }
      return counts
    }
    const before = await decoded()
    await new Promise((resolve) => setTimeout(resolve, 1000))
    return [...await decoded()].filter(([ssrc, frames]) => frames > (before.get(ssrc) ?? 0)).length
  })()`)
}

/** By what way each connection that is up reaches the server. */
const waysOf = `(async () => {
  const ways = []
  for (const one of window.connections) {
    if (one.connectionState !== 'connected') continue
    const reports = await one.getStats()
    for (const { type, selectedCandidatePairId: id } of reports.values())
      if (type === 'transport' && id) ways.push(reports.get(reports.get(id).localCandidateId).candidateType)
  }
  return ways
})()`
