export type Wish = { mic: boolean; camera: boolean; micId?: string | undefined; cameraId?: string | undefined }

export type Devices = { mics: MediaDeviceInfo[]; cameras: MediaDeviceInfo[] }

const KEPT = 'zvonok.devices'

/** What was chosen here last time. */
export function keptDevices(): { micId?: string; cameraId?: string } {
  try {
    return JSON.parse(localStorage.getItem(KEPT) ?? '{}')
  } catch {
    return {} // storage is closed to us, or holds something else: the system's own choice serves
  }
}

export function keepDevices(devices: { micId?: string | undefined; cameraId?: string | undefined }): void {
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
  return (await navigator.mediaDevices.getUserMedia({ video })).getVideoTracks()[0]!
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
  return { mics: of('audioinput'), cameras: of('videoinput') }
}
