import type { answer, publish, receive, Source, watch } from '#contract/calls'
import type { Line } from './line.ts'
import type { Tracks } from './own.ts'
import { type Heard, Receiving } from './receiving.ts'
import { Sending } from './sending.ts'
import { type Saying, sayer } from './signals.ts'

const PATIENCE = 4000
const LOOKS_AGAIN = 150

export type Camera = { peer: string; large: boolean }

export interface LinkHears {
  heard(heard: Heard): void
  connected(): void
  /** It does not come up, or has gone: another stay begins another life. */
  lost(): void
  /** The server says that this is no stay of mine. */
  refused(): void
}

interface LinkWishes {
  ice: RTCConfiguration
  sizes: boolean
  /** Milliseconds after which a connection that is not up is given up. */
  connectsWithin: number
}

/** One life of the two connections of a call, one to send and one to receive. It is opened once and closed once. */
export class Link {
  readonly sending: Sending
  readonly receiving: Receiving
  private closed = false
  private hears: LinkHears
  private sayWatch: (cameras: Camera[]) => Promise<unknown>
  private watching = ''
  private looks: ReturnType<typeof setTimeout> | undefined
  private connectsWithin: number

  constructor(line: Line, saying: Saying, wishes: LinkWishes, hears: LinkHears) {
    this.hears = hears
    this.connectsWithin = wishes.connectsWithin
    this.sending = new Sending(wishes)
    this.receiving = new Receiving(
      {
        receive: sayer<typeof receive>(line, 'calls.receive', saying),
        answer: sayer<typeof answer>(line, 'calls.answer', saying),
      },
      wishes.ice,
      (heard) => !this.closed && hears.heard(heard),
      (connection) => this.watchConnection(connection),
    )
    const say = sayer<typeof watch>(line, 'calls.watch', saying)
    this.sayWatch = (cameras) => say({ cameras })
    this.publish = sayer<typeof publish>(line, 'calls.publish', saying)
    this.watchConnection(this.sending.connection)
  }

  private publish: ReturnType<typeof sayer<typeof publish>>

  async open(tracks: Tracks, cameras: Camera[]): Promise<void> {
    this.look(cameras, 0)
    void this.receiving.run().then((how) => how === 'refused' && !this.closed && this.hears.refused())
    try {
      await this.sending.open(this.publish, tracks)
    } catch {
      this.lose()
    }
  }

  put(source: Source, track: MediaStreamTrack | null): Promise<void> {
    return this.sending.put(source, track)
  }

  /** Says whose cameras are on the screen; turning pages says it once, at the end. */
  look(cameras: Camera[], after = LOOKS_AGAIN): void {
    const said = JSON.stringify(cameras)
    if (said === this.watching) return
    this.watching = said
    clearTimeout(this.looks)
    const say = () => {
      // A lost word is said again with the next change; until then tiles show initials.
      if (this.closed) return
      this.sayWatch(cameras).catch(() => {
        if (this.watching === said) this.watching = ''
      })
    }
    if (after) this.looks = setTimeout(say, after)
    else say()
  }

  private watchConnection(connection: RTCPeerConnection): void {
    let doubt = setTimeout(() => this.lose(), this.connectsWithin)
    connection.addEventListener('connectionstatechange', () => {
      const { connectionState: state } = connection
      if (state !== 'connecting') clearTimeout(doubt)
      if (this.closed) return
      if (state === 'connected' && this.sending.connection.connectionState === 'connected') this.hears.connected()
      if (state === 'failed') this.lose()
      if (state === 'disconnected') doubt = setTimeout(() => this.lose(), PATIENCE)
    })
  }

  private lose(): void {
    if (!this.closed) this.hears.lost()
  }

  close(): void {
    this.closed = true
    clearTimeout(this.looks)
    this.sending.close()
    this.receiving.close()
  }
}
