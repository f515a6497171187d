import { useEffect, useRef, useState } from 'react'

/** Why the camera does not look: there is none, it is forbidden, or the page came without encryption. */
export type CameraTrouble = 'absent' | 'forbidden' | 'insecure' | 'busy'

type Read = (video: HTMLVideoElement) => Promise<string | undefined>

const EVERY = 200

/** Looks through the camera until `onText` says that what was read is the thing. */
export function useSquare(onText: (text: string) => boolean) {
  const video = useRef<HTMLVideoElement>(null)
  const [trouble, setTrouble] = useState<CameraTrouble>()
  const hear = useRef(onText)
  hear.current = onText

  useEffect(() => {
    let stopped = false
    let stream: MediaStream | undefined

    async function look(): Promise<void> {
      const [opened, read] = await Promise.all([openCamera(), makeReader()])
      stream = opened
      if (stopped || !video.current) return stopStream(opened)
      video.current.srcObject = opened
      await video.current.play()
      while (!stopped) {
        const text = video.current && (await read(video.current))
        if (text && !stopped && hear.current(text)) return
        await new Promise((wake) => setTimeout(wake, EVERY))
      }
    }

    look().catch((error: unknown) => {
      if (!stopped) setTrouble(troubleOf(error))
    })
    return () => {
      stopped = true
      stopStream(stream)
    }
  }, [])

  return { video, trouble }
}

async function openCamera(): Promise<MediaStream> {
  if (!navigator.mediaDevices) throw new DOMException('no encryption', 'InsecureError')
  return navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
}

const stopStream = (stream: MediaStream | undefined) => {
  for (const track of stream?.getTracks() ?? []) track.stop()
}

function troubleOf(error: unknown): CameraTrouble {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'InsecureError') return 'insecure'
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'forbidden'
  return name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'absent'
}

interface Detector {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>
}
type DetectorClass = { new (options: { formats: string[] }): Detector; getSupportedFormats(): Promise<string[]> }

/** The browser's own reader where it has one; else ours, fetched only now. */
async function makeReader(): Promise<Read> {
  const Native = (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector
  if (Native && (await Native.getSupportedFormats()).includes('qr_code')) {
    const detector = new Native({ formats: ['qr_code'] })
    return async (video) => (await detector.detect(video))[0]?.rawValue
  }
  const { default: jsQR } = (await import('jsqr')).default
  const canvas = document.createElement('canvas')
  const pen = canvas.getContext('2d', { willReadFrequently: true })!
  return async (video) => {
    if (!video.videoWidth) return undefined
    const shrink = Math.min(1, 640 / Math.max(video.videoWidth, video.videoHeight))
    canvas.width = Math.round(video.videoWidth * shrink)
    canvas.height = Math.round(video.videoHeight * shrink)
    pen.drawImage(video, 0, 0, canvas.width, canvas.height)
    const { data } = pen.getImageData(0, 0, canvas.width, canvas.height)
    return jsQR(data, canvas.width, canvas.height)?.data || undefined
  }
}
