import type { publish, Source } from '#contract/calls'
import type { Say } from './signals.ts'

type Tracks = Partial<Record<Source, MediaStreamTrack | null>>

const ORDER = ['mic', 'camera', 'screen', 'screenSound'] as const
const KINDS = { mic: 'audio', camera: 'video', screen: 'video', screenSound: 'audio' } as const
const MOST = { camera: 700_000, screen: 1_500_000 }

/** Everything I may ever send is agreed upon once; what is off has no track. */
export class Sending {
  readonly connection = new RTCPeerConnection({ bundlePolicy: 'max-bundle' })
  private senders = new Map<Source, RTCRtpSender>()

  async open(say: Say<typeof publish>, tracks: Tracks): Promise<void> {
    const mids: Record<string, Source> = {}
    const transceivers = ORDER.map((source) => {
      const sendEncodings = source === 'camera' || source === 'screen' ? [{ maxBitrate: MOST[source] }] : []
      return this.connection.addTransceiver(KINDS[source], { direction: 'sendonly', sendEncodings })
    })
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

  close(): void {
    this.connection.close()
  }
}
