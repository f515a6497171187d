import type { Source } from '../../contract.ts'
import type { MediaEngine, Offer, Place, Recorded, Watched } from './engine.ts'
import { type Peer, peerOf, type Room, wantedBy } from './janus-peers.ts'
import { Reception } from './janus-reception.ts'
import { withoutTrickle } from './janus-sdp.ts'
import { janusSizes } from './janus-sizes.ts'
import { recordJanus } from './janus-tape.ts'
import type { JanusWire, Reply } from './janus-wire.ts'

const BITRATE = 2_300_000

/** The rooms of one Janus: what our engine is asked, in the words of its VideoRoom. */
export function janusRooms(wire: JanusWire, adminKey: string, onChanged: (room: string) => void, mark = 'zvonok') {
  const rooms = new Map<string, Promise<Room>>()
  const ears = new Map<number, string>()
  /** By the handle that a peer receives with. */
  const receivers = new Map<number, Place>()
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
      description: mark,
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

  /** What an earlier life of ours has left on a Janus that lives longer than we do. */
  async function sweep(): Promise<void> {
    const handle = await wire.attach()
    const { data } = await wire.message(handle, { request: 'list', admin_key: adminKey })
    for (const { room, description } of data.list as { room: string; description: string }[])
      if (description === mark) await wire.message(handle, { request: 'destroy', room, secret: adminKey })
    await wire.detach(handle)
  }

  /** Who begins to send, and who stops, is told to our ear. */
  async function hear(reply: Reply): Promise<void> {
    const { sender, plugindata } = reply
    sizes.hear(reply)
    const receiver = reply.janus === 'webrtcup' && sender !== undefined ? receivers.get(sender) : undefined
    if (receiver) return arrive(receiver)
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

  /** A size asked for before a connection is there costs the key frame that it is to begin with. */
  async function arrive(at: Place): Promise<void> {
    const room = await rooms.get(at.room)
    const peer = room?.peers.get(at.peer)
    if (!room || !peer?.receiving) return
    peer.receiving.up = true
    await resize(room, peer)
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
      receivers.delete(peer.receiving.handle)
      await peer.receiving.close()
      peer.receiving = null
    }
    if (peer.receiving?.pending) return peer.receiving.pending
    const wanted = wantedBy(room, at.peer, peer.watched)
    if (peer.receiving) return peer.receiving.update(wanted)
    if (wanted.size === 0) return null
    peer.receiving = await Reception.begin(at.room, wanted, wire, sizes)
    receivers.set(peer.receiving.handle, at)
    return peer.receiving.pending
  }

  async function answer(at: Place, version: number, sdp: string): Promise<void> {
    const room = await roomOf(at.room)
    const peer = peerOf(room, at.peer)
    if (!peer.receiving) throw new Error('nothing was offered')
    await peer.receiving.answer(version, sdp)
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
    if (!receiving?.up || receiving.pending) return
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

  const detach = async ({ sending, receiving }: Peer) => {
    if (receiving) receivers.delete(receiving.handle)
    await Promise.all([sending === null ? undefined : wire.detach(sending), receiving?.close()])
  }

  async function remove(at: Place): Promise<void> {
    const room = await rooms.get(at.room)
    const peer = room?.peers.get(at.peer)
    if (!room || !peer) return
    room.peers.delete(at.peer)
    room.announced.delete(at.peer)
    await detach(peer)
  }

  async function close(id: string): Promise<void> {
    const room = await rooms.get(id)
    if (!room) return
    rooms.delete(id)
    for (const peer of [...room.peers.values()]) await detach(peer)
    await wire.message(room.ear, { request: 'destroy', room: id, secret: adminKey })
    ears.delete(room.ear)
    await wire.detach(room.ear)
  }

  const engine: Omit<MediaEngine, 'name' | 'stop' | 'ping'> = {
    publish,
    allow,
    watch,
    offer,
    answer,
    record,
    remove,
    close,
  }
  return { hear, sweep, engine }
}
