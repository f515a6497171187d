import { canBlur, setBlur } from './blur.ts'

export type Wish = {
  mic: boolean
  camera: boolean
  micId?: string | undefined
  cameraId?: string | undefined
  speakerId?: string | undefined
}

export type Devices = { mics: MediaDeviceInfo[]; cameras: MediaDeviceInfo[]; speakers: MediaDeviceInfo[] }

type Kept = { micId?: string; cameraId?: string; speakerId?: string; blur?: boolean }

const KEPT = 'zvonok.devices'

/** What was chosen here last time. */
export function keptDevices(): Kept {
  try {
    return JSON.parse(localStorage.getItem(KEPT) ?? '{}')
  } catch {
    return {} // storage is closed to us, or holds something else: the system's own choice serves
  }
}

export function keepDevices(devices: Kept): void {
  try {
    localStorage.setItem(KEPT, JSON.stringify({ ...keptDevices(), ...devices }))
  } catch {
    // chosen for this time only
  }
}

const which = (id: string | undefined) => (id ? { deviceId: { ideal: id } } : {})

export async function openMic(id?: string): Promise<MediaStreamTrack> {
  const audio = { ...which(id), echoCancellation: true, noiseSuppression: true, autoGainControl: true }
  return (await navigator.mediaDevices.getUserMedia({ audio })).getAudioTracks()[0]!
}

export async function openCamera(id?: string): Promise<MediaStreamTrack> {
  const video = { ...which(id), width: { ideal: 640 }, height: { ideal: 360 }, frameRate: { ideal: 20, max: 30 } }
  const camera = (await navigator.mediaDevices.getUserMedia({ video })).getVideoTracks()[0]!
  // Whoever has blurred the room once is not shown in it the next time.
  if (keptDevices().blur && canBlur(camera)) await setBlur(camera, true)
  return camera
}

export async function chooseBlur(camera: MediaStreamTrack, blur: boolean): Promise<boolean> {
  const done = await setBlur(camera, blur)
  if (done) keepDevices({ blur })
  return done
}

/** Five pictures a second that can be read: what a screen needs. */
export async function openScreen(): Promise<{ screen: MediaStreamTrack; sound: MediaStreamTrack | undefined }> {
  const stream = await navigator.mediaDevices.getDisplayMedia({ video: { frameRate: { max: 8 } }, audio: true })
  const screen = stream.getVideoTracks()[0]!
  screen.contentHint = 'detail'
  return { screen, sound: stream.getAudioTracks()[0] }
}

/** Named only once one of them has been allowed. */
export async function listDevices(): Promise<Devices> {
  const all = (await navigator.mediaDevices?.enumerateDevices().catch(() => [])) ?? []
  const of = (kind: MediaDeviceKind) => all.filter((one) => one.kind === kind && one.deviceId !== '')
  const speakers = maySendTo() ? of('audiooutput') : []
  return { mics: of('audioinput'), cameras: of('videoinput'), speakers }
}

/** Not every browser lets a page choose what is listened by. */
const maySendTo = (): boolean => 'setSinkId' in HTMLMediaElement.prototype
