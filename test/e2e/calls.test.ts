import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listChats } from '#contract/chats'
import { canRunJanus } from '../../domains/calls/server/media/janus-installed.ts'
import { openRunningWorld, type RunningWorld } from '../running-world.ts'
import { type Member, openSchool, PASSWORD } from '../school.ts'
import { press, sees, seesNo, signIn } from './deeds.ts'
import { openStand, type Stand, storyOn, type Visitor } from './stand.ts'

/** Media of a machine may go round on its own loopback, and a voice needs no press. */
const FLAGS = ['--allow-loopback-in-peer-connection', '--autoplay-policy=no-user-gesture-required']

let stand: Stand
let world: RunningWorld

async function openClass() {
  const school = await openSchool(world, { name: 'Школа № 14' })
  const class7a = await school.addClass('7А')
  const elena = await school.teacher('Елена Сергеевна Воробьёва', class7a)
  const timur = await school.pupil('Тимур Ахметов', class7a)
  const sonya = await school.pupil('Соня Лебедева', class7a)
  const chats = (await elena.reads(listChats, {})).body.chats
  const chatId = chats.find((chat) => chat.automatic === 'class')!.id
  return { school, elena, timur, sonya, chatId }
}

const enter = async (member: Member, name: string, width: 360 | 1280): Promise<Visitor> => {
  const one = await stand.visitor(name, width)
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

/** How long a person waits for what is on its way. */
const SOON = { timeout: 10_000 }

const tileOf = (page: Page, person: Member) => page.locator(`[data-person="${person.personId}"]`)

/** The picture of somebody moves: frames of it are decoded, one after another. */
async function seesMoving(page: Page, person: Member): Promise<void> {
  await page.bringToFront()
  const video = tileOf(page, person).locator('video')
  await video.waitFor()
  const frames = () => video.evaluate((one: HTMLVideoElement) => one.getVideoPlaybackQuality().totalVideoFrames)
  const before = await frames()
  await expect.poll(frames, SOON).toBeGreaterThan(before + 3)
}

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
    stand = await openStand({ flags: FLAGS, environment: { CALL_ENGINE: engine } })
    world = await openRunningWorld(stand.server)
  }, 120_000)
  afterAll(async () => {
    await world?.close()
    await stand?.close()
  })

  chapter('the health page says which engine carries it', async () => {
    expect(await (await fetch(`${stand.origin}/healthz`)).json()).toMatchObject({ ok: true, calls: engine })
  })

  chapter('a teacher calls the class, a pupil hears it ring and answers; they see each other', async () => {
    cast = await openClass()
    elena = await enter(cast.elena, 'Елена', 1280)
    timur = await enter(cast.timur, 'Тимур', 360)
    await elena.page.goto(`/chats/${cast.chatId}`)
    await press(elena.page, 'Начать видеозвонок')
    await sees(elena.page.getByRole('button', { name: 'Войти в звонок' }))
    await elena.page.locator('.calls-mirror video').waitFor()
    await stand.scan(elena.page, 'call-preview')
    const ring = timur.page.getByRole('alertdialog', { name: /Елена Сергеевна/ })
    await sees(ring)
    await stand.scan(timur.page, 'call-ringing')
    await press(elena.page, 'Войти в звонок')
    await sees(elena.page.getByRole('toolbar', { name: 'Управление звонком' }))
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

  const control = (page: Page, name: string) =>
    page.getByRole('toolbar', { name: 'Управление звонком' }).getByRole('button', { name, exact: true })

  chapter('the host turns a pupil’s sound off: not a packet of it arrives; the pupil speaks again', async () => {
    const { page } = elena
    expect(await arrivedWithin(page, 1000, 'audio')).toBeGreaterThan(20)
    await control(page, 'Люди').click()
    await page.getByRole('button', { name: 'Действия: Тимур Ахметов' }).click()
    await page.getByRole('menuitem', { name: 'Выключить звук' }).click()
    await sees(tileOf(page, cast.timur).getByRole('img', { name: 'Звук выключен' }))
    await sleep(300) // what was under way
    expect(await arrivedWithin(page, 1500, 'audio')).toBe(0)
    await stand.scan(page, 'call-people')
    await expect.poll(() => control(timur.page, 'Звук').getAttribute('aria-pressed'), SOON).toBe('false')
    await control(timur.page, 'Звук').click()
    await expect.poll(() => arrivedWithin(page, 500, 'audio'), SOON).toBeGreaterThan(10)
  })

  chapter('«говорить» switched off: the pupil cannot, raises a hand, and is seen to', async () => {
    await elena.page.getByLabel('говорить').click()
    await expect.poll(() => control(timur.page, 'Звук').isDisabled(), SOON).toBe(true)
    await sleep(300) // what was under way
    expect(await arrivedWithin(elena.page, 1000, 'audio')).toBe(0)
    await control(timur.page, 'Рука').click()
    await sees(tileOf(elena.page, cast.timur).getByRole('img', { name: 'Рука поднята, очередь: 1' }))
    await stand.shot(elena.page, 'call-hand')
    await elena.page.getByLabel('говорить').click()
    await expect.poll(() => control(timur.page, 'Звук').isDisabled(), SOON).toBe(false)
    await control(timur.page, 'Рука').click()
  })

  chapter('a waiting room: who comes waits, is let in, and all three see each other', async () => {
    await elena.page.getByLabel('через комнату ожидания').click()
    sonya = await enter(cast.sonya, 'Соня', 360)
    // It may ring just then, over whatever she does, or have rung out.
    const ring = sonya.page.getByRole('alertdialog', { name: /Елена Сергеевна/ })
    await sonya.page.addLocatorHandler(ring, () => ring.getByRole('button', { name: 'Не сейчас' }).click())
    await sonya.page.goto(`/chats/${cast.chatId}`)
    await sonya.page.getByRole('link', { name: /Присоединиться к звонку/ }).click()
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
    await control(elena.page, 'Экран').click()
    const screen = timur.page.locator('.calls-screen video')
    await screen.waitFor()
    await expect
      .poll(() => screen.evaluate((one: HTMLVideoElement) => one.getVideoPlaybackQuality().totalVideoFrames), SOON)
      .toBeGreaterThan(3)
    await stand.scan(timur.page, 'call-screen')
    await stand.shot(elena.page, 'call-screen')
    await control(elena.page, 'Экран').click()
    await seesNo(screen)
  })

  chapter('somebody removed receives not a packet more, even if the page holds its connection open', async () => {
    await sonya.page.evaluate('window.stubborn = true')
    expect(await arrivedWithin(sonya.page, 500)).toBeGreaterThan(0)
    await elena.page.getByRole('button', { name: 'Действия: Соня Лебедева' }).click()
    await elena.page.getByRole('menuitem', { name: 'Удалить из звонка' }).click()
    await sees(sonya.page.getByText('Звонок для вас завершён ведущим'))
    await sleep(200)
    expect(await arrivedWithin(sonya.page, 2000)).toBe(0)
    await seesNo(tileOf(elena.page, cast.sonya))
    await sonya.page.goto(`/chats/${cast.chatId}`)
    await sonya.page.getByRole('link', { name: /Присоединиться к звонку/ }).click()
    await press(sonya.page, 'Войти в звонок')
    await sees(sonya.page.getByText('Ведущий завершил этот звонок для вас'))
    await sonya.context.close()
  })

  chapter('the engine dies: by themselves they see each other again', async () => {
    await elena.page.bringToFront()
    const died = Date.now()
    process.kill(engineOf(stand.server.pid()), 'SIGKILL')
    await expect.poll(() => stillReceives(timur.page), { timeout: 40_000, interval: 50 }).toBe(true)
    await expect.poll(() => stillReceives(elena.page), { timeout: 40_000, interval: 50 }).toBe(true)
    const took = Date.now() - died
    console.log(`engine killed, all see each other again after ${took} ms`)
    await seesMoving(timur.page, cast.elena)
    await seesMoving(elena.page, cast.timur)
  })

  chapter('the server starts anew: the call goes on by itself', async () => {
    await stand.server.restart()
    const back = Date.now()
    await expect.poll(() => stillReceives(timur.page), { timeout: 40_000, interval: 100 }).toBe(true)
    await expect.poll(() => stillReceives(elena.page), { timeout: 40_000, interval: 100 }).toBe(true)
    console.log(`server back, all see each other again after ${Date.now() - back} ms`)
    stand.faults.splice(0) // each browser has told that the server was away
    await seesMoving(timur.page, cast.elena)
    await seesMoving(elena.page, cast.timur)
  })

  chapter('the teacher ends it for all; the chat keeps how long it was', async () => {
    await control(elena.page, 'Выйти').click()
    await stand.scan(elena.page, 'call-leaving')
    await press(elena.page, 'Завершить для всех')
    await sees(timur.page.getByText('Звонок закончился'))
    await timur.page.getByRole('link', { name: 'Вернуться в чат' }).click()
    await sees(timur.page.getByText(/\d+\sминут[аы]?,\s3\sучастника/))
    await stand.scan(timur.page, 'call-line')
  })
})

/** The server's own child that carries media. */
function engineOf(server: number): number {
  const children = readFileSync(`/proc/${server}/task/${server}/children`, 'utf8').trim().split(' ')
  const isEngine = (pid: string) => /builtin-child|bin.janus/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'))
  return Number(children.find(isEngine))
}

/** Pictures arrive over a connection that is up just now: more frames than a moment ago. */
async function stillReceives(page: Page): Promise<boolean> {
  const decoded = () =>
    page.evaluate(`(async () => {
      const last = window.connections.filter((one) => one.connectionState === 'connected')
      let sum = 0
      for (const one of last)
        for (const report of (await one.getStats()).values())
          if (report.type === 'inbound-rtp' && report.kind === 'video') sum += report.framesDecoded
      return sum
    })()`) as Promise<number>
  const before = await decoded()
  await sleep(120)
  return (await decoded()) > before
}
