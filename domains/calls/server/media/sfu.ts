import { RTCPeerConnection } from 'werift'
import type { Source } from '../../contract.ts'
import type { Offer, Place, Recorded, Watched } from './engine.ts'
import { tellBitrate } from './sfu-bitrate.ts'
import { Flow } from './sfu-flow.ts'
import { Reception, type Wanted } from './sfu-peer.ts'
import { connectionSettings, toBrowser } from './sfu-settings.ts'
import { openTapes } from './sfu-tape.ts'
import { isWatched } from './watched.ts'

interface Peer {
  sending: RTCPeerConnection | null
  receiving: Reception | null
  flows: Map<Source, Flow>
  allowed: Set<Source>
  watched: Watched | null
}

type Room = Map<string, Peer>

const BITRATE_EVERY = 1000

/** Forwards what each peer of a room sends to the others of it. Lives in a process of its own: see builtin-child.ts. */
export function openSfu() {
  const rooms = new Map<string, Room>()
  const tape = openTapes()
  const timer = setInterval(tellBitrates, BITRATE_EVERY)

  function peerAt({ room, peer }: Place): Peer {
    const peers = rooms.get(room) ?? new Map<string, Peer>()
    rooms.set(room, peers)
    const known = peers.get(peer)
    if (known) return known
    const made: Peer = { sending: null, receiving: null, flows: new Map(), allowed: new Set(), watched: null }
    peers.set(peer, made)
    return made
  }

  async function publish(at: Place, offer: string, mids: Record<string, Source>): Promise<string> {
    const peer = peerAt(at)
    await peer.sending?.close()
    const connection = new RTCPeerConnection(connectionSettings({ layers: true }))
    peer.sending = connection
    connection.onRemoteTransceiverAdded.subscribe((transceiver) => {
      transceiver.onTrack.subscribe((track) => {
        const source = mids[String(transceiver.mid)]
        if (source && peer.sending === connection) flowOf(peer, source).take(track, transceiver)
      })
    })
    await connection.setRemoteDescription({ type: 'offer', sdp: offer })
    // The browser begins the handshake: it is the one that comes.
    for (const transport of connection.dtlsTransports) transport.role = 'server'
    await connection.setLocalDescription(await connection.createAnswer())
    for (const source of Object.values(mids)) flowOf(peer, source)
    return toBrowser(connection.localDescription!.sdp)
  }

  function flowOf(peer: Peer, source: Source): Flow {
    const flow = peer.flows.get(source) ?? new Flow(source)
    flow.allowed = peer.allowed.has(source)
    peer.flows.set(source, flow)
    return flow
  }

  async function allow(at: Place, sources: readonly Source[]): Promise<void> {
    const peer = peerAt(at)
    peer.allowed = new Set(sources)
    for (const flow of peer.flows.values()) {
      const before = flow.allowed
      flow.allowed = peer.allowed.has(flow.source)
      if (!before && flow.allowed) flow.askKeyFrame()
    }
  }

  async function offer(at: Place, fresh: boolean): Promise<Offer | null> {
    const peer = peerAt(at)
    if (fresh) {
      await peer.receiving?.close()
      peer.receiving = null
    }
    const wanted = wantedBy(at, peer)
    if (wanted.size === 0 && !peer.receiving) return null
    peer.receiving ??= new Reception()
    return peer.receiving.offer(wanted)
  }

  function wantedBy({ room, peer: me }: Place, { watched }: Peer): Map<string, Wanted> {
    const wanted = new Map<string, Wanted>()
    for (const [id, { flows }] of rooms.get(room)!) {
      if (id === me) continue
      for (const flow of flows.values())
        if (flow.wasAllowed && isWatched(watched, id, flow.source))
          wanted.set(`${id} ${flow.source}`, { peer: id, flow, large: watched?.get(id) ?? true })
    }
    return wanted
  }

  async function watch(at: Place, watched: Watched): Promise<void> {
    const peer = peerAt(at)
    peer.watched = watched
    peer.receiving?.resize(wantedBy(at, peer))
  }

  async function answer(at: Place, version: number, sdp: string): Promise<void> {
    const taken = await rooms.get(at.room)?.get(at.peer)?.receiving?.answer(version, sdp)
    if (!taken) throw new Error('no such offer waits for an answer')
  }

  const record = (room: string, wish: Recorded | null): Promise<void> => tape(room, rooms.get(room) ?? [], wish)

  async function remove({ room, peer }: Place): Promise<void> {
    const peers = rooms.get(room)
    const gone = peers?.get(peer)
    if (!gone) return
    peers!.delete(peer)
    for (const flow of gone.flows.values()) flow.stop()
    await Promise.all([gone.sending?.close(), gone.receiving?.close()])
    if (peers!.size === 0) rooms.delete(room)
  }

  async function close(room: string): Promise<void> {
    for (const peer of [...(rooms.get(room)?.keys() ?? [])]) await remove({ room, peer })
    rooms.delete(room)
  }

  function tellBitrates(): void {
    for (const peers of rooms.values()) {
      for (const { flows } of peers.values()) {
        flows.get('camera')?.tend()
        tellBitrate(flows, peers.size)
      }
    }
  }

  const ping = async () => rooms.size
  return { publish, allow, watch, offer, answer, record, remove, close, ping, stop: () => clearInterval(timer) }
}

export type Sfu = ReturnType<typeof openSfu>
