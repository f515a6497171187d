import type { Feed, Inlet } from '../stream/feed.ts'
import { AUDIO, FLV_HEADER, isAudioHeader, isVideoHeader, SCRIPT, VIDEO, writeTag } from './flv.ts'
import type { Publisher } from './session.ts'

/** So long a camera may take to say whether it has sound. */
const SAYS_WITHIN = 1500

/** What one camera sends, on its way into the feed. What an encoder must know first is kept for the next encoder. */
export function openCameraInlet(feed: Feed, camera: { resume(): void; end(): void }): Publisher {
  const heads = new Map<number, Buffer>()
  let early: Buffer[] = []
  let inlet: Inlet | null = null
  const begin = () => {
    clearTimeout(late)
    if (inlet || !heads.has(VIDEO)) return
    inlet = {
      source: 'camera',
      form: 'flv',
      sound: heads.has(AUDIO),
      head: () => Buffer.concat([FLV_HEADER, ...heads.values()]),
      drained: camera.resume,
      dropped: camera.end,
    }
    feed.connect(inlet)
    for (const tag of early) feed.write(inlet, tag)
    early = []
  }
  const late = setTimeout(begin, SAYS_WITHIN)
  return {
    take(type, time, body) {
      if (isHead(type, body)) heads.set(type, writeTag(type, 0, body))
      else if (inlet) return feed.write(inlet, writeTag(type, time, body))
      else early.push(writeTag(type, time, body))
      if (!inlet && heads.has(VIDEO) && heads.has(AUDIO)) begin()
      return true
    },
    gone() {
      clearTimeout(late)
      if (inlet) feed.disconnect(inlet)
    },
  }
}

/** Of scripts nothing is needed: an encoder looks for itself. */
const isHead = (type: number, body: Buffer): boolean =>
  (type === VIDEO && isVideoHeader(body)) || (type === AUDIO && isAudioHeader(body)) || type === SCRIPT
