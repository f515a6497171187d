import type { JanusWire, Reply } from './janus-wire.ts'

const AGAIN = 400
const TRIES = 8

/** A camera that somebody receives: where it arrives, whose it is, and in which size. */
export interface Sized {
  receiver: number
  mid: string
  sender: number
  senderMid: string
  large: boolean
}

/**
 * Sizes of pictures that arrive. Janus asks the camera for a key frame once, and a browser ignores what comes shortly
 * after another: it is asked again until Janus tells that the size has changed.
 */
export function janusSizes(wire: JanusWire) {
  const told = new Map<string, boolean>()
  const waiting = new Map<string, NodeJS.Timeout>()
  const keyOf = ({ receiver, mid }: { receiver: number; mid: string }) => `${receiver} ${mid}`

  function stopAsking(key: string): void {
    clearInterval(waiting.get(key))
    waiting.delete(key)
  }

  /** `substream` 0 is the small one: see `rid_order`. */
  async function set(one: Sized): Promise<void> {
    const key = keyOf(one)
    if (told.get(key) === one.large) return
    told.set(key, one.large)
    await wire.message(one.receiver, {
      request: 'configure',
      streams: [{ mid: one.mid, substream: one.large ? 1 : 0 }],
    })
    stopAsking(key)
    let tries = 0
    const timer = setInterval(() => {
      tries += 1
      if (tries > TRIES) return stopAsking(key)
      const streams = [{ mid: one.senderMid, keyframe: true }]
      wire.message(one.sender, { request: 'configure', streams }).catch(() => stopAsking(key)) // has gone meanwhile
    }, AGAIN)
    timer.unref()
    waiting.set(key, timer)
  }

  function hear({ sender, plugindata }: Reply): void {
    const data = plugindata?.data ?? {}
    if (sender !== undefined && typeof data.mid === 'string' && data.substream !== undefined)
      stopAsking(keyOf({ receiver: sender, mid: data.mid }))
  }

  /** A connection has gone, or one of its sections is given to another camera. */
  function forget(receiver: number, mid?: string): void {
    for (const key of [...told.keys()]) {
      if (mid === undefined ? !key.startsWith(`${receiver} `) : key !== keyOf({ receiver, mid })) continue
      told.delete(key)
      stopAsking(key)
    }
  }

  return { set, hear, forget }
}

export type JanusSizes = ReturnType<typeof janusSizes>
