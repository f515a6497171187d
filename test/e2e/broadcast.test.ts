import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listChats } from '#contract/chats'
import { findFfmpeg } from '../../domains/recordings/server/compose/ffmpeg.ts'
import { openRunningWorld, type RunningWorld } from '../running-world.ts'
import { openSchool, PASSWORD } from '../school.ts'
import { fill, follow, press, sees, seesNo, seesTitle, signIn } from './deeds.ts'
import { openStand, type Stand, storyOn, type Visitor } from './stand.ts'

const SOON = { timeout: 40_000, interval: 250 }

let stand: Stand
let world: RunningWorld

async function openCast() {
  const school = await openSchool(world, { name: 'Школа № 14' })
  const class7a = await school.addClass('7А')
  const olga = await school.person('Ольга Викторовна Синицына', ['administrator', 'employee'])
  const elena = await school.teacher('Елена Сергеевна Воробьёва', class7a)
  const timur = await school.pupil('Тимур Ахметов', class7a)
  const chats = (await elena.reads(listChats, {})).body.chats
  return { olga, timur, chatId: chats.find((chat) => chat.automatic === 'class')!.id }
}

describe('a concert', () => {
  if (!findFfmpeg()) return test.skip('ffmpeg is not installed here')
  let cast: Awaited<ReturnType<typeof openCast>>
  let olga: Visitor
  let timur: Visitor
  const chapter = storyOn(() => stand)
  beforeAll(async () => {
    stand = await openStand({
      flags: ['--allow-loopback-in-peer-connection', '--autoplay-policy=no-user-gesture-required'],
      environment: { ZVONOK_CAMERA_PORT: '0' },
    })
    world = await openRunningWorld(stand.server)
    cast = await openCast()
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
  const shownTime = (page: Page) =>
    page
      .locator('video')
      .first()
      .evaluate((video: HTMLVideoElement) => video.currentTime)
  const goesOn = async (page: Page) => {
    await page.bringToFront()
    let from = 0
    await expect.poll(async () => (from = await shownTime(page)), SOON).toBeGreaterThan(0)
    await expect.poll(async () => (await shownTime(page)) - from, SOON).toBeGreaterThan(1)
  }

  chapter('the administration plans it for a class', async () => {
    olga = await enter(cast.olga.login, 'Ольга', 1280)
    await olga.page.goto('/school/broadcasts')
    await seesTitle(olga.page, 'Трансляции')
    await stand.scan(olga.page, 'broadcasts')
    await press(olga.page, 'Запланировать')
    await fill(olga.page, 'Название', 'Осенний концерт')
    const classes = olga.page.getByRole('heading', { name: 'Классы', exact: true }).locator('..')
    await classes.getByRole('checkbox', { name: /7А/ }).check()
    await stand.scan(olga.page, 'broadcast-plan')
    await press(olga.page, 'Запланировать трансляцию')
    await seesTitle(olga.page, 'Осенний концерт')
    await sees(olga.page.getByText('Ещё не началось'))
    await press(olga.page, 'Передать другому')
    await olga.page.getByLabel('Сотрудник', { exact: true }).selectOption('Елена Сергеевна Воробьёва')
    await stand.scan(olga.page, 'broadcast-hand-over')
    await olga.page.getByRole('dialog').getByRole('button', { name: 'Передать', exact: true }).click()
    await sees(olga.page.getByText('Ведёт Елена Сергеевна Воробьёва'))
  })

  chapter('a pupil finds the card in the chat and waits on its page', async () => {
    timur = await enter(cast.timur.login, 'Тимур', 360)
    await timur.page.goto(`/chats/${cast.chatId}`)
    await timur.page.getByRole('textbox', { name: 'Сообщение' }).click()
    await sees(timur.page.getByRole('heading', { name: 'Осенний концерт' }))
    await stand.scan(timur.page, 'broadcast-card')
    await follow(timur.page, 'Открыть')
    await sees(timur.page.getByText('Ещё не началось'))
    await stand.scan(timur.page, 'broadcast-waits')
  })

  chapter('from a browser it goes on the air, and the pupil sees it by himself', async () => {
    await follow(olga.page, 'Вести эфир')
    await press(olga.page, 'Включить камеру')
    await sees(olga.page.getByLabel('Так увидят зрители'))
    await press(olga.page, 'Начать эфир')
    await sees(olga.page.getByText('Картинка идёт ровно'))
    await stand.scan(olga.page, 'broadcast-studio')
    await sees(timur.page.getByText('В эфире'))
    await goesOn(timur.page)
    await stand.scan(timur.page, 'broadcast-live')
  })

  chapter('the server starts anew: the picture comes back to him', async () => {
    await stand.server.restart()
    await olga.page.bringToFront()
    await sees(olga.page.getByText('Картинка идёт ровно'))
    stand.faults.splice(0) // each browser has told that the server was away
    await goesOn(timur.page)
  })

  chapter('OBS sends by WHIP instead of the page; it drops and comes back, and so does his picture', async () => {
    await olga.page.reload()
    await olga.page.getByRole('radio', { name: 'OBS', exact: true }).check()
    await olga.page.getByRole('radio', { name: 'OBS 30 и новее (WHIP)' }).check()
    const address = await olga.page.getByLabel('Сервер', { exact: true }).inputValue()
    const key = await olga.page.getByLabel('Ключ (в OBS — Bearer Token)', { exact: true }).inputValue()
    await stand.scan(olga.page, 'broadcast-whip')
    const obs = await olga.anotherTab()
    await obs.goto('/sign-in')
    expect(await sendByWhip(obs, address, `${key.slice(0, -4)}0000`)).toBe(401)
    expect(await sendByWhip(obs, address, key)).toBe(201)
    await olga.page.bringToFront()
    await seesNo(olga.page.getByText('Ждём картинку от OBS'))
    await sees(olga.page.getByText('Зрители видят картинку из OBS'))
    await goesOn(timur.page)
    await obs.reload()
    await sees(timur.page.getByText(/Картинка прервалась/))
    expect(await sendByWhip(obs, address, key)).toBe(201)
    await seesNo(timur.page.getByText(/Картинка прервалась/))
    await goesOn(timur.page)
    stand.faults.splice(0) // its console has told of the key that was refused
  })

  chapter('it is over for everybody, and becomes a film that can be watched', async () => {
    await press(olga.page, 'Завершить эфир')
    await olga.page.getByRole('dialog').getByRole('button', { name: 'Завершить эфир' }).click()
    await sees(olga.page.getByText('Эфир закончился'))
    await seesNo(timur.page.getByText('В эфире'))
    await sees(timur.page.getByText(/Сохранить запись/))
    await timur.page.bringToFront()
    await expect
      .poll(
        () =>
          timur.page
            .locator('video')
            .first()
            .evaluate((video: HTMLVideoElement) => video.duration),
        SOON,
      )
      .toBeGreaterThan(2)
    await stand.scan(timur.page, 'broadcast-film')
  })
})

/** What OBS does (RFC 9725), with this browser's camera: 201 is that the server has answered. */
const sendByWhip = (page: Page, address: string, key: string): Promise<number> =>
  page.evaluate(
    async ([address, key]) => {
      const stream = await navigator.mediaDevices.getUserMedia({ video: true, audio: true })
      const connection = new RTCPeerConnection()
      for (const track of stream.getTracks()) connection.addTransceiver(track, { direction: 'sendonly' })
      await connection.setLocalDescription()
      const answer = await fetch(address!, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/sdp' },
        body: connection.localDescription!.sdp,
      })
      if (answer.ok) await connection.setRemoteDescription({ type: 'answer', sdp: await answer.text() })
      else for (const track of stream.getTracks()) track.stop()
      Object.assign(window, { connection }) // held as long as the page
      return answer.status
    },
    [address, key],
  )
