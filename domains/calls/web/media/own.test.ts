import { beforeEach, expect, test, vi } from 'vitest'
import type { Device } from './own.ts'
import { Own } from './own.ts'

// A browser's devices, as much of them as is needed here: tracks that end when they are pulled out.

class Track extends EventTarget {
  enabled = true
  stopped = false
  name: string
  constructor(name: string) {
    super()
    this.name = name
  }
  stop() {
    this.stopped = true
  }
  pullOut() {
    this.stopped = true
    this.dispatchEvent(new Event('ended'))
  }
  getSettings() {
    return { deviceId: this.name }
  }
}

type Asked = { audio?: { deviceId?: { ideal: string } }; video?: { deviceId?: { ideal: string } } }
let plugged: string[]
const open = async ({ audio, video }: Asked) => {
  const id = (audio ?? video)?.deviceId?.ideal
  const name = plugged.find((one) => one === id) ?? plugged.find((one) => one.startsWith(audio ? 'mic' : 'camera'))
  if (!name) throw new DOMException('nothing is plugged in', 'NotFoundError')
  return { getAudioTracks: () => [new Track(name)], getVideoTracks: () => [new Track(name)] }
}

let sent: [string, string | undefined][]
let passed: object[]
let lost: [Device, boolean][]
let own: Own

beforeEach(() => {
  plugged = ['mic 1', 'mic 2', 'camera 1', 'camera 2']
  vi.stubGlobal('navigator', { mediaDevices: { getUserMedia: open } })
  vi.stubGlobal(
    'MediaStream',
    class {
      getTracks = () => []
    },
  )
  ;[sent, passed, lost] = [[], [], []]
  const tracks = { mic: new Track('mic 1'), camera: new Track('camera 1') } as unknown as Own['tracks']
  own = new Own({ mic: true, camera: true }, tracks, {
    put: async (source, track) => void sent.push([source, (track as unknown as Track | null)?.name]),
    pass: async (on) => void passed.push(on),
    show: () => undefined,
    lost: (which, back) => lost.push([which, back]),
  })
  own.begin({ mic: true, camera: true })
})

const trackOf = (which: Device) => own.tracks[which] as unknown as Track | undefined

test('another microphone and another camera are sent from then on, and the ones before are let go', async () => {
  const [mic, camera] = [trackOf('mic')!, trackOf('camera')!]
  await own.choose('mic', 'mic 2')
  await own.choose('camera', 'camera 2')
  expect(sent).toEqual([
    ['mic', 'mic 2'],
    ['camera', 'camera 2'],
  ])
  expect([mic.stopped, camera.stopped, trackOf('mic')!.enabled]).toEqual([true, true, true])
  expect(own.shown).toMatchObject({ mic: true, camera: true })
})

test('a microphone chosen while it is off stays silent', async () => {
  await own.toggleMic()
  await own.choose('mic', 'mic 2')
  expect([trackOf('mic')!.name, trackOf('mic')!.enabled]).toEqual(['mic 2', false])
})

test('a camera chosen while it is off is the one that opens next', async () => {
  await own.toggleCamera()
  await own.choose('camera', 'camera 2')
  expect(trackOf('camera')).toBeUndefined()
  await own.toggleCamera()
  expect(trackOf('camera')!.name).toBe('camera 2')
})

test('a headset that is pulled out: another microphone speaks for it, and that is told', async () => {
  plugged = ['mic 2', 'camera 1']
  trackOf('mic')!.pullOut()
  await vi.waitFor(() => expect(lost).toEqual([['mic', true]]))
  expect(sent).toEqual([['mic', 'mic 2']])
  expect(own.shown.mic).toBe(true)
})

test('the only microphone is pulled out: it is off for everybody, and that is told', async () => {
  plugged = ['camera 1']
  trackOf('mic')!.pullOut()
  await vi.waitFor(() => expect(lost).toEqual([['mic', false]]))
  expect(sent).toEqual([['mic', undefined]])
  expect(passed).toEqual([{ mic: false, camera: true, screen: false }])
  expect(own.shown.mic).toBe(false)
})

test('no other camera looks by itself where one has gone', async () => {
  trackOf('camera')!.pullOut()
  await vi.waitFor(() => expect(lost).toEqual([['camera', false]]))
  expect(passed).toEqual([{ mic: true, camera: false, screen: false }])
  expect(own.shown.camera).toBe(false)
})

test('one that does not open leaves me without, and says so', async () => {
  plugged = []
  await expect(own.choose('camera', 'camera 2')).rejects.toThrow()
  expect(own.shown.camera).toBe(false)
  expect(passed).toEqual([{ mic: true, camera: false, screen: false }])
})
