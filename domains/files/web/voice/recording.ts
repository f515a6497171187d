import { resample } from '../show/resample.ts'

/** A recording under way: loudness as it comes, and a file in the end. No screen in it. */
export interface Recording {
  /** 0 to 31, ten a second. */
  levels: number[]
  seconds(): number
  finish(): Promise<{ file: File; seconds: number; waveform: number[] }>
  cancel(): void
}

const FORMATS = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus', 'audio/mp4']
const EVERY = 100
const BITS = 32_000

/** Asks for the microphone; throws what the browser says when there is none or it is not given. */
export async function startRecording(onLevel: (level: number) => void): Promise<Recording> {
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: { channelCount: 1, echoCancellation: true, noiseSuppression: true },
  })
  const mimeType = FORMATS.find((format) => MediaRecorder.isTypeSupported(format)) ?? ''
  const recorder = new MediaRecorder(stream, { mimeType, audioBitsPerSecond: BITS })
  const parts: Blob[] = []
  const levels: number[] = []
  const began = performance.now()
  const seconds = () => (performance.now() - began) / 1000
  const silence = listen(stream, (level) => {
    levels.push(level)
    onLevel(level)
  })
  recorder.ondataavailable = ({ data }) => data.size > 0 && parts.push(data)
  recorder.start(1000)

  const close = () => {
    silence()
    for (const track of stream.getTracks()) track.stop()
  }
  return {
    levels,
    seconds,
    async finish() {
      const length = seconds()
      const stopped = new Promise((resolve) => recorder.addEventListener('stop', resolve, { once: true }))
      recorder.stop()
      await stopped
      close()
      const type = recorder.mimeType.split(';')[0] || 'audio/webm'
      const extension = type === 'audio/mp4' ? 'm4a' : type.slice('audio/'.length)
      const file = new File(parts, `voice.${extension}`, { type, lastModified: Date.now() })
      return { file, seconds: length, waveform: shorten(levels) }
    },
    cancel() {
      recorder.ondataavailable = null
      if (recorder.state !== 'inactive') recorder.stop()
      close()
    },
  }
}

function listen(stream: MediaStream, hear: (level: number) => void): () => void {
  const context = new AudioContext()
  const analyser = context.createAnalyser()
  analyser.fftSize = 1024
  context.createMediaStreamSource(stream).connect(analyser)
  const samples = new Float32Array(analyser.fftSize)
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples)
    hear(loudness(samples))
  }, EVERY)
  return () => {
    clearInterval(timer)
    context.close().catch(() => undefined) // closed already
  }
}

/** From −54 dB up, in 32 steps: as an ear hears it. */
function loudness(samples: Float32Array): number {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length
  const decibels = 10 * Math.log10(power + 1e-9)
  return Math.round(Math.min(1, Math.max(0, (decibels + 54) / 48)) * 31)
}

const KEPT = 64
const shorten = (levels: number[]) => (levels.length <= KEPT ? levels : resample(levels, KEPT))
