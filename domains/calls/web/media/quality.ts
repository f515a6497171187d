export type Level = 'good' | 'fair' | 'poor'

export interface Reading {
  /** Part of the packets that were lost on the way, 0…1. */
  loss: number
  /** There and back, seconds. */
  rtt: number
  jitter: number
}

/** What of a voice is still understood without effort, with effort, or hardly. */
export function levelOf({ loss, rtt, jitter }: Reading): Level {
  if (loss > 0.1 || rtt > 0.8 || jitter > 0.12) return 'poor'
  if (loss > 0.03 || rtt > 0.35 || jitter > 0.05) return 'fair'
  return 'good'
}

export interface Sparing {
  /** Sound first: pictures of people are left out. */
  on: boolean
  by: 'link' | 'person'
  poor: number
  good: number
}

const POOR_FOR = 3
const GOOD_FOR = 12

export const NOT_SPARING: Sparing = { on: false, by: 'link', poor: 0, good: 0 }

/** Poor for six seconds: sound first. Good for half a minute: pictures again. Whoever has pressed decides by themselves. */
export function afterReading(before: Sparing, level: Level): Sparing {
  const poor = level === 'poor' ? before.poor + 1 : 0
  const good = level === 'good' ? before.good + 1 : 0
  if (before.by === 'person') return { ...before, poor, good }
  if (!before.on && poor >= POOR_FOR) return { on: true, by: 'link', poor: 0, good: 0 }
  if (before.on && good >= GOOD_FOR) return NOT_SPARING
  return { ...before, poor, good }
}

type Counts = { lost: number; received: number }

/** Looks at the connections of a call every two seconds. */
export class Quality {
  private timer: ReturnType<typeof setInterval>
  private last: Counts | undefined

  constructor(connections: () => (RTCPeerConnection | null)[], tell: (level: Level) => void) {
    this.timer = setInterval(async () => {
      const reading = await this.read(connections())
      if (reading) tell(levelOf(reading))
    }, 2000)
  }

  private async read(connections: (RTCPeerConnection | null)[]): Promise<Reading | undefined> {
    const now: Counts = { lost: 0, received: 0 }
    const reading: Reading = { loss: 0, rtt: 0, jitter: 0 }
    for (const connection of connections) {
      if (connection?.connectionState !== 'connected') continue
      for (const report of (await connection.getStats()).values()) {
        if (report.type === 'candidate-pair' && report.nominated && report.currentRoundTripTime)
          reading.rtt = Math.max(reading.rtt, report.currentRoundTripTime)
        if (report.type === 'remote-inbound-rtp') reading.loss = Math.max(reading.loss, report.fractionLost ?? 0)
        if (report.type !== 'inbound-rtp') continue
        now.lost += report.packetsLost ?? 0
        now.received += report.packetsReceived ?? 0
        if (report.kind === 'audio') reading.jitter = Math.max(reading.jitter, report.jitter ?? 0)
      }
    }
    const { last } = this
    this.last = now
    // Sections come and go with people: a step back in the sums says nothing.
    if (!last || now.received < last.received || now.lost < last.lost) return undefined
    const [lost, received] = [now.lost - last.lost, now.received - last.received]
    if (lost + received > 20) reading.loss = Math.max(reading.loss, lost / (lost + received))
    return reading
  }

  stop(): void {
    clearInterval(this.timer)
  }
}
