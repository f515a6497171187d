import type { Feed, Inlet } from './stream/feed.ts'

/** One life of a browser's recorder: its pieces come in the order of their numbers. */
interface Reel {
  id: string
  next: number
  inlet: Inlet
  /** The last piece was more than the encoder takes just now: the next one waits. */
  room: Promise<void> | null
}

const reels = new WeakMap<Feed, Reel>()
const WAITS = 5000

/** True: the thread is lost, another reel is to begin. A piece that came twice is taken once. */
export async function pourInto(
  feed: Feed,
  { reel: id, no, form }: { reel: string; no: number; form: 'webm' | 'mp4' },
  bytes: Buffer,
): Promise<boolean> {
  let reel = reels.get(feed)
  if (reel?.id !== id) {
    if (no !== 0) return true
    reel = begin(feed, id, form)
  }
  if (!feed.holds(reel.inlet) || no > reel.next) return true
  if (no < reel.next) return false
  await reel.room
  reel.next = no + 1
  if (!feed.write(reel.inlet, bytes)) reel.room = untilDrained(reel)
  return !feed.holds(reel.inlet)
}

function begin(feed: Feed, id: string, form: 'webm' | 'mp4'): Reel {
  const reel: Reel = { id, next: 0, room: null, inlet: { source: 'browser', form, sound: true, head: null } }
  reels.set(feed, reel)
  feed.connect(reel.inlet)
  return reel
}

function untilDrained(reel: Reel): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      clearTimeout(late)
      reel.room = null
      resolve()
    }
    const late = setTimeout(go, WAITS)
    late.unref()
    reel.inlet.drained = go
  })
}
