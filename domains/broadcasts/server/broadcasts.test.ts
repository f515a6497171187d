import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listChats, listMessages } from '#contract/chats'
import { removePerson } from '#contract/people'
import { findFfmpeg } from '#domains/recordings'
import { shiftClock } from '#server/clock'
import { config } from '#server/config'
import { type Member, openSchool, type School } from '#test/school'
import { openWorld, type World } from '#test/world'
import * as contract from '../contract.ts'
import { endFeeds, findFeed } from './feeds.ts'
import { composeFilm } from './film/compose-film.ts'
import { sweepFilms } from './film/sweep.ts'
import { keepBroadcasting } from './keep-broadcasting.ts'
import { closeDoor } from './rtmp/listener.ts'

let world: World
let school: School
let administrator: Member
let director: Member
let elena: Member
let timur: Member
let alia: Member
let stranger: Member
let chatId: string
let channelId: string
let parentsId: string

beforeAll(async () => {
  config.cameraPort = 0
  world = await openWorld()
  school = await openSchool(world)
  const [class7a, class7b] = [await school.addClass('7А'), await school.addClass('7Б')]
  administrator = await school.person('Ольга Викторовна Синицына', ['administrator', 'employee'])
  director = await school.person('Наталья Петровна Белова', 'director')
  elena = await school.teacher('Елена Сергеевна Воробьёва', class7a)
  timur = await school.pupil('Тимур Ахметов', class7a)
  alia = await school.guardianOf(timur, 'Алия Ахметова')
  stranger = await school.pupil('Соня Лебедева', class7b)
  const chats = (await elena.reads(listChats, {})).body.chats
  const find = (automatic: string) => chats.find((chat) => chat.automatic === automatic)!.id
  chatId = find('class')
  parentsId = find('parents')
  channelId = find('schoolChannel')
}, 120_000)
afterAll(async () => {
  shiftClock(0)
  await closeDoor()
  endFeeds()
  await world.close()
})

const soon = (minutes = 60) => new Date(Date.now() + minutes * 60_000).toISOString()
const about = (more: object = {}) => ({
  title: 'Осенний концерт',
  about: 'В актовом зале',
  startsAt: soon(),
  recorded: true,
  comments: true,
  ...more,
})
const plan = (who: Member, broadcastId: string, chatIds: string[], more: object = {}) =>
  who.does(contract.planBroadcast, {
    id: broadcastId,
    organizationId: school.organizationId,
    chatIds,
    ...about(more),
  })
const act = (
  who: Member,
  what: typeof contract.goLive | typeof contract.endBroadcast | typeof contract.callOff,
  broadcastId: string,
) => who.does(what as typeof contract.goLive, { id: randomUUID(), broadcastId })
const get = async (who: Member, broadcastId: string) => (await who.reads(contract.getBroadcast, { broadcastId })).body
const cards = async (who: Member, inChat: string) =>
  (await who.reads(listMessages, { chatId: inChat })).body.messages.filter(
    ({ attachment }) => attachment?.type === 'broadcast',
  )
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

