import type { pour } from '#contract/broadcasts'
import { ApiError, newId, uploadFile } from '#web/api'

export type FilmingState = 'sending' | 'late' | 'offline' | 'refused'

export interface Filming {
  stop(): void
}

const PIECE_MS = 250
const AGAIN_IN = 700
/** What could not be sent for so long is left out: viewers want what is now. */
const TOO_MUCH = 12 * 1024 * 1024
const LATE = 2 * 1024 * 1024
const KINDS = ['video/webm;codecs=vp8,opus', 'video/webm', 'video/mp4;codecs=avc1,mp4a.40.2', 'video/mp4']

export const canFilm = (): boolean => typeof MediaRecorder !== 'undefined' && Boolean(kindHere())
const kindHere = () => KINDS.find((kind) => MediaRecorder.isTypeSupported(kind))

/** Sends a stream to the server as the browser's recorder gives it, piece by piece in their order, whatever the line does. */
export function film(
  stream: MediaStream,
  broadcastId: string,
  told: (state: FilmingState, reason?: string) => void,
): Filming {
  const mimeType = kindHere()!
  const form = mimeType.startsWith('video/mp4') ? 'mp4' : 'webm'
  let recorder: MediaRecorder | undefined
  let reel = ''
  let no = 0
  let waiting: Blob[] = []
  let sending = false
  let over = false

  function begin() {
    end()
    reel = newId()
    no = 0
    waiting = []
    const mine = reel
    recorder = new MediaRecorder(stream, { mimeType, videoBitsPerSecond: 2_500_000, audioBitsPerSecond: 128_000 })
    recorder.ondataavailable = ({ data }) => {
      if (mine !== reel || over || data.size === 0) return
      waiting.push(data)
      void send()
    }
    recorder.start(PIECE_MS)
  }

  function end() {
    if (recorder?.state === 'recording') recorder.stop()
    recorder = undefined
  }

  async function send(): Promise<void> {
    if (sending) return
    sending = true
    while (waiting.length > 0 && !over) {
      const [mine, number, piece] = [reel, no, new Blob(waiting)]
      waiting = []
      const done = await sendOne({ broadcastId, reel: mine, no: number, form }, piece)
      if (mine !== reel) continue
      no += 1
      if (done === 'fresh') begin()
    }
    sending = false
  }

  /** Until it has arrived: a piece that is lost breaks the reel. */
  async function sendOne(at: Parameters<typeof uploadFile<typeof pour>>[1], piece: Blob): Promise<'fresh' | 'taken'> {
    while (!over) {
      try {
        const { fresh } = await uploadFile<typeof pour>('broadcasts.pour', at, piece)
        told(held() > LATE ? 'late' : 'sending')
        return fresh ? 'fresh' : 'taken'
      } catch (error) {
        if (!(error instanceof ApiError)) throw error
        if (error.code !== 'offline' && error.code !== 'internal' && error.code !== 'too_many') {
          told('refused', error.reason)
          over = true
          end()
          return 'taken'
        }
        told('offline')
        if (held() > TOO_MUCH) return 'fresh'
        await new Promise((resolve) => setTimeout(resolve, AGAIN_IN))
      }
    }
    return 'taken'
  }

  const held = () => waiting.reduce((sum, { size }) => sum + size, 0)

  begin()
  return {
    stop() {
      over = true
      end()
    },
  }
}
