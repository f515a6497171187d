// A broadcast from a camera to its viewers: `node bench/broadcast.ts [viewers] [seconds]`. The camera draws the hour into
// its picture, real Chromium reads it back from the screen: what lies between is how late viewers see. Beside it, players
// without a screen ask for the very same playlists and parts.
import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import http from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { chromium } from 'playwright-core'
import * as broadcasts from '../domains/broadcasts/contract.ts'
import { listChats } from '../domains/chats/contract.ts'
import { startServer } from '../test/running-server.ts'
import { openRunningWorld } from '../test/running-world.ts'
import { type Member, openSchool } from '../test/school.ts'
import { cpuSeconds, ownCpuSeconds } from './cpu.ts'
import { type Figure, percentile, print } from './figures.ts'

const viewers = Number(process.argv[2] ?? 300)
const seconds = Number(process.argv[3] ?? 30)
const [WIDTH, HEIGHT, FPS, BITS, CELL] = [640, 360, 30, 32, 20]

/** Grain, so that the encoder uses all that it may. */
const GRAIN = randomBytes(WIDTH * HEIGHT * 2).map((byte) => 96 + (byte & 31))

const server = await startServer({ environment: { ZVONOK_CAMERA_PORT: '0', ZVONOK_LOG: 'warn' } })
const world = await openRunningWorld(server)
const figures: Figure[] = []
const faults: string[] = []
let camera: ChildProcess | undefined
try {
  const school = await openSchool(world)
  const director = await school.person('Наталья Петровна Белова', 'director')
  const people = [await school.person('Анна Ильина', 'employee')]
  for (let n = 1; n < Math.min(20, viewers); n++) people.push(await school.person(`Анна Ильина${n}`, 'employee'))
  const staff = (await director.reads(listChats, {})).body.chats.find((chat) => chat.automatic === 'staff')!.id
  const broadcastId = randomUUID()
  const startsAt = new Date(Date.now() + 3600_000).toISOString()
  const about = { title: 'Концерт', about: '', startsAt, recorded: true, comments: false }
  const { organizationId } = school
  await director.does(broadcasts.planBroadcast, { id: broadcastId, organizationId, chatIds: [staff], ...about })
  const door = (await director.does(broadcasts.openCamera, { broadcastId })).body
  camera = film(`${door.server}/${door.key}`)
  while (!(await director.reads(broadcasts.getHealth, { broadcastId })).body.watchable) await sleep(200)
  await director.does(broadcasts.goLive, { id: randomUUID(), broadcastId })

  await look('nobody else watches', broadcastId, people[0]!)
  const before = { server: cpuSeconds(server.pid()), own: ownCpuSeconds(), at: Date.now() }
  const asked = Array.from({ length: viewers }, (_, n) => watch(broadcastId, people[n % people.length]!))
  await look(`${viewers} others watch`, broadcastId, people[0]!)
  const told = await Promise.all(asked)
  const passed = (Date.now() - before.at) / 1000
  const all = told.flatMap(({ parts }) => parts)
  const late = told.flatMap(({ waits }) => waits)
  const bytes = told.reduce((sum, one) => sum + one.bytes, 0)
  faults.push(...told.flatMap((one) => one.faults))
  const share = (value: number) => (value / passed) * 100
  figures.push(
    { name: 'requests', value: (all.length + late.length) / passed, unit: '/s' },
    { name: 'sent', value: (bytes * 8) / passed / 1e6, unit: 'Mbit/s' },
    { name: 'a part, p50', value: percentile(all, 0.5), unit: 'ms' },
    { name: 'a part, p95', value: percentile(all, 0.95), unit: 'ms' },
    { name: 'server and encoder', value: share(cpuSeconds(server.pid()) - before.server), unit: '% of a core' },
    { name: 'the players themselves', value: share(ownCpuSeconds() - before.own), unit: '% of a core' },
  )
  print({ scenario: `A broadcast of ${WIDTH}×${HEIGHT}`, subject: 'Zvonok', figures, faults })
} finally {
  camera?.kill('SIGKILL')
  await world.close()
  await server.stop()
}
process.exit(faults.length > 0 ? 1 : 0)

/** The hour in milliseconds, as a row of 32 black and white cells above a moving field. */
function film(address: string): ChildProcess {
  const raw = ['-f', 'rawvideo', '-pix_fmt', 'gray', '-s', `${WIDTH}x${HEIGHT}`, '-r', String(FPS), '-i', 'pipe:0']
  const tone = ['-f', 'lavfi', '-i', 'sine=sample_rate=48000', '-pix_fmt', 'yuv420p', '-c:v', 'libx264']
  const fast = ['-preset', 'ultrafast', '-tune', 'zerolatency', '-g', String(FPS), '-b:v', '2500k', '-c:a', 'aac']
  const child = spawn('ffmpeg', ['-nostdin', '-loglevel', 'error', ...raw, ...tone, ...fast, '-f', 'flv', address], {
    stdio: ['pipe', 'ignore', 'inherit'],
  })
  child.stdin!.on('error', () => undefined) // it is over
  const began = Date.now()
  let drawn = 0
  const clock = setInterval(() => {
    while (drawn < ((Date.now() - began) / 1000) * FPS && !child.stdin!.writableNeedDrain) {
      child.stdin!.write(draw(drawn))
      drawn += 1
    }
  }, 5)
  child.on('exit', () => clearInterval(clock))
  return child
}