describe('planning', () => {
  const id = randomUUID()

  test('a director plans for a class and its parents; a card stands in both, and they see when', async () => {
    expect((await plan(director, id, [chatId, parentsId])).body).toMatchObject({ id, state: 'planned', film: null })
    expect((await plan(director, id, [chatId, parentsId])).status, 'a repeat').toBe(200)
    for (const [who, where] of [
      [timur, chatId],
      [alia, parentsId],
    ] as const) {
      expect((await cards(who, where)).map(({ attachment }) => attachment!.id)).toEqual([id])
      expect(await get(who, id)).toMatchObject({ besideChatId: where, can: { present: false, change: false } })
    }
    expect(await get(director, id)).toMatchObject({ besideChatId: null, can: { present: true, change: true } })
  })

  test('for others it is not there', async () => {
    const missing = await stranger.reads(contract.getBroadcast, { broadcastId: randomUUID() })
    const hidden = await stranger.reads(contract.getBroadcast, { broadcastId: id })
    expect(hidden).toMatchObject({ status: 404, body: { error: 'not_found', reason: missing.body.reason } })
  })

  test('a teacher plans only where the school lets the staff, and only for chats that are theirs', async () => {
    const list = async () =>
      (await elena.reads(contract.listBroadcasts, { organizationId: school.organizationId })).body
    expect((await list()).can.plan).toBe(false)
    expect((await plan(elena, randomUUID(), [chatId])).body.error).toBe('forbidden')
    const set = (who: Member) =>
      who.does(contract.setSettings, { id: randomUUID(), organizationId: school.organizationId, whoPlans: 'staff' })
    expect((await set(elena)).body.error).toBe('forbidden')
    expect((await set(administrator)).body).toMatchObject({ whoPlans: 'staff' })
    expect((await list()).can.plan).toBe(true)
    const own = randomUUID()
    expect((await plan(elena, own, [chatId], { title: 'Открытый урок' })).status).toBe(200)
    expect((await plan(elena, randomUUID(), [channelId])).body.error).toBe('forbidden')
    expect((await plan(timur, randomUUID(), [chatId])).body.error).toBe('forbidden')
    expect((await list()).coming.map(({ title }) => title)).toEqual(['Осенний концерт', 'Открытый урок'])
    expect((await act(elena, contract.callOff, own)).body).toMatchObject({ state: 'calledOff' })
    expect((await act(elena, contract.goLive, own)).body.error).toBe('conflict')
  })

  test('another hour is told; a time that has passed is refused', async () => {
    const change = (who: Member, more: object) =>
      who.does(contract.changeBroadcast, { id: randomUUID(), broadcastId: id, ...about(more) })
    expect((await change(timur, {})).body.error).toBe('forbidden')
    expect((await change(director, { startsAt: soon(-60) })).body).toMatchObject({
      error: 'invalid',
      field: 'startsAt',
    })
    const before = (await cards(timur, chatId)).filter(({ attachment }) => attachment!.id === id).length
    const startsAt = soon(120)
    expect((await change(director, { startsAt })).body).toMatchObject({ startsAt })
    expect((await cards(timur, chatId)).filter(({ attachment }) => attachment!.id === id)).toHaveLength(before + 1)
  })

  test('it is handed to a teacher, who leads it from then on; never to a pupil', async () => {
    const hand = (who: Member, to: { personId: string }) =>
      who.does(contract.handOver, { id: randomUUID(), broadcastId: id, personId: to.personId })
    const listed = async (who: Member) =>
      (await who.reads(contract.listPresenters, { broadcastId: id })).body.presenters?.map(({ personId }) => personId)
    expect((await get(elena, id)).can.present).toBe(false)
    expect((await hand(elena, elena)).body.error).toBe('forbidden')
    expect(await listed(elena)).toBeUndefined()
    expect(await listed(director)).toEqual(expect.arrayContaining([elena.personId, administrator.personId]))
    expect(await listed(director)).not.toContain(director.personId)
    expect(await listed(director)).not.toContain(timur.personId)
    expect((await hand(director, timur)).body).toMatchObject({ error: 'invalid', field: 'personId' })
    expect((await hand(stranger, elena)).body.error).toBe('not_found')
    expect((await hand(director, elena)).body).toMatchObject({ ledBy: 'Елена Сергеевна Воробьёва' })
    expect(await get(elena, id)).toMatchObject({ can: { present: true, change: true } })
    expect((await hand(elena, administrator)).body).toMatchObject({ ledBy: 'Ольга Викторовна Синицына' })
    expect((await get(elena, id)).can.present, 'handed on').toBe(false)
    expect((await get(director, id)).can.present, 'whoever has planned it').toBe(true)
    expect((await hand(director, director)).body).toMatchObject({ ledBy: 'Наталья Петровна Белова' })
  })

  test('what is not on the air gives nothing, and to a stranger is not there', async () => {
    expect((await timur.downloads(contract.getMaster, { broadcastId: id })).json().error).toBe('conflict')
    expect((await stranger.downloads(contract.getMaster, { broadcastId: id })).json().error).toBe('not_found')
    expect((await act(director, contract.endBroadcast, id)).body.error).toBe('conflict')
  })
})

