import { RTCPeerConnection, type RTCRtpTransceiver } from 'werift'
import type { Source } from '../../contract.ts'
import type { Offer, Slot } from './engine.ts'
import type { Flow } from './sfu-flow.ts'
import { connectionSettings, toBrowser } from './sfu-settings.ts'

const KEY_FRAME_APART = 300

export interface Wanted {
  peer: string
  flow: Flow
  /** In the large size, where it is sent in two. */
  large: boolean
}

/** What a peer receives: sections of one connection, given anew to others once their sender has gone. */
export class Reception {
  readonly connection = new RTCPeerConnection(connectionSettings())
  private slots: { transceiver: RTCRtpTransceiver; flow: Flow | null; key: string }[] = []
  private version = 0
  private pending: Offer | null = null

  constructor() {
    // A key frame that came just before is asked for again.
    this.connection.connectionStateChange.subscribe((state) => {
      if (state !== 'connected') return
      this.arrive()
      setTimeout(() => this.askKeyFrames(), 2 * KEY_FRAME_APART)
    })
  }

  /** Brings the sections up to what is wanted; null when they are. An offer that waits for its answer is told again. */
  async offer(wanted: Map<string, Wanted>): Promise<Offer | null> {
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
    if (this.connection.connectionState === 'connected') this.arrive()
    return true
  }

  /** What is received already changes its size without a word to the browser. */
  resize(wanted: Map<string, Wanted>): void {
    for (const { flow, key, transceiver } of this.slots) {
      const one = wanted.get(key)
      if (flow && one) flow.resize(transceiver.sender, one.large)
    }
  }

  private arrive(): void {
    for (const { flow, transceiver } of this.slots) flow?.arrive(transceiver.sender)
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

  private seat(wanted: Map<string, Wanted>): boolean {
    const known = new Map(this.slots.filter(({ flow }) => flow).map((slot) => [slot.key, slot]))
    let added = false
    for (const [key, { flow, large }] of wanted) {
      const slot = known.get(key)
      if (slot?.flow === flow) {
        flow.resize(slot.transceiver.sender, large)
        continue
      }
      slot?.flow?.detach(slot.transceiver.sender)
      const seat = slot ?? this.freeSlot(kindOf(flow.source))
      seat.flow = flow
      seat.key = key
      flow.attach(seat.transceiver.sender, large)
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

  private told(wanted: Map<string, Wanted>): Slot[] {
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