function draw(no: number): Buffer {
  const picture = Buffer.from(
    GRAIN.subarray((no * 977) % (WIDTH * HEIGHT), ((no * 977) % (WIDTH * HEIGHT)) + WIDTH * HEIGHT),
  )
  const hour = Date.now() >>> 0
  for (let bit = 0; bit < BITS; bit++) {
    const white = (hour >>> bit) & 1 ? 235 : 16
    for (let y = 0; y < CELL; y++) picture.fill(white, y * WIDTH + bit * CELL, y * WIDTH + (bit + 1) * CELL)
  }
  for (let y = 60; y < HEIGHT; y++) picture.fill(200, y * WIDTH + ((no * 4) % 560), y * WIDTH + ((no * 4) % 560) + 80)
  return picture
}

/** A person with a page. */
async function look(name: string, broadcastId: string, who: Member): Promise<void> {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--autoplay-policy=no-user-gesture-required']
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args })
  const context = await browser.newContext({ baseURL: server.origin, viewport: { width: 1000, height: 700 } })
  await context.addCookies([{ name: 'zvonok_session', value: who.token, url: server.origin }])
  const page = await context.newPage()
  const pressed = Date.now()
  await page.goto(`/broadcasts/${broadcastId}`)
  while (!(await page.evaluate('document.querySelector("video")?.currentTime'))) await sleep(20)
  const first = Date.now() - pressed
  await sleep(5000)
  const script = `(async () => {
    const video = document.querySelector('video'), canvas = document.createElement('canvas')
    canvas.width = ${WIDTH}; canvas.height = ${HEIGHT}
    const to = canvas.getContext('2d', { willReadFrequently: true }), seen = []
    let stalls = 0
    video.addEventListener('waiting', () => stalls++)
    for (const end = Date.now() + ${seconds * 1000}; Date.now() < end; ) {
      await new Promise((go) => video.requestVideoFrameCallback(go))
      to.drawImage(video, 0, 0, ${WIDTH}, ${HEIGHT})
      let hour = 0
      for (let bit = 0; bit < ${BITS}; bit++)
        if (to.getImageData(bit * ${CELL} + ${CELL / 2}, ${CELL / 2}, 1, 1).data[0] > 128) hour = (hour | (1 << bit)) >>> 0
      seen.push((Date.now() >>> 0) - hour)
    }
    return { seen, stalls }
  })()`
  const { seen, stalls } = (await page.evaluate(script)) as { seen: number[]; stalls: number }
  await browser.close()
  figures.push(
    { name: `${name}: from the address to a picture`, value: first, unit: 'ms' },
    { name: `${name}: glass to glass, p50`, value: percentile(seen, 0.5), unit: 'ms', target: { most: 1500 } },
    { name: `${name}: glass to glass, p95`, value: percentile(seen, 0.95), unit: 'ms' },
    { name: `${name}: stalls`, value: stalls, unit: `in ${seconds} s` },
  )
}

/** A player without a screen: each new playlist as soon as it is there, and each new part of it. */
async function watch(broadcastId: string, who: Member) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 2 })
  const told = { parts: [] as number[], waits: [] as number[], bytes: 0, faults: [] as string[] }
  const base = `${server.origin}/api/`
  let next = ''
  let had = ''
  for (const end = Date.now() + seconds * 1000 + 8000; Date.now() < end; ) {
    const asked = performance.now()
    const list = await get(`broadcasts.getPlaylist?broadcastId=${broadcastId}&rung=large${next}`)
    told.waits.push(performance.now() - asked)
    if (list.status !== 200) {
      told.faults.push(`a playlist: ${list.status}`)
      await sleep(1000)
      continue
    }
    const text = list.body.toString()
    const newest = text.split('\n').findLast((line) => line.startsWith('#EXT-X-PART:'))
    const [, uri = '', msn = '', part = ''] = /URI="([^"]*msn=(\d+)&part=(\d+))"/.exec(newest ?? '') ?? []
    if (uri && uri !== had) {
      had = uri
      const begun = performance.now()
      const one = await get(uri)
      told.parts.push(performance.now() - begun)
      told.bytes += one.body.length
      if (one.status !== 200) told.faults.push(`a part: ${one.status}`)
    }
    next = `&_HLS_msn=${msn}&_HLS_part=${Number(part) + 1}`
  }
  agent.destroy()
  return told

  function get(path: string): Promise<{ status: number; body: Buffer }> {
    return new Promise((resolve, reject) => {
      const request = http.get(base + path, { agent, headers: { authorization: `Bearer ${who.token}` } }, (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk) => chunks.push(chunk))
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(chunks) }))
      })
      request.on('error', reject)
    })
  }
}