if (!findFfmpeg()) test.skip('ffmpeg is not installed here')
else
  describe('from a camera to the viewers', () => {
    const id = randomUUID()
    let camera: { server: string; key: string }
    let stop: () => void = () => undefined
    const send = (key = camera.key) => {
      const source = ['-re', '-f', 'lavfi', '-i', 'testsrc2=size=320x240:rate=25']
      const tone = [
        '-f',
        'lavfi',
        '-i',
        'sine=sample_rate=48000',
        '-c:v',
        'libx264',
        '-preset',
        'ultrafast',
        '-g',
        '25',
      ]
      const out = ['-c:a', 'aac', '-f', 'flv', `${camera.server}/${key}`]
      const child = spawn(findFfmpeg()!, ['-nostdin', '-loglevel', 'error', ...source, ...tone, ...out])
      const over = new Promise<number | null>((resolve) => child.on('close', resolve))
      return { over, stop: () => void child.kill('SIGKILL') }
    }
    /** As OBS does: whenever it is cut off, it tries again. */
    const insist = () => {
      let one = send()
      let over = false
      const go = async () => {
        while (!over) {
          await one.over
          await wait(300)
          if (!over) one = send()
        }
      }
      void go()
      return () => {
        over = true
        one.stop()
      }
    }
    const health = async () => (await director.reads(contract.getHealth, { broadcastId: id })).body
    const playlist = (who: Member, more: object = {}) =>
      who.downloads(contract.getPlaylist, { broadcastId: id, rung: 'small', ...more })
    const part = (who: Member, line: string) =>
      who.downloads(contract.getPart, Object.fromEntries(new URLSearchParams(line.split('?')[1])) as never)
    const lastPart = (text: string) =>
      /URI="(broadcasts\.getPart[^"]+)"/.exec(
        text.split('\n').findLast((line) => line.startsWith('#EXT-X-PART:'))!,
      )![1]!
    beforeAll(async () => void (await plan(director, id, [chatId])))
    afterAll(() => stop())

    test('the address and the key are for whoever presents; a wrong key is refused at the door', async () => {
      expect((await timur.does(contract.openCamera, { broadcastId: id })).body.error).toBe('forbidden')
      expect((await stranger.does(contract.openCamera, { broadcastId: id })).body.error).toBe('not_found')
      camera = (await director.does(contract.openCamera, { broadcastId: id })).body
      expect(camera.server).toMatch(/^rtmp:\/\/[^/]+:\d+\/live$/)
      const wrong = send(`${camera.key.slice(0, -4)}0000`)
      expect(await wrong.over).not.toBe(0)
      expect((await health()).source).toBeNull()
    }, 30_000)

    test('what is no camera is shown the door', async () => {
      const { hostname, port } = new URL(camera.server.replace('rtmp:', 'http:'))
      const closed = (bytes: string) =>
        new Promise((resolve) => {
          const socket = connect(Number(port), hostname === 'localhost' ? '127.0.0.1' : hostname)
          socket.on('error', () => undefined) // shown the door
          socket.on('close', resolve)
          socket.write(Buffer.from(bytes.padEnd(2000, 'x')))
        })
      await closed('GET / HTTP/1.1\r\n\r\n')
      await closed('\u0016\u0003\u0001')
    }, 30_000)

    test('a camera sends: whoever presents sees it, the others have to wait for the press', async () => {
      stop = send().stop
      await expect.poll(health, { timeout: 20_000 }).toMatchObject({ source: 'camera', flowing: true, watchable: true })
      expect((await playlist(director)).statusCode).toBe(200)
      expect((await playlist(timur)).json().error).toBe('conflict')
      expect((await timur.does(contract.goLive, { id: randomUUID(), broadcastId: id })).body.error).toBe('forbidden')
      const listener = await timur.listens()
      await listener.hello()
      expect((await act(director, contract.goLive, id)).body).toMatchObject({ state: 'live' })
      await listener.until((frame) => frame.type === 'broadcasts.broadcastChanged' && frame.view.state === 'live')
      listener.close()
    }, 30_000)

    test('viewers get the playlist and every part that it names; nobody else gets a byte', async () => {
      const master = await timur.downloads(contract.getMaster, { broadcastId: id })
      expect(master.headers['content-type']).toBe('application/vnd.apple.mpegurl')
      expect(master.body).toMatch(/CODECS="avc1\.[0-9a-f]{6},mp4a\.40\.2"/)
      const partsOf = (text: string) => [...text.matchAll(/^#EXT-X-PART:.*URI="([^"]+)"/gm)].map(([, uri]) => uri!)
      const isUnderWay = async () => partsOf((await playlist(timur)).body).length
      await expect.poll(isUnderWay, { timeout: 20_000 }).toBeGreaterThan(3)
      const text = (await playlist(timur)).body
      const named = partsOf(text)
      for (const uri of named) expect((await part(timur, uri)).statusCode).toBe(200)
      const init = Object.fromEntries(new URLSearchParams(/EXT-X-MAP:URI="[^?]+\?([^"]+)"/.exec(text)![1]!))
      expect((await timur.downloads(contract.getInit, init as never)).rawPayload.toString('latin1', 4, 8)).toBe('ftyp')
      for (const other of [stranger, alia]) {
        expect((await playlist(other)).json().error).toBe('not_found')
        expect((await part(other, named[0]!)).json().error).toBe('not_found')
        expect((await other.downloads(contract.getInit, init as never)).json().error).toBe('not_found')
        expect((await other.downloads(contract.getMaster, { broadcastId: id })).json().error).toBe('not_found')
        expect((await other.reads(contract.countViewers, { broadcastId: id })).body.error).toBe('not_found')
      }
      expect((await world.as().downloads(contract.getMaster, { broadcastId: id })).json().error).toBe('unauthenticated')
      // On a busy machine the camera is out of breath now and then; he goes on watching.
      const counted = async () => {
        await playlist(timur)
        return (await timur.reads(contract.countViewers, { broadcastId: id })).body
      }
      await expect.poll(counted).toEqual({ viewers: 1, flowing: true })
    }, 40_000)

    test('a reload waits for what is to come; what is far ahead is refused', async () => {
      const msn = Number(/getPart\?.*msn=(\d+)/.exec(lastPart((await playlist(timur)).body))![1])
      // It is held open for three seconds; a machine that encodes slower is asked once more, as a player asks.
      const next = async () => (await playlist(timur, { _HLS_msn: msn + 1, _HLS_part: 0 })).body
      await expect.poll(next, { timeout: 15_000 }).toContain(`msn=${msn + 1}&part=0"`)
      expect((await playlist(timur, { _HLS_msn: msn + 99 })).json().error).toBe('invalid')
    })

    test('the encoder is killed: the viewers go on', async () => {
      const feed = findFeed(id)!
      const before = feed.rungs.small.segments.at(-1)!.msn
      process.kill(feed.encoderPid()!, 'SIGKILL')
      await expect.poll(() => feed.rungs.small.segments.at(-1)!.msn, { timeout: 20_000 }).toBeGreaterThan(before + 1)
      expect((await playlist(timur)).body).toContain('#EXT-X-DISCONTINUITY\n')
      expect((await health()).restarts).toBe(1)
    }, 30_000)

    test('the camera drops, then the server starts anew: both come back, and numbers only grow', async () => {
      const newest = () => findFeed(id)?.rungs.small.segments.at(-1)?.msn ?? 0
      stop()
      await expect.poll(async () => (await health()).source, { timeout: 10_000 }).toBeNull()
      stop = insist()
      let before = newest()
      await expect.poll(newest, { timeout: 20_000 }).toBeGreaterThan(before + 1)
      before = newest()
      config.cameraPort = Number(new URL(camera.server.replace('rtmp:', 'http:')).port)
      await closeDoor()
      endFeeds()
      expect((await playlist(timur)).json().error).toBe('conflict')
      keepBroadcasting(world.db)
      await expect.poll(newest, { timeout: 30_000 }).toBeGreaterThan(before + 1)
      expect((await playlist(timur)).statusCode, 'on the air, unasked').toBe(200)
    }, 90_000)

    test('another key: the camera is let go, and comes in no more with the old one', async () => {
      expect((await timur.does(contract.renewKey, { id: randomUUID(), broadcastId: id })).body.error).toBe('forbidden')
      expect((await director.does(contract.renewKey, { id: randomUUID(), broadcastId: id })).status).toBe(200)
      await expect.poll(async () => (await health()).source, { timeout: 10_000 }).toBeNull()
      expect(await send().over).not.toBe(0)
      camera = (await director.does(contract.openCamera, { broadcastId: id })).body
      stop()
      stop = send().stop
      await expect.poll(async () => (await health()).flowing, { timeout: 20_000 }).toBe(true)
    }, 40_000)

    test('somebody removed gets nothing more within a second', async () => {
      const kirill = await school.pupil('Кирилл Шубин', await class7a())
      const uri = lastPart((await playlist(kirill)).body)
      expect((await part(kirill, uri)).statusCode).toBe(200)
      expect((await administrator.does(removePerson, { id: randomUUID(), personId: kirill.personId })).status).toBe(200)
      await wait(1100)
      expect((await part(kirill, uri)).json().error).toBe('not_found')
      expect((await playlist(kirill)).json().error).toBe('not_found')
    })

    const class7a = async () =>
      (await world.db.selectFrom('chats').select('class_id').where('id', '=', chatId).executeTakeFirstOrThrow())
        .class_id!

    test('it ends for everybody, and is one film, kept as long as the school keeps recordings', async () => {
      const listener = await timur.listens()
      await listener.hello()
      expect((await act(director, contract.endBroadcast, id)).body).toMatchObject({
        state: 'ended',
        film: { state: 'waiting' },
      })
      await listener.until((frame) => frame.type === 'broadcasts.broadcastChanged' && frame.view.state === 'ended')
      listener.close()
      expect((await playlist(timur)).body).toContain('#EXT-X-ENDLIST')
      expect(await send().over, 'a camera that comes too late').not.toBe(0)
      await wait(500)
      await composeFilm.run(world.db, { broadcastId: id })
      const { broadcast, can } = await get(timur, id)
      expect(broadcast.film).toMatchObject({ state: 'ready', trouble: null })
      expect(broadcast.film!.seconds).toBeGreaterThan(0)
      expect(can).toMatchObject({ watchFilm: true, removeFilm: false })
      const film = await timur.downloads(contract.watchFilm, { broadcastId: id })
      expect(film.headers).toMatchObject({ 'content-type': 'video/mp4', 'accept-ranges': 'bytes' })
      expect((await stranger.downloads(contract.watchFilm, { broadcastId: id })).json().error).toBe('not_found')
    }, 60_000)

    test('three days before its time it is told, then it goes; deleted by hand it says by whom and why', async () => {
      const before = (await cards(timur, chatId)).length
      shiftClock(28 * 24 * 3600_000)
      await sweepFilms(world.db)
      await sweepFilms(world.db)
      expect(await cards(timur, chatId)).toHaveLength(before + 1)
      shiftClock(0)
      const remove = (who: Member) =>
        who.does(contract.removeFilm, { id: randomUUID(), broadcastId: id, reason: 'Попросили родители' })
      expect((await remove(timur)).body.error).toBe('forbidden')
      expect((await remove(director)).body.film).toMatchObject({
        state: 'deleted',
        deleted: { reason: 'Попросили родители' },
      })
      expect((await timur.downloads(contract.watchFilm, { broadcastId: id })).json().error).toBe('conflict')
    })
  })

