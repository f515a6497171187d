import { type MediaStreamTrack, RTCPeerConnection, type RTCRtpSender, type RTCRtpTransceiver } from 'werift'
import type { Source } from '../../contract.ts'
import type { Offer, Slot } from './engine.ts'
import { connectionSettings, toBrowser } from './sfu-settings.ts'

const KEY_FRAME_APART = 300
// Where numbers went on before does not matter: the sender continues its own.
const NOWHERE = { sequenceNumber: 0, timestamp: 0 }

/** One thing that a peer sends, and those it is passed on to. */
export class Flow {
  readonly source: Source
  /** Has been on once: those who hear it already keep its section for the next time. */
  wasAllowed = false
  private passes = false
  private senders = new Set<RTCRtpSender>()
  private transceiver: RTCRtpTransceiver | undefined
  private ssrc: number | undefined
  private askedAt = 0
  private again: NodeJS.Timeout | undefined

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
    this.transceiver = transceiver
    this.ssrc = track.ssrc
    let first = true
    track.onReceiveRtp.subscribe((packet) => {
      if (transceiver !== this.transceiver || !this.allowed) return
      if (first) for (const sender of this.senders) sender.replaceRTP(packet.header)
      first = false
      this.ssrc = packet.header.ssrc
      // Each sender writes its own numbers into a copy; a peer that is not there yet takes nothing.
      for (const sender of this.senders) sender.sendRtp(packet).catch(ignore)
    })
    this.askKeyFrame()
  }

  attach(sender: RTCRtpSender): void {
    this.senders.add(sender)
    sender.replaceRTP(NOWHERE)
    this.askKeyFrame()
  }

  detach(sender: RTCRtpSender): void {
    this.senders.delete(sender)
  }

  /** At most three times a second: a browser does not answer oftener, and forgets the one that came too early. */
  askKeyFrame(): void {
    if (this.transceiver?.kind !== 'video' || this.again) return
    const wait = this.askedAt + KEY_FRAME_APART - Date.now()
    if (wait > 0) {
      this.again = setTimeout(() => {
        this.again = undefined
        this.askKeyFrame()
      }, wait)
      return
    }
    if (this.ssrc === undefined) return
    this.askedAt = Date.now()
    this.transceiver.receiver.sendRtcpPLI(this.ssrc).catch(ignore)
  }

  /** Of what arrives now; undefined before the first packet. */
  get arriving(): { ssrc: number; transceiver: RTCRtpTransceiver } | undefined {
    return this.ssrc !== undefined && this.transceiver ? { ssrc: this.ssrc, transceiver: this.transceiver } : undefined
  }

  stop(): void {
    clearTimeout(this.again)
    this.senders.clear()
    this.transceiver = undefined
  }
}

/** What a peer receives: sections of one connection, given anew to others once their sender has gone. */
export class Reception {
  readonly connection = new RTCPeerConnection(connectionSettings())
  private slots: { transceiver: RTCRtpTransceiver; flow: Flow | null; key: string }[] = []
  private version = 0
  private pending: Offer | null = null

  constructor() {
    // A key frame from before this moment has gone nowhere; one that came just before is asked for again.
    this.connection.connectionStateChange.subscribe((state) => {
      if (state !== 'connected') return
      this.askKeyFrames()
      setTimeout(() => this.askKeyFrames(), 2 * KEY_FRAME_APART)
    })
  }

  /** Brings the sections up to what is wanted; null when they are. An offer that waits for its answer is told again. */
  async offer(wanted: Map<string, { peer: string; flow: Flow }>): Promise<Offer | null> {
    if (this.pending) return this.pending
    const changed = this.release(wanted)
    const added = this.seat(wanted)
    if (!changed && !added) return null
    await this.connection.setLocalDescription(await this.connection.createOffer())
    this.version += 1
    this.pending = {
      version: this.version,
      sdp: toBrowser(this.connection.localDescription!.sdp),
      slots: this.told(wanted),
    }
    return this.pending
  }

  async answer(version: number, sdp: string): Promise<boolean> {
    if (this.pending?.version !== version) return false
    await this.connection.setRemoteDescription({ type: 'answer', sdp })
    this.pending = null
    this.askKeyFrames()
    return true
  }

  private askKeyFrames(): void {
    for (const { flow } of this.slots) flow?.askKeyFrame()
  }

  private release(wanted: Map<string, unknown>): boolean {
    let changed = false
    for (const slot of this.slots) {
      if (!slot.flow || wanted.has(slot.key)) continue
      slot.flow.detach(slot.transceiver.sender)
      slot.flow = null
      changed = true
    }
    return changed
  }

  private seat(wanted: Map<string, { flow: Flow }>): boolean {
    const known = new Map(this.slots.filter(({ flow }) => flow).map((slot) => [slot.key, slot]))
    let added = false
    for (const [key, { flow }] of wanted) {
      const slot = known.get(key)
      if (slot?.flow === flow) continue
      slot?.flow?.detach(slot.transceiver.sender)
      const seat = slot ?? this.freeSlot(kindOf(flow.source))
      seat.flow = flow
      seat.key = key
      flow.attach(seat.transceiver.sender)
      added = true
    }
    return added
  }

  private freeSlot(kind: 'audio' | 'video') {
    const free = this.slots.find(({ flow, transceiver }) => !flow && transceiver.kind === kind)
    if (free) return free
    const transceiver = this.connection.addTransceiver(kind, { direction: 'sendonly' })
    const slot = { transceiver, flow: null as Flow | null, key: '' }
    transceiver.sender.onPictureLossIndication.subscribe(() => slot.flow?.askKeyFrame())
    this.slots.push(slot)
    return slot
  }

  private told(wanted: Map<string, { peer: string; flow: Flow }>): Slot[] {
    return this.slots.flatMap(({ transceiver, flow, key }) => {
      const one = wanted.get(key)
      return flow && one ? [{ mid: String(transceiver.mid), peer: one.peer, source: flow.source }] : []
    })
  }

  async close(): Promise<void> {
    for (const { flow, transceiver } of this.slots) flow?.detach(transceiver.sender)
    await this.connection.close()
  }
}

export const kindOf = (source: Source): 'audio' | 'video' =>
  source === 'mic' || source === 'screenSound' ? 'audio' : 'video'

// A packet for somebody who has just gone.
const ignore = () => undefined
