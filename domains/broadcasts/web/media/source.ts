import { steady } from './steady.ts'

export type Wish = {
  from: 'camera' | 'screen'
  cameraId?: string | undefined
  micId?: string | undefined
  music: boolean
}

export interface Filmed {
  /** What is sent: one picture and always one sound, silent if need be. */
  stream: MediaStream
  /** Somebody has ended it from outside: the browser's own «stop sharing», a cable. */
  onEnded(hear: () => void): void
  close(): void
}

const which = (id: string | undefined) => (id ? { deviceId: { ideal: id } } : {})

/** Throws what the browser throws when it is not allowed. */
export async function openSource({ from, cameraId, micId, music }: Wish): Promise<Filmed> {
  const picture = from === 'camera' ? await openCamera(cameraId) : await openScreen()
  const mic = await openMic(micId, music).catch(() => undefined) // silent, and the page says so
  const mix = new AudioContext()
  const into = mix.createMediaStreamDestination()
  for (const track of [mic, ...picture.getAudioTracks()])
    if (track) mix.createMediaStreamSource(new MediaStream([track])).connect(into)
  await mix.resume()
  const own = picture.getVideoTracks()[0]!
  const sent = from === 'screen' ? steady(own) : { track: own, stop: () => undefined }
  return {
    stream: new MediaStream([sent.track, ...into.stream.getAudioTracks()]),
    onEnded: (hear) => own.addEventListener('ended', hear),
    close() {
      sent.stop()
      for (const track of [own, mic, ...picture.getAudioTracks()]) track?.stop()
      void mix.close()
    },
  }
}

const openCamera = (id?: string) =>
  navigator.mediaDevices.getUserMedia({
    video: { ...which(id), width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30, max: 30 } },
  })

const openScreen = () =>
  navigator.mediaDevices.getDisplayMedia({ video: { frameRate: { ideal: 30, max: 30 } }, audio: true })

/** Music is sent as it is; a voice without the room around it. */
async function openMic(id: string | undefined, music: boolean): Promise<MediaStreamTrack | undefined> {
  const audio = { ...which(id), echoCancellation: !music, noiseSuppression: !music, autoGainControl: !music }
  return (await navigator.mediaDevices.getUserMedia({ audio })).getAudioTracks()[0]
}
