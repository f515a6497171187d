import type { answer, receive } from '#contract/calls'
import { ApiError } from '#web/api'
import type { Say } from './signals.ts'

export type Heard = Map<string, MediaStream>
export const heardKey = (peer: string, source: string) => `${peer} ${source}`

const PAUSE = 400

interface Says {
  receive: Say<typeof receive>
  answer: Say<typeof answer>
}

/** Asks for what the others send, again and again; the server answers when there is something. */
export class Receiving {
  connection: RTCPeerConnection | null = null
  private stopped = false
  private says: Says
  private changed: (heard: Heard) => void
  private watch: (connection: RTCPeerConnection) => void
  private ice: RTCConfiguration

  constructor(
    says: Says,
    ice: RTCConfiguration,
    changed: (heard: Heard) => void,
    watch: (connection: RTCPeerConnection) => void,
  ) {
    this.says = says
    this.ice = ice
    this.changed = changed
    this.watch = watch
  }

  /** Ends when it is closed, or when the server says that this is no stay of mine any more. */
  async run(): Promise<'closed' | 'refused'> {
    let fresh = true
    while (!this.stopped) {
      try {
        const { offer } = await this.says.receive({ fresh })
        if (this.stopped) break
        if (offer) await this.take(offer)
        fresh = false
      } catch (error) {
        if (this.stopped) break
        if (error instanceof ApiError && ['forbidden', 'not_found', 'unauthenticated'].includes(error.code))
          return 'refused'
        fresh = true
        this.drop()
        await new Promise((resolve) => setTimeout(resolve, PAUSE))
      }
    }
    return 'closed'
  }

  private async take({ version, sdp, slots }: NonNullable<Awaited<ReturnType<Says['receive']>>['offer']>) {
    this.connection ??= this.begin()
    const { connection } = this
    await connection.setRemoteDescription({ type: 'offer', sdp })
    await connection.setLocalDescription(await connection.createAnswer())
    const answered = this.says.answer({ version, sdp: connection.localDescription!.sdp })
    const receivers = new Map(connection.getTransceivers().map(({ mid, receiver }) => [mid, receiver]))
    const heard: Heard = new Map()
    for (const { mid, peer, source } of slots) {
      const track = receivers.get(mid)?.track
      if (track) heard.set(heardKey(peer, source), streamOf(track))
    }
    // Tiles are there by the time that pictures are.
    this.changed(heard)
    await answered
  }

  private begin(): RTCPeerConnection {
    const connection = new RTCPeerConnection({ bundlePolicy: 'max-bundle', ...this.ice })
    this.watch(connection)
    return connection
  }

  private drop(): void {
    this.connection?.close()
    this.connection = null
  }

  close(): void {
    this.stopped = true
    this.drop()
  }
}

const streams = new WeakMap<MediaStreamTrack, MediaStream>()

/** The same stream for the same track, so that a picture is not begun again at every drawing. */
function streamOf(track: MediaStreamTrack): MediaStream {
  const stream = streams.get(track) ?? new MediaStream([track])
  streams.set(track, stream)
  return stream
}
