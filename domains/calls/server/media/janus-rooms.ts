import type { Source } from '../../contract.ts'
import type { MediaEngine, Offer, Place, Recorded, Slot, Watched } from './engine.ts'
import { janusSizes } from './janus-sizes.ts'
import { recordJanus } from './janus-tape.ts'
import type { JanusWire, Reply } from './janus-wire.ts'
import { isWatched } from './watched.ts'

interface Peer {
  sending: number | null
  tape?: string | undefined
  mids: Map<Source, string>
  allowed: Set<Source>
  /** Has been on once: those who hear it already keep its section for the next time. */
  wasAllowed: Set<Source>
  receiving: Reception | null
  watched: Watched | null
}

interface Reception {
  handle: number
  version: number
  pending: Offer | null
  heard: Map<string, Heard>
  slots: Slot[]
}

interface Heard {
  peer: string
  source: Source
  mid: string
}

interface Room {
  /** Ours: it joins and is silent, and so hears who may be received. */
  ear: number
  peers: Map<string, Peer>
  /** Whom Janus has announced; nobody else can be subscribed to. */
  announced: Set<string>
}

const BITRATE = 2_300_000

type Streams = { mid: string; feed_id?: string; feed_mid?: string; active?: boolean }[]

/** The rooms of one Janus: what our engine is asked, in the words of its VideoRoom. */
export function janusRooms(wire: JanusWire, adminKey: string, onChanged: (room: string) => void) {
  const rooms = new Map<string, Promise<Room>>()
  const ears = new Map<number, string>()
  const sizes = janusSizes(wire)

  function roomOf(id: string): Promise<Room> {
    const known = rooms.get(id)
    if (known) return known
    const made = open(id)
    rooms.set(id, made)
    made.catch(() => rooms.delete(id))
    return made
  }

  async function open(id: string): Promise<Room> {
    const ear = await wire.attach()
    await wire.message(ear, {
      request: 'create',
      admin_key: adminKey,
      room: id,
      secret: adminKey,
      is_private: true,
      publishers: 500,
      bitrate: BITRATE,
      bitrate_cap: true,
      fir_freq: 0,
      audiocodec: 'opus',
      videocodec: 'vp8',
      opus_fec: true,
      opus_dtx: true,
      record: false,
      lock_record: true,
      notify_joining: false,
    })
    const room: Room = { ear, peers: new Map(), announced: new Set() }
    ears.set(ear, id)
    await wire.message(ear, { request: 'join', ptype: 'publisher', room: id, id: 'ear' }, { event: true })
    return room
  }

  /** Who begins to send, and who stops, is told to our ear. */
  async function hear(reply: Reply): Promise<void> {
    const { sender, plugindata } = reply
    sizes.hear(reply)
    const id = sender === undefined ? undefined : ears.get(sender)
    const room = id === undefined ? undefined : await rooms.get(id)
    if (!id || !room) return
    const data = plugindata?.data ?? {}
    const come = (data.publishers ?? []) as { id: string }[]
    const gone = [data.unpublished, data.leaving].filter((peer) => typeof peer === 'string')
    for (const { id: peer } of come) room.announced.add(peer)
    for (const peer of gone) room.announced.delete(peer)
    if (come.length + gone.length > 0) onChanged(id)
  }

  const peerOf = (room: Room, id: string): Peer => {
    const known = room.peers.get(id)
    if (known) return known
    const made = {
      sending: null,
      mids: new Map(),
      allowed: new Set<Source>(),
      wasAllowed: new Set<Source>(),
      receiving: null,
      watched: null,
    }
    room.peers.set(id, made)
    return made
  }

  async function publish(at: Place, sdp: string, mids: Record<string, Source>): Promise<string> {
    const room = await roomOf(at.room)
    const peer = peerOf(room, at.peer)
    if (peer.sending !== null) await wire.detach(peer.sending)
    room.announced.delete(at.peer)
    const handle = await wire.attach()
    peer.sending = handle
    peer.mids = new Map(Object.entries(mids).map(([mid, source]) => [source, mid]))
    await wire.message(handle, { request: 'join', ptype: 'publisher', room: at.room, id: at.peer }, { event: true })
    const descriptions = Object.entries(mids).map(([mid, description]) => ({ mid, description }))
    // Janus would take the first size for the largest.
    const offer = { type: 'offer', sdp: withoutTrickle(sdp), rid_order: 'lmh' } as const
    const { jsep } = await wire.message(
      handle,
      { request: 'publish', bitrate: BITRATE, descriptions },
      { jsep: offer, event: true },
    )
    if (!jsep) throw new Error('janus gives no answer')
    // Before the browser knows where to send.
    for (const mid of peer.mids.values()) await moderate(room, at, mid, true)
    peer.allowed = new Set()
    return jsep.sdp
  }

  const moderate = (room: Room, at: Place, mid: string, mute: boolean) =>
    wire.message(room.ear, { request: 'moderate', room: at.room, secret: adminKey, id: at.peer, mid, mute })

  async function allow(at: Place, sources: readonly Source[]): Promise<void> {
    const room = await roomOf(at.room)
    const peer = peerOf(room, at.peer)
    const next = new Set(sources)
    for (const [source, mid] of peer.mids) {
      if (next.has(source) !== peer.allowed.has(source)) await moderate(room, at, mid, !next.has(source))
    }
    peer.allowed = next
    for (const source of next) peer.wasAllowed.add(source)
  }

  async function offer(at: Place, fresh: boolean): Promise<Offer | null> {
    const room = await roomOf(at.room)
    const peer = peerOf(room, at.peer)
    if (fresh && peer.receiving) {
      sizes.forget(peer.receiving.handle)
      await wire.detach(peer.receiving.handle)
      peer.receiving = null
    }
    if (peer.receiving?.pending) return peer.receiving.pending
    const wanted = wantedBy(room, at.peer, peer.watched)
    if (!peer.receiving) {
      if (wanted.size === 0) return null
      return subscribe(at, peer, wanted)
    }
    return update(peer.receiving, wanted)
  }

  function wantedBy(room: Room, me: string, watched: Watched | null): Map<string, Heard> {
    const wanted = new Map<string, Heard>()
    for (const [id, other] of room.peers) {
      if (id === me || !room.announced.has(id)) continue
      for (const [source, mid] of other.mids)
        if (other.wasAllowed.has(source) && isWatched(watched, id, source))
          wanted.set(`${id} ${mid}`, { peer: id, source, mid })
    }
    return wanted
  }

  async function subscribe(at: Place, peer: Peer, wanted: Map<string, Heard>): Promise<Offer | null> {
    const handle = await wire.attach()
    try {
      const streams = [...wanted.values()].map(({ peer: feed, mid }) => ({ feed, mid }))
      const body = { request: 'join', ptype: 'subscriber', room: at.room, autoupdate: false, streams }
      const { data, jsep } = await wire.message(handle, body, { event: true })
      peer.receiving = { handle, version: 0, pending: null, heard: wanted, slots: [] }
      return pend(peer.receiving, data.streams as Streams, jsep?.sdp)
    } catch (error) {
      // A handle whose first subscription has failed is dead for ever.
      await wire.detach(handle)
      throw error
    }
  }

  async function update(reception: Reception, wanted: Map<string, Heard>): Promise<Offer | null> {
    const fresh = [...wanted].filter(([key]) => !reception.heard.has(key))
    const stale = [...reception.heard].filter(([key]) => !wanted.has(key))
    if (fresh.length === 0 && stale.length === 0) return null
    const { data, jsep } = await wire.message(
      reception.handle,
      {
        request: 'update',
        ...(fresh.length > 0 ? { subscribe: fresh.map(([, { peer, mid }]) => ({ feed: peer, mid })) } : {}),
        ...(stale.length > 0 ? { unsubscribe: stale.map(([key]) => asFeed(key)) } : {}),
      },
      { event: true },
    )
    reception.heard = wanted
    return jsep ? pend(reception, data.streams as Streams, jsep.sdp) : null
  }

  function pend(reception: Reception, streams: Streams, sdp: string | undefined): Offer {
    if (!sdp) throw new Error('janus makes no offer')
    const slots: Slot[] = streams.flatMap(({ mid, feed_id, feed_mid }) => {
      const one = feed_id && feed_mid !== undefined ? reception.heard.get(`${feed_id} ${feed_mid}`) : undefined
      return one ? [{ mid, peer: one.peer, source: one.source }] : []
    })
    reception.version += 1
    for (const { mid, peer } of reception.slots)
      if (slots.find((slot) => slot.mid === mid)?.peer !== peer) sizes.forget(reception.handle, mid)
    reception.slots = slots
    reception.pending = { version: reception.version, sdp, slots }
    return reception.pending
  }

  async function answer(at: Place, version: number, sdp: string): Promise<void> {
    const room = await roomOf(at.room)
    const peer = room.peers.get(at.peer)
    const reception = peer?.receiving
    if (!peer || reception?.pending?.version !== version) throw new Error('no such offer waits for an answer')
    const jsep = { type: 'answer', sdp: withoutTrickle(sdp) } as const
    await wire.message(reception.handle, { request: 'start' }, { jsep, event: true })
    reception.pending = null
    await resize(room, peer)
  }

  async function watch(at: Place, watched: Watched): Promise<void> {
    const room = await roomOf(at.room)
    const peer = peerOf(room, at.peer)
    peer.watched = watched
    await resize(room, peer)
  }

  /** Cameras that are received already change their size without a word to the browser. */
  async function resize(room: Room, { receiving, watched }: Peer): Promise<void> {
    if (!receiving || receiving.pending) return
    for (const { mid, peer, source } of receiving.slots) {
      const other = room.peers.get(peer)
      const senderMid = other?.mids.get(source)
      if (source !== 'camera' || !other?.sending || senderMid === undefined) continue
      const large = watched?.get(peer) ?? true
      await sizes.set({ receiver: receiving.handle, mid, sender: other.sending, senderMid, large })
    }
  }

  async function record(id: string, wish: Recorded | null): Promise<void> {
    const room = await rooms.get(id)
    if (room) await recordJanus(wire, adminKey, room.peers, wish)
  }

  async function remove(at: Place): Promise<void> {
    const room = await rooms.get(at.room)
    const peer = room?.peers.get(at.peer)
    if (!room || !peer) return
    if (peer.receiving) sizes.forget(peer.receiving.handle)
    room.peers.delete(at.peer)
    room.announced.delete(at.peer)
    const handles = [peer.sending, peer.receiving?.handle].filter((handle) => typeof handle === 'number')
    await Promise.all(handles.map((handle) => wire.detach(handle)))
  }

  async function close(id: string): Promise<void> {
    const room = await rooms.get(id)
    if (!room) return
    rooms.delete(id)
    for (const peer of [...room.peers.values()])
      for (const handle of [peer.sending, peer.receiving?.handle])
        if (typeof handle === 'number') await wire.detach(handle)
    await wire.message(room.ear, { request: 'destroy', room: id, secret: adminKey })
    ears.delete(room.ear)
    await wire.detach(room.ear)
  }

  const engine: Omit<MediaEngine, 'name' | 'stop'> = { publish, allow, watch, offer, answer, record, remove, close }
  return { hear, engine }
}

const asFeed = (key: string) => {
  const [feed, mid] = key.split(' ')
  return { feed, mid }
}

// Browsers come to us and no address of theirs goes in. Janus begins only once it has been told some address: this one is
// of those that nobody has, and being lite it sends nothing there.
const NOWHERE = 'a=candidate:1 1 udp 1 203.0.113.1 9 typ host\r\na=end-of-candidates'

const withoutTrickle = (sdp: string): string =>
  sdp
    .split('\r\n')
    .flatMap((line) =>
      line.startsWith('a=ice-options:') ? [] : line.startsWith('a=ice-pwd:') ? [line, NOWHERE] : [line],
    )
    .join('\r\n')
