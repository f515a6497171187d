import { type MediaStreamTrack, type RTCRtpTransceiver, type RtpPacket, Vp8RtpPayload } from 'werift'
import type { Source } from '../../contract.ts'

const KEY_FRAME_APART = 300
/** A layer that has been silent for so long is not sent any more: the browser has no room for it. */
const SILENT = 1000
// Where numbers went on before does not matter: the sender continues its own.
const NOWHERE = { sequenceNumber: 0, timestamp: 0 }

/** One of the sizes in which a picture arrives; what has one size only has a layer without a name. */
interface Layer {
  ssrc: number | undefined
  heardAt: number
  askedAt: number
  again: NodeJS.Timeout | undefined
}

/** Whoever is passed packets: somebody's connection, or a tape. */
export interface Taker {
  sendRtp(packet: RtpPacket): Promise<unknown>
  /** Other packets follow, of numbers of their own. */
  replaceRTP(from: typeof NOWHERE): void
}

interface Viewer {
  large: boolean
  /** There to take packets: a key frame from before went nowhere, and the next one is not given so soon. */
  there: boolean
  /** The layer that is passed on to them just now. */
  gets: string | undefined
}

/** One thing that a peer sends, and those it is passed on to: each in the size that their tile needs. */
export class Flow {
  readonly source: Source
  /** Has been on once: those who hear it already keep its section for the next time. */
  wasAllowed = false
  private passes = false
  private viewers = new Map<Taker, Viewer>()
  private layers = new Map<string, Layer>()
  private transceiver: RTCRtpTransceiver | undefined

  constructor(source: Source) {
    this.source = source
  }

  get allowed(): boolean {
    return this.passes
  }

  set allowed(on: boolean) {
    this.passes = on
    this.wasAllowed ||= on
  }

  /** Another track takes over; whoever receives it hears no seam. */
  take(track: MediaStreamTrack, transceiver: RTCRtpTransceiver): void {
    if (this.transceiver !== transceiver) this.forgetLayers()
    this.transceiver = transceiver
    const rid = track.rid ?? ''
    const layer: Layer = { ssrc: track.ssrc, heardAt: 0, askedAt: 0, again: undefined }
    this.layers.set(rid, layer)
    track.onReceiveRtp.subscribe((packet) => {
      if (transceiver !== this.transceiver) return
      layer.ssrc = packet.header.ssrc
      layer.heardAt = Date.now()
      if (this.allowed) this.pass(rid, packet)
    })
    this.askKeyFrame()
  }

  private pass(rid: string, packet: RtpPacket): void {
    for (const [sender, viewer] of this.viewers) {
      if (!viewer.there) continue
      if (viewer.gets !== rid) {
        if (this.layerFor(viewer) !== rid || (rid !== '' && !beginsPicture(packet))) continue
        sender.replaceRTP(NOWHERE)
        viewer.gets = rid
      }
      // Each sender writes its own numbers into a copy; a peer that is not there yet takes nothing.
      sender.sendRtp(packet).catch(ignore)
    }
  }

  /** The large one for those who want it while it is sent; the small one otherwise. */
  private layerFor({ large }: Viewer): string | undefined {
    if (!this.layers.has('h')) return this.layers.keys().next().value
    const flows = (rid: string) => Date.now() - (this.layers.get(rid)?.heardAt ?? 0) < SILENT
    return large && flows('h') ? 'h' : flows('l') || !flows('h') ? 'l' : 'h'
  }

  attach(sender: Taker, large: boolean): void {
    this.viewers.set(sender, { large, there: false, gets: undefined })
  }

  /** From now on what is passed comes to it. */
  arrive(sender: Taker): void {
    const viewer = this.viewers.get(sender)
    if (!viewer || viewer.there) return
    viewer.there = true
    this.askKeyFrame()
  }

  detach(sender: Taker): void {
    this.viewers.delete(sender)
  }

  resize(sender: Taker, large: boolean): void {
    const viewer = this.viewers.get(sender)
    if (!viewer || viewer.large === large) return
    viewer.large = large
    this.tend()
  }

  /** Whoever should get another layer than they do waits for its key frame: it is asked for until it comes. */
  tend(): void {
    const wanted = new Set<string>()
    for (const viewer of this.there) {
      const rid = this.layerFor(viewer)
      if (rid !== undefined && rid !== viewer.gets) wanted.add(rid)
    }
    for (const rid of wanted) this.askKeyFrameOf(rid)
  }

  private get there(): Viewer[] {
    return [...this.viewers.values()].filter(({ there }) => there)
  }

  get wantedLarge(): boolean {
    return [...this.viewers.values()].some(({ large }) => large)
  }

  get layered(): boolean {
    return this.layers.has('h')
  }

  /** Of whatever is watched just now. */
  askKeyFrame(): void {
    for (const rid of new Set(this.there.map((viewer) => this.layerFor(viewer))))
      if (rid !== undefined) this.askKeyFrameOf(rid)
  }

  /** At most three times a second: a browser does not answer oftener, and forgets the one that came too early. */
  private askKeyFrameOf(rid: string): void {
    const layer = this.layers.get(rid)
    if (this.transceiver?.kind !== 'video' || !layer || layer.again) return
    const wait = layer.askedAt + KEY_FRAME_APART - Date.now()
    if (wait > 0) {
      layer.again = setTimeout(() => {
        layer.again = undefined
        this.askKeyFrameOf(rid)
      }, wait)
      return
    }
    if (layer.ssrc === undefined) return
    layer.askedAt = Date.now()
    this.transceiver.receiver.sendRtcpPLI(layer.ssrc).catch(ignore)
  }

  /** What arrives now; nothing before the first packet. */
  get arriving(): { ssrc: number; transceiver: RTCRtpTransceiver }[] {
    const { transceiver } = this
    if (!transceiver) return []
    return [...this.layers.values()].flatMap(({ ssrc }) => (ssrc === undefined ? [] : [{ ssrc, transceiver }]))
  }

  private forgetLayers(): void {
    for (const { again } of this.layers.values()) clearTimeout(again)
    this.layers.clear()
    for (const viewer of this.viewers.values()) viewer.gets = undefined
  }

  stop(): void {
    this.forgetLayers()
    this.viewers.clear()
    this.transceiver = undefined
  }
}

function beginsPicture({ payload }: RtpPacket): boolean {
  if (payload.length < 2) return false
  try {
    return Vp8RtpPayload.deSerialize(payload).isKeyframe
  } catch {
    return false // cut off: no beginning of anything
  }
}

// A packet for somebody who has just gone.
const ignore = () => undefined
