import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { createSocket } from 'node:dgram'
import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { useH264 as h264, MediaStreamTrack, useOPUS as opus, RTCPeerConnection } from 'werift'
import { listChats } from '#contract/chats'
import { findFfmpeg } from '#domains/recordings'
import { config } from '#server/config'
import { type Member, openSchool } from '#test/school'
import { openWorld, type World } from '#test/world'
import * as contract from '../../contract.ts'
import { endFeeds, findFeed } from '../feeds.ts'
import { keyOf } from '../keys.ts'
import { closeDoor } from '../rtmp/listener.ts'
import { BadOffer, readOffer } from './offer.ts'

const SOON = { timeout: 30_000, interval: 200 }
const [id, another] = [randomUUID(), randomUUID()]
let world: World
let director: Member
let key: string

beforeAll(async () => {
  config.cameraPort = 0
  world = await openWorld()
  const school = await openSchool(world)
  director = await school.person('Наталья Петровна Белова', 'director')
  await school.addClass('7А')
  const chat = (await director.reads(listChats, {})).body.chats.find(({ automatic }) => automatic === 'staff')!
  const startsAt = new Date(Date.now() + 3600_000).toISOString()
  const about = { title: 'Осенний концерт', about: '', startsAt, recorded: false, comments: false }
  const plan = { organizationId: school.organizationId, chatIds: [chat.id], ...about }
  for (const one of [id, another]) await director.does(contract.planBroadcast, { id: one, ...plan })
}, 120_000)
afterAll(async () => {
  await closeDoor()
  endFeeds()
  await world.close()
})

const asks = (method: 'POST' | 'DELETE' | 'OPTIONS' | 'PATCH' | 'GET', by: string, payload?: string, url = '') =>
  world.app.inject({
    method,
    url: url || '/api/broadcasts/whip',
    headers: { authorization: `Bearer ${by}`, ...(payload ? { 'content-type': 'application/sdp' } : {}) },
    ...(payload ? { payload } : {}),
  })
const health = async () => (await director.reads(contract.getHealth, { broadcastId: id })).body

// As OBS writes it: what is about the connection stands above its sections.
const OF_OBS = [
  ...['v=0', 'o=rtc 3767197920 0 IN IP4 127.0.0.1', 's=-', 't=0 0', 'a=group:BUNDLE 0 1', 'a=group:LS 0 1'],
  ...['a=msid-semantic:WMS *', 'a=setup:actpass', 'a=ice-ufrag:Pl4v', 'a=ice-pwd:4Zx9O2oQ1nG7bWqk8uVtYh'],
  ...['a=ice-options:trickle', `a=fingerprint:sha-256 ${Array(32).fill('A4').join(':')}`],
  ...['m=audio 9 UDP/TLS/RTP/SAVPF 111', 'c=IN IP4 0.0.0.0', 'a=mid:0', 'a=sendonly', 'a=rtcp-mux'],
  ...['a=rtpmap:111 opus/48000/2', 'a=fmtp:111 minptime=10;stereo=1;sprop-stereo=1;useinbandfec=1'],
  ...['m=video 9 UDP/TLS/RTP/SAVPF 96', 'c=IN IP4 0.0.0.0', 'a=mid:1', 'a=sendonly', 'a=rtcp-mux'],
  ...['a=rtpmap:96 H264/90000', 'a=rtcp-fb:96 nack pli', 'a=candidate:1 1 UDP 2122317823 10.0.0.5 50000 typ host'],
  'a=fmtp:96 profile-level-id=42e01f;packetization-mode=1;level-asymmetry-allowed=1',
].join('\r\n')

describe('an offer', () => {
  test('is one picture with sound or without, and nobody is told where else to send', () => {
    const { sdp, sound } = readOffer(OF_OBS)
    expect(sound).toBe(true)
    expect(sdp).toContain('a=ice-pwd:')
    expect(sdp).not.toContain('candidate')
    expect(readOffer(OF_OBS.replace(/m=audio[\s\S]*(?=m=video)/, '')).sound).toBe(false)
  })
  test.each([
    ['nothing', ''],
    ['a page', '<html></html>'],
    ['sound alone', OF_OBS.replace(/m=video[\s\S]*$/, '')],
    ['two pictures', `${OF_OBS}\r\n${OF_OBS.slice(OF_OBS.indexOf('m=video'))}`],
    ['data beside it', `${OF_OBS}\r\nm=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\na=mid:2`],
    ['somebody who wants to watch', OF_OBS.replaceAll('sendonly', 'recvonly')],
  ])('%s is none', (_what, said) => expect(() => readOffer(said)).toThrow(BadOffer))
})

describe('whoever has no key', () => {
  test('is told the same of a broadcast that there is, that awaits no camera, and that never was', async () => {
    const told = async (by: string) => {
      const { statusCode, headers, body } = await asks('POST', by, OF_OBS)
      return { statusCode, cors: headers['access-control-allow-origin'], ...JSON.parse(body), requestId: '' }
    }
    const stranger = await told('hello')
    expect(stranger).toMatchObject({ statusCode: 401, error: 'unauthenticated', cors: undefined })
    expect(await told(keyOf(randomUUID(), 1))).toEqual(stranger)
    expect(await told(keyOf(id, 1)), 'not invited yet').toEqual(stranger)
    const door = (await director.does(contract.openCamera, { broadcastId: id })).body
    expect(door.whip).toMatch(/^http.*\/api\/broadcasts\/whip$/)
    key = door.key
    expect(await told(`${key.slice(0, -4)}0000`)).toEqual(stranger)
    expect(findFeed(id)).toBeUndefined()
  })

  test('finds nothing else at the address', async () => {
    expect((await asks('OPTIONS', '')).headers).toMatchObject({ 'accept-post': 'application/sdp' })
    for (const method of ['GET', 'PATCH', 'DELETE'] as const)
      expect(await asks(method, key)).toMatchObject({ statusCode: 405, headers: { allow: 'OPTIONS, POST' } })
    expect((await asks('POST', key, 'v=1')).json().error).toBe('invalid')
    expect((await asks('DELETE', key, undefined, `/api/broadcasts/whip/${randomUUID()}`)).statusCode).toBe(404)
  })
})