if (findFfmpeg())
  describe('from a browser', () => {
    const id = randomUUID()
    const [first, second] = [randomUUID(), randomUUID()]
    let pieces: Buffer[]
    const pour = (who: Member, reel: string, no: number, bytes = pieces[no]!) =>
      who.uploads(contract.pour, { broadcastId: id, reel, no, form: 'webm' }, bytes)
    const newest = () => findFeed(id)?.rungs.small.segments.at(-1)?.msn ?? 0
    beforeAll(async () => {
      await plan(director, id, [chatId])
      pieces = await reelOf(6)
    }, 30_000)

    test('only whoever presents may send', async () => {
      expect((await pour(timur, first, 0)).body.error).toBe('forbidden')
      expect((await pour(stranger, first, 0)).body.error).toBe('not_found')
      expect(findFeed(id)).toBeUndefined()
    })

    test('pieces come in order, one that comes twice is taken once, and the picture goes out', async () => {
      for (let no = 0; no < 4; no++) expect((await pour(director, first, no)).body).toEqual({ fresh: false })
      expect((await pour(director, first, 3)).body, 'a repeat').toEqual({ fresh: false })
      for (let no = 4; no < pieces.length; no++) await pour(director, first, no)
      await expect.poll(newest, { timeout: 20_000 }).toBeGreaterThan(0)
      expect((await director.reads(contract.getHealth, { broadcastId: id })).body).toMatchObject({ source: 'browser' })
    }, 30_000)

    test('a lost thread is said, and another reel takes its place', async () => {
      expect((await pour(director, first, pieces.length + 5, pieces[1])).body, 'a piece is missing').toEqual({
        fresh: true,
      })
      expect((await pour(director, second, 7, pieces[1])).body, 'a reel from its middle').toEqual({ fresh: true })
      const before = newest()
      for (let no = 0; no < pieces.length; no++)
        expect((await pour(director, second, no)).body).toEqual({ fresh: false })
      await expect.poll(newest, { timeout: 20_000 }).toBeGreaterThan(before)
      expect((await pour(director, first, 4)).body, 'the reel before').toEqual({ fresh: true })
    }, 30_000)

    test('the encoder dies: the next piece is asked to begin anew', async () => {
      const third = randomUUID()
      await pour(director, third, 0)
      process.kill(findFeed(id)!.encoderPid()!, 'SIGKILL')
      await expect.poll(async () => (await pour(director, third, 1)).body.fresh, { timeout: 10_000 }).toBe(true)
    }, 30_000)

    test('called off, it takes nothing more', async () => {
      expect((await act(director, contract.callOff, id)).status).toBe(200)
      expect((await pour(director, randomUUID(), 0)).body.error).toBe('conflict')
    })
  })

/** What a browser's recorder would give in so many seconds, in ten pieces. */
async function reelOf(seconds: number): Promise<Buffer[]> {
  const source = ['-f', 'lavfi', '-i', 'testsrc2=size=320x240:rate=15', '-f', 'lavfi', '-i', 'sine=sample_rate=48000']
  const form = ['-t', String(seconds), '-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8', '-c:a', 'libopus']
  const child = spawn(findFfmpeg()!, ['-nostdin', '-loglevel', 'error', ...source, ...form, '-f', 'webm', 'pipe:1'])
  const told: Buffer[] = []
  for await (const bytes of child.stdout) told.push(bytes as Buffer)
  const whole = Buffer.concat(told)
  const size = Math.ceil(whole.length / 10)
  return Array.from({ length: 10 }, (_, no) => whole.subarray(no * size, (no + 1) * size))
}
