import type { publish, Source } from '#contract/calls'
import type { Tracks } from './own.ts'
import type { Say } from './signals.ts'

const ORDER = ['mic', 'camera', 'screen', 'screenSound'] as const
const KINDS = { mic: 'audio', camera: 'video', screen: 'video', screenSound: 'audio' } as const
const SCREEN = [{ maxBitrate: 1_500_000 }]
const ONE_SIZE = [{ maxBitrate: 700_000 }]
/** A small picture for the many tiles of a class and a large one for whoever looks at me: the server chooses for each. */
const TWO_SIZES = [
  { rid: 'l', scaleResolutionDownBy: 2, maxBitrate: 130_000 },
  { rid: 'h', maxBitrate: 700_000 },
]

interface Wishes {
  ice: RTCConfiguration
  /** Between two people one size serves. */
  sizes: boolean
}

/** Everything I may ever send is agreed upon once; what is off has no track. */
export class Sending {
  readonly connection: RTCPeerConnection
  private senders = new Map<Source, RTCRtpSender>()
  private sizes: boolean

  constructor({ ice, sizes }: Wishes) {
    this.connection = new RTCPeerConnection({ bundlePolicy: 'max-bundle', ...ice })
    this.sizes = sizes
  }

  async open(say: Say<typeof publish>, tracks: Tracks): Promise<void> {
    const mids: Record<string, Source> = {}
    const encodings = { mic: [], screenSound: [], screen: SCREEN, camera: this.sizes ? TWO_SIZES : ONE_SIZE }
    const transceivers = ORDER.map((source) =>
      this.connection.addTransceiver(KINDS[source], { direction: 'sendonly', sendEncodings: encodings[source] }),
    )
    for (const [place, source] of ORDER.entries()) {
      this.senders.set(source, transceivers[place]!.sender)
      await this.put(source, tracks[source] ?? null)
    }
    await this.connection.setLocalDescription(await this.connection.createOffer())
    for (const [place, source] of ORDER.entries()) mids[transceivers[place]!.mid!] = source
    const { sdp } = await say({ sdp: this.connection.localDescription!.sdp, mids })
    await this.connection.setRemoteDescription({ type: 'answer', sdp })
  }

  async put(source: Source, track: MediaStreamTrack | null): Promise<void> {
    await this.senders.get(source)?.replaceTrack(track)
  }

  /** On a weak link the large picture is not made at all. */
  async spare(on: boolean): Promise<void> {
    const sender = this.senders.get('camera')
    const parameters = sender?.getParameters()
    const large = parameters?.encodings?.find(({ rid }) => rid === 'h') ?? parameters?.encodings?.[0]
    if (!sender || !parameters || !large) return
    if (large.rid === 'h') large.active = !on
    else large.maxBitrate = on ? 150_000 : 700_000
    await sender.setParameters(parameters).catch(() => undefined) // just then the connection has gone
  }

  close(): void {
    this.connection.close()
  }
}
