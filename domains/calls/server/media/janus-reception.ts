import type { Source } from '../../contract.ts'
import type { Offer, Slot } from './engine.ts'
import { withoutTrickle } from './janus-sdp.ts'
import type { JanusSizes } from './janus-sizes.ts'
import type { JanusWire } from './janus-wire.ts'

/** Something that a peer sends and another one hears. */
export interface Heard {
  peer: string
  source: Source
  mid: string
}

type Streams = { mid: string; feed_id?: string; feed_mid?: string; active?: boolean }[]

/** What one peer receives: one connection that grows and shrinks with those who are heard. */
export class Reception {
  readonly handle: number
  /** The connection is there. */
  up = false
  slots: Slot[] = []
  pending: Offer | null = null
  private version = 0
  private heard: Map<string, Heard>
  private wire: JanusWire
  private sizes: JanusSizes

  private constructor(handle: number, heard: Map<string, Heard>, wire: JanusWire, sizes: JanusSizes) {
    this.handle = handle
    this.heard = heard
    this.wire = wire
    this.sizes = sizes
  }

  static async begin(room: string, heard: Map<string, Heard>, wire: JanusWire, sizes: JanusSizes): Promise<Reception> {
    const handle = await wire.attach()
    try {
      const streams = [...heard.values()].map(({ peer: feed, mid }) => ({ feed, mid }))
      const body = { request: 'join', ptype: 'subscriber', room, autoupdate: false, streams }
      const { data, jsep } = await wire.message(handle, body, { event: true })
      const reception = new Reception(handle, heard, wire, sizes)
      reception.pend(data.streams as Streams, jsep?.sdp)
      return reception
    } catch (error) {
      // A handle whose first subscription has failed is dead for ever.
      await wire.detach(handle)
      throw error
    }
  }

  /** Another offer, where others are heard than before; null where they are the same. */
  async update(wanted: Map<string, Heard>): Promise<Offer | null> {
    const fresh = [...wanted].filter(([key]) => !this.heard.has(key))
    const stale = [...this.heard].filter(([key]) => !wanted.has(key))
    if (fresh.length === 0 && stale.length === 0) return null
    const { data, jsep } = await this.wire.message(
      this.handle,
      {
        request: 'update',
        ...(fresh.length > 0 ? { subscribe: fresh.map(([, { peer, mid }]) => ({ feed: peer, mid })) } : {}),
        ...(stale.length > 0 ? { unsubscribe: stale.map(([, { peer, mid }]) => ({ feed: peer, mid })) } : {}),
      },
      { event: true },
    )
    this.heard = wanted
    return jsep ? this.pend(data.streams as Streams, jsep.sdp) : null
  }

  private pend(streams: Streams, sdp: string | undefined): Offer {
    if (!sdp) throw new Error('janus makes no offer')
    // The one who is ready last begins the handshake: what a browser says before Janus listens is said again much later.
    const offered = sdp.replaceAll('a=setup:actpass', 'a=setup:active')
    const slots: Slot[] = streams.flatMap(({ mid, feed_id, feed_mid }) => {
      const one = feed_id && feed_mid !== undefined ? this.heard.get(`${feed_id} ${feed_mid}`) : undefined
      return one ? [{ mid, peer: one.peer, source: one.source }] : []
    })
    this.version += 1
    for (const { mid, peer } of this.slots)
      if (slots.find((slot) => slot.mid === mid)?.peer !== peer) this.sizes.forget(this.handle, mid)
    this.slots = slots
    this.pending = { version: this.version, sdp: offered, slots }
    return this.pending
  }

  async answer(version: number, sdp: string): Promise<void> {
    if (this.pending?.version !== version) throw new Error('no such offer waits for an answer')
    const jsep = { type: 'answer', sdp: withoutTrickle(sdp) } as const
    await this.wire.message(this.handle, { request: 'start' }, { jsep, event: true })
    this.pending = null
  }

  async close(): Promise<void> {
    this.sizes.forget(this.handle)
    await this.wire.detach(this.handle)
  }
}