if (!findFfmpeg()) test.skip('ffmpeg is not installed here')
else
  describe('a camera over WebRTC', () => {
    const open = new Set<{ close(): Promise<void> }>()
    const send = async (by = key) => {
      const camera = await openClient()
      open.add(camera)
      const answer = await asks('POST', by, camera.offer)
      expect(answer.statusCode, answer.body).toBe(201)
      expect(answer.headers['content-type']).toContain('application/sdp')
      await camera.answered(answer.body)
      return { ...camera, url: String(answer.headers.location) }
    }
    /** Of cameras: each has one. */
    const processes = () => {
      const threads = readdirSync('/proc/self/task')
      const children = threads.flatMap((id) => readFileSync(`/proc/self/task/${id}/children`, 'utf8').split(' '))
      return children.filter((pid) => pid && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('whip/child')).length
    }
    const newest = () => findFeed(id)?.rungs.small.segments.at(-1)?.msn ?? 0
    afterAll(() => Promise.all([...open].map((camera) => camera.close())))
    let first: Awaited<ReturnType<typeof send>>

    test('its picture and sound go the whole way', async () => {
      first = await send()
      await expect.poll(health, SOON).toMatchObject({ source: 'camera', flowing: true, watchable: true })
      expect(findFeed(id)!.rungs.large.inits.values().next().value!.codecs).toMatch(/avc1.*mp4a/)
    }, 60_000)

    test('the encoder is killed: it goes on without being asked to begin anew', async () => {
      const before = newest()
      process.kill(findFeed(id)!.encoderPid()!, 'SIGKILL')
      await expect.poll(newest, SOON).toBeGreaterThan(before + 1)
      expect(await health()).toMatchObject({ source: 'camera', restarts: 1 })
    }, 60_000)

    test('another one takes its place, and it is let go', async () => {
      const take = () => findFeed(id)!.rungs.small.segments.at(-1)!.take
      const before = take()
      const second = await send()
      await expect.poll(take, SOON).toBeGreaterThan(before)
      await expect.poll(processes, SOON).toBe(1)
      expect((await asks('DELETE', key, undefined, first.url)).statusCode).toBe(404)
      first = second
    }, 60_000)

    test('it says that it ends; with the key of another broadcast it cannot', async () => {
      expect((await asks('DELETE', 'hello', undefined, first.url)).statusCode).toBe(401)
      const { key: other } = (await director.does(contract.openCamera, { broadcastId: another })).body
      expect((await asks('DELETE', other, undefined, first.url)).statusCode).toBe(404)
      expect((await health()).source).toBe('camera')
      expect((await asks('DELETE', key, undefined, first.url)).statusCode).toBe(200)
      await expect.poll(async () => (await health()).source, SOON).toBeNull()
    }, 60_000)

    test('another key: it is let go, and comes in no more', async () => {
      await send()
      await expect.poll(health, SOON).toMatchObject({ source: 'camera' })
      expect((await director.does(contract.renewKey, { id: randomUUID(), broadcastId: id })).status).toBe(200)
      await expect.poll(async () => (await health()).source, SOON).toBeNull()
      expect((await asks('POST', key, OF_OBS)).statusCode).toBe(401)
    }, 60_000)
  })

/** What OBS is: H.264 and Opus over WebRTC, from an encoder that nobody asks for key frames. */
async function openClient() {
  const connection = new RTCPeerConnection({
    codecs: { video: [h264()], audio: [opus()] },
    iceServers: [],
    iceAdditionalHostAddresses: ['127.0.0.1'],
  })
  const tracks = { video: new MediaStreamTrack({ kind: 'video' }), audio: new MediaStreamTrack({ kind: 'audio' }) }
  const sockets = await Promise.all(
    (['audio', 'video'] as const).map(async (kind) => {
      connection.addTransceiver(tracks[kind], { direction: 'sendonly' })
      const socket = createSocket('udp4')
      // Its reports (RTCP, 200 to 207) are of the sender here, not of the encoder.
      socket.on('message', (packet) => (packet[1]! < 200 || packet[1]! > 207) && tracks[kind].writeRtp(packet))
      await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve))
      return socket
    }),
  )
  const [audio, video] = sockets.map((socket) => `rtp://127.0.0.1:${socket.address().port}?pkt_size=1200`)
  const source = ['-re', '-f', 'lavfi', '-i', 'testsrc2=size=320x240:rate=25', '-re', '-f', 'lavfi', '-i']
  const picture = ['-map', '0:v', '-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency', '-g', '25']
  const encoder = spawn(findFfmpeg()!, [
    ...['-nostdin', '-loglevel', 'error', ...source, 'sine=sample_rate=48000', ...picture],
    ...['-pix_fmt', 'yuv420p', '-bsf:v', 'dump_extra=freq=keyframe', '-f', 'rtp', video!],
    ...['-map', '1:a', '-c:a', 'libopus', '-f', 'rtp', audio!],
  ])
  await connection.setLocalDescription(await connection.createOffer())
  return {
    offer: connection.localDescription!.sdp,
    answered: (sdp: string) => connection.setRemoteDescription({ type: 'answer', sdp }),
    async close() {
      encoder.kill('SIGKILL')
      for (const socket of sockets) socket.close()
      await connection.close()
    },
  }
}
