import type { Heard } from './receiving.ts'

const EVERY = 400
const LOUD = 0.015
const HOLDS = 900

/** Who speaks: read off the connections, a little longer than the sound lasts. */
export class Voices {
  private timer: ReturnType<typeof setInterval> | undefined
  private receiving: RTCPeerConnection | null = null
  private mine: { connection: RTCPeerConnection; id: string } | null = null
  private peers = new Map<string, string>()
  private until = new Map<string, number>()
  private last = ''
  private tell: (speaking: ReadonlySet<string>) => void

  constructor(tell: (speaking: ReadonlySet<string>) => void) {
    this.tell = tell
  }

  listen(connection: RTCPeerConnection | null, heard: Heard): void {
    this.receiving = connection
    this.peers = new Map()
    for (const [key, stream] of heard) {
      const [peer, source] = key.split(' ')
      if (source === 'mic') this.peers.set(stream.getAudioTracks()[0]!.id, peer!)
    }
    this.timer ??= setInterval(() => void this.look(), EVERY)
  }

  listenToMe(connection: RTCPeerConnection, id: string): void {
    this.mine = { connection, id }
    this.timer ??= setInterval(() => void this.look(), EVERY)
  }

  private async look(): Promise<void> {
    const now = Date.now()
    for (const report of await reports(this.receiving)) {
      if (report.type !== 'inbound-rtp' || report.kind !== 'audio' || !(report.audioLevel > LOUD)) continue
      const peer = this.peers.get(report.trackIdentifier)
      if (peer) this.until.set(peer, now + HOLDS)
    }
    for (const report of await reports(this.mine?.connection ?? null)) {
      if (report.type === 'media-source' && report.kind === 'audio' && report.audioLevel > LOUD)
        this.until.set(this.mine!.id, now + HOLDS)
    }
    const speaking = [...this.until].filter(([, until]) => until > now).map(([peer]) => peer)
    const said = speaking.toSorted().join()
    if (said !== this.last) this.tell(new Set(speaking))
    this.last = said
  }

  stop(): void {
    clearInterval(this.timer)
  }
}

async function reports(connection: RTCPeerConnection | null) {
  if (!connection || connection.connectionState === 'closed') return []
  return [...(await connection.getStats()).values()]
}
