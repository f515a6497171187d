import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { listChats } from '#contract/chats'
import { openRunningWorld, type RunningWorld } from '../running-world.ts'
import { type Member, openSchool, PASSWORD } from '../school.ts'
import { press, sees, signIn } from './deeds.ts'
import { openStand, type Stand, storyOn, type Visitor } from './stand.ts'

/** Media of a machine may go round on its own loopback, and a voice needs no press. */
const FLAGS = ['--allow-loopback-in-peer-connection', '--autoplay-policy=no-user-gesture-required']

let stand: Stand
let world: RunningWorld
beforeAll(async () => {
  stand = await openStand({ flags: FLAGS, environment: { CALL_ENGINE: 'builtin' } })
  world = await openRunningWorld(stand.server)
}, 120_000)
afterAll(async () => {
  await world?.close()
  await stand?.close()
})

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
  await signIn(one, member.login, PASSWORD)
  await one.page.waitForURL(/important|today|chats|school/)
  return one
}

const tileOf = (page: Page, person: Member) => page.locator(`[data-person="${person.personId}"]`)

/** The picture of somebody moves: frames of it are decoded, one after another. */
async function seesMoving(page: Page, person: Member): Promise<void> {
  await page.bringToFront()
  const video = tileOf(page, person).locator('video')
  await video.waitFor()
  const frames = () => video.evaluate((one: HTMLVideoElement) => one.getVideoPlaybackQuality().totalVideoFrames)
  const before = await frames()
  await expect.poll(frames, { timeout: 10_000 }).toBeGreaterThan(before + 3)
}

describe('a call', () => {
  let cast: Awaited<ReturnType<typeof openClass>>
  let elena: Visitor
  let timur: Visitor
  const chapter = storyOn(() => stand)

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
    await press(timur.page, 'Войти в звонок')
    await seesMoving(timur.page, cast.elena)
    await seesMoving(elena.page, cast.timur)
    await stand.scan(timur.page, 'call')
    await stand.scan(elena.page, 'call')
  })
})
