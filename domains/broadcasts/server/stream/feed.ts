import { log } from '#server/log'
import type { Rung, Source } from '../../contract.ts'
import { boxReader } from './boxes.ts'
import { type Encoder, type Form, startEncoder } from './encoder.ts'
import { type Init, readFragment, readInit } from './fragments.ts'
import { makeMeter } from './meter.ts'
import type { Tape } from './tape.ts'
import { makeTimeline, type Timeline } from './timeline.ts'

/** What comes in: bytes of one form, from one source. */
export interface Inlet {
  source: Source
  form: Form
  sound: boolean
  /** What an encoder that begins in the middle has to be told first; null: it cannot, the source begins anew. */
  head: (() => Buffer) | null
  /** It may go on writing. */
  drained?(): void
  /** Another source has taken its place, or the broadcast is over. */
  dropped?(): void
}

/** One broadcast in this process: what comes in, the encoder between, what viewers get. */
export interface Feed {
  readonly rungs: Record<Rung, Timeline>
  live: boolean
  /** Takes the place of whatever sent before. */
  connect(inlet: Inlet): void
  /** False: wait for `drained`. The inlet that has lost its place is not heard. */
  write(inlet: Inlet, bytes: Buffer): boolean
  /** Nothing more will come of it. */
  disconnect(inlet: Inlet): void
  /** Whether its thread is unbroken: else it begins anew. */
  holds(inlet: Inlet): boolean
  record(tape: Tape | null): void
  /** A camera that sends is let go: its key is another one. */
  dropCamera(): void
  health(): Health
  encoderPid(): number | undefined
  end(): void
}

export interface Health {
  source: Source | null
  flowing: boolean
  kbps: number
  gaps: number
  restarts: number
  behind: boolean
  watchable: boolean
}

const MUCH = 3 * 1024 * 1024
/** An encoder that dies at once is given a moment. */
const AGAIN_IN = 500

export function makeFeed(firstMsn: number): Feed {
  let tape: Tape | null = null
  const rungs: Record<Rung, Timeline> = {
    large: makeTimeline(firstMsn, { began: (init) => tape?.begin(init.bytes), part: (part) => tape?.add(part) }),
    small: makeTimeline(firstMsn),
  }
  const meter = makeMeter()
  let inlet: Inlet | null = null
  let encoder: Encoder | null = null
  let restarts = 0
  let ended = false

  function start(from: Inlet): void {
    const readers = { large: reader(rungs.large), small: reader(rungs.small) }
    const mine = startEncoder({
      form: from.form,
      sound: from.sound,
      out(rung, bytes) {
        if (encoder !== mine) return
        try {
          readers[rung](bytes)
        } catch (error) {
          log.warn({ reason: String(error) }, 'an encoder says what cannot be read')
          mine.kill()
        }
      },
      drained: () => inlet === from && from.drained?.(),
      gone: (why) => encoder === mine && lost(from, why),
    })
    encoder = mine
  }

  function lost(from: Inlet, why: string): void {
    encoder = null
    if (ended || inlet !== from) return
    log.warn({ why }, 'an encoder of a broadcast has gone')
    restarts += 1
    if (!from.head) {
      inlet = null
      return
    }
    const again = setTimeout(() => {
      if (ended || inlet !== from || encoder) return
      start(from)
      encoder!.write(from.head!())
      from.drained?.()
    }, AGAIN_IN)
    again.unref()
  }

  return {
    rungs,
    live: false,
    connect(next) {
      if (ended) return
      const before = inlet
      inlet = null
      encoder?.kill()
      encoder = null
      before?.dropped?.()
      inlet = next
      start(next)
      if (next.head) encoder!.write(next.head())
    },
    write(from, bytes) {
      if (inlet !== from) return true
      meter.add(bytes.length)
      return encoder?.write(bytes) ?? true
    },
    disconnect(from) {
      if (inlet !== from) return
      inlet = null
      encoder?.end()
    },
    holds: (from) => inlet === from,
    record(next) {
      if (tape === next) return
      tape?.close()
      tape = next
      const { inits, segments } = rungs.large
      const init = inits.get(segments.at(-1)?.take ?? 0)
      if (init) tape?.begin(init.bytes)
    },
    dropCamera() {
      if (inlet?.source === 'camera') inlet.dropped?.()
    },
    health: () => ({
      source: inlet?.source ?? null,
      flowing: inlet !== null && meter.flowing(),
      kbps: meter.kbps(),
      gaps: meter.gaps(),
      restarts,
      behind: (encoder?.waiting() ?? 0) > MUCH,
      watchable: rungs.large.segments.length > 0,
    }),
    encoderPid: () => encoder?.pid,
    end() {
      ended = true
      const before = inlet
      inlet = null
      encoder?.kill()
      encoder = null
      before?.dropped?.()
      rungs.large.end()
      rungs.small.end()
      tape?.close()
      tape = null
    },
  }
}

/** An encoder's bytes into a timeline. */
export function reader(timeline: Timeline): (bytes: Buffer) => void {
  let init: Init | undefined
  let begun: Buffer[] = []
  return boxReader((type, box) => {
    if (type === 'ftyp') begun = [box]
    else if (type === 'moov') {
      init = readInit(Buffer.concat([...begun, box]))
      timeline.begin(init)
    } else if (type === 'moof') begun = [box]
    else if (type === 'mdat' && init) timeline.add(readFragment(Buffer.concat([...begun, box]), init))
  })
}
