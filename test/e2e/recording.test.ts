import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listChats } from '#contract/chats'
import { canRunJanus } from '../../domains/calls/server/media/janus-installed.ts'
import { findFfmpeg } from '../../domains/recordings/server/compose/ffmpeg.ts'
import { openRunningWorld, type RunningWorld } from '../running-world.ts'
import { openSchool, PASSWORD } from '../school.ts'
import { press, sees, seesNo, signIn } from './deeds.ts'
import { openStand, type Stand, storyOn, type Visitor } from './stand.ts'

/** Media of a machine may go round on its own loopback, and a voice needs no press. */
const FLAGS = ['--allow-loopback-in-peer-connection', '--autoplay-policy=no-user-gesture-required']
const SOON = { timeout: 40_000, interval: 250 }

let stand: Stand
let world: RunningWorld

async function openClass() {
  const school = await openSchool(world, { name: 'Школа № 14' })
  const class7a = await school.addClass('7А')
  const elena = await school.teacher('Елена Сергеевна Воробьёва', class7a)
  const timur = await school.pupil('Тимур Ахметов', class7a)
  const chats = (await elena.reads(listChats, {})).body.chats
  return { school, elena, timur, chatId: chats.find((chat) => chat.automatic === 'class')!.id }
}

describe.each(['builtin', 'janus'] as const)('a recording over %s', (engine) => {
  if (!findFfmpeg()) return test.skip('ffmpeg is not installed here')
  if (engine === 'janus' && !canRunJanus()) return test.skip('Janus is not installed here, or there is no network card')
  let cast: Awaited<ReturnType<typeof openClass>>
  let elena: Visitor
  let timur: Visitor
  const chapter = storyOn(() => stand)
  beforeAll(async () => {
    stand = await openStand({ flags: FLAGS, environment: { CALL_ENGINE: engine } })
    world = await openRunningWorld(stand.server)
    cast = await openClass()
  }, 300_000)
  afterAll(async () => {
    await world?.close()
    await stand?.close()
  })

  const enter = async (login: string, name: string, width: 360 | 1280): Promise<Visitor> => {
    const one = await stand.visitor(name, width)
    await signIn(one, login, PASSWORD)
    await one.page.waitForURL(/important|today|chats|school/)
    return one
  }
  const toolbar = (page: Page) => page.getByRole('toolbar', { name: 'Управление звонком' })

  chapter('a teacher begins to record the call, and sees the sign', async () => {
    elena = await enter(cast.elena.login, 'Елена', 1280)
    await elena.page.goto(`/chats/${cast.chatId}`)
    await press(elena.page, 'Начать видеозвонок')
    await elena.page.locator('.calls-mirror video').waitFor()
    await press(elena.page, 'Войти в звонок')
    await sees(toolbar(elena.page))
    await press(elena.page, 'Записать звонок')
    await stand.scan(elena.page, 'recording-confirm')
    await press(elena.page, 'Начать запись')
    await sees(elena.page.getByText('Идёт запись').first())
  })

  chapter('a pupil who comes is asked, enters without camera and sound, and sees the sign', async () => {
    timur = await enter(cast.timur.login, 'Тимур', 360)
    const ring = timur.page.getByRole('alertdialog', { name: /Елена Сергеевна/ })
    await timur.page.addLocatorHandler(ring, () => ring.getByRole('button', { name: 'Не сейчас' }).click())
    await timur.page.goto(elena.page.url())
    await press(timur.page, 'Войти в звонок')
    await sees(timur.page.getByRole('heading', { name: 'Звонок записывается' }))
    await stand.scan(timur.page, 'recording-asked')
    await press(timur.page, 'Без камеры и звука')
    await sees(toolbar(timur.page))
    await sees(timur.page.getByRole('status').filter({ hasText: 'Идёт запись' }))
    await stand.scan(timur.page, 'recording-sign')
  })

  const taped = async () => {
    const rows = await world.db.selectFrom('recording_consents').selectAll().execute()
    return rows.map(({ person_id, answer }) => [person_id, answer]).toSorted()
  }

  chapter('the engine dies in the middle; what was recorded is kept, and it goes on', async () => {
    expect(await taped()).toEqual(
      [
        [cast.elena.personId, 'recorded'],
        [cast.timur.personId, 'unrecorded'],
      ].toSorted(),
    )
    await elena.page.bringToFront()
    await elena.page.waitForTimeout(5000) // something to look at
    process.kill(engineOf(stand.server.pid()), 'SIGKILL')
    const { media } = await world.db.selectFrom('calls').select('media').executeTakeFirstOrThrow()
    expect(media).toBeGreaterThan(0)
    await sees(toolbar(elena.page))
    await elena.page.waitForTimeout(6000) // something after it
  })

  chapter('the server starts anew: the recording goes on, and the sign is there', async () => {
    await stand.server.restart()
    await sees(elena.page.getByText('Идёт запись').first())
    await expect
      .poll(async () => (await world.db.selectFrom('recordings').select('state').executeTakeFirstOrThrow()).state, SOON)
      .toBe('on')
    await elena.page.getByText('Связь хорошая').first().waitFor({ timeout: 40_000 })
    stand.faults.splice(0) // each browser has told that the server was away
    await elena.page.waitForTimeout(4000) // something after it
  })

  chapter('stopped, it becomes a film in the chat', async () => {
    await press(elena.page, 'Остановить запись')
    await seesNo(elena.page.getByText('Идёт запись'))
    await seesNo(timur.page.getByText('Идёт запись'))
    await toolbar(elena.page).getByRole('button', { name: 'Выйти' }).click()
    await press(elena.page, 'Завершить для всех')
    await sees(timur.page.getByText('Звонок закончился'))
    await timur.page.goto(`/chats/${cast.chatId}`)
    await expect
      .poll(async () => (await world.db.selectFrom('recordings').select('state').executeTakeFirstOrThrow()).state, SOON)
      .toBe('ready')
    const { seconds } = await world.db.selectFrom('recordings').select('seconds').executeTakeFirstOrThrow()
    expect(seconds).toBeGreaterThan(8)
  })

  chapter('the pupil plays it, goes on from another place, and twice as fast', async () => {
    const video = timur.page.locator('.recordings-player video')
    await sees(video)
    await expect.poll(() => video.evaluate((one: HTMLVideoElement) => one.duration), SOON).toBeGreaterThan(8)
    await timur.page.getByRole('radio', { name: '2×', exact: true }).check()
    await video.evaluate((one: HTMLVideoElement) => {
      one.currentTime = 6
      return one.play()
    })
    await expect.poll(() => video.evaluate((one: HTMLVideoElement) => one.currentTime), SOON).toBeGreaterThan(6.2)
    expect(await video.evaluate((one: HTMLVideoElement) => one.playbackRate)).toBe(2)
    await stand.scan(timur.page, 'recording-film')
  })

  chapter('the teacher deletes it and says why; the pupil reads that', async () => {
    await elena.page.goto(`/chats/${cast.chatId}`)
    await sees(elena.page.locator('.recordings-player video'))
    await stand.shot(elena.page, 'recording-film')
    await press(elena.page, 'Кто согласился')
    const asked = elena.page.getByRole('dialog').getByRole('listitem').filter({ hasText: 'Ахметов Тимур' })
    await sees(asked.getByText('без камеры и звука'))
    await stand.scan(elena.page, 'recording-answers')
    await elena.page.keyboard.press('Escape')
    await press(elena.page, 'Удалить')
    await elena.page.getByLabel('Причина').fill('Попросили родители')
    await press(elena.page, 'Удалить запись')
    await sees(timur.page.getByText('Причина: Попросили родители'))
    await seesNo(timur.page.locator('.recordings-player video'))
  })

  chapter('the administration writes in the school’s act: who records, who watches, how long', async () => {
    const admin = await cast.school.person('Ольга Викторовна Синицына', ['administrator', 'employee'])
    const olga = await enter(admin.login, 'Ольга', 360)
    await olga.page.goto('/school/recordings')
    await sees(olga.page.getByRole('heading', { name: 'Порядок записи' }))
    await stand.scan(olga.page, 'recording-settings')
    await olga.page.getByRole('radio', { name: 'Только сотрудники' }).check()
    await olga.page.getByLabel('Номер приказа').fill('14-к')
    await olga.page.getByLabel('Дата приказа').fill('2026-09-01')
    await press(olga.page, 'Сохранить')
    await sees(olga.page.getByText('Порядок записи сохранён'))
    await expect
      .poll(async () => (await world.db.selectFrom('recording_settings').selectAll().executeTakeFirst())?.who_watches)
      .toBe('staff')
  })
})

/** The server's own child that carries media. */
function engineOf(server: number): number {
  const children = readFileSync(`/proc/${server}/task/${server}/children`, 'utf8').trim().split(' ')
  const isEngine = (pid: string) => /builtin-child|bin.janus/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'))
  return Number(children.find(isEngine))
}
