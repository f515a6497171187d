import type { Source } from '../../contract.ts'
import type { Watched } from './engine.ts'
import type { Heard, Reception } from './janus-reception.ts'
import { isWatched } from './watched.ts'

export interface Peer {
  sending: number | null
  tape?: string | undefined
  mids: Map<Source, string>
  allowed: Set<Source>
  /** Has been on once: those who hear it already keep its section for the next time. */
  wasAllowed: Set<Source>
  receiving: Reception | null
  watched: Watched | null
}

export interface Room {
  /** Ours: it joins and is silent, and so hears who may be received. */
  ear: number
  peers: Map<string, Peer>
  /** Whom Janus has announced; nobody else can be subscribed to. */
  announced: Set<string>
}

/** Known from the first word on. */
export function peerOf(room: Room, id: string): Peer {
  const known = room.peers.get(id)
  if (known) return known
  const made: Peer = {
    sending: null,
    mids: new Map(),
    allowed: new Set(),
    wasAllowed: new Set(),
    receiving: null,
    watched: null,
  }
  room.peers.set(id, made)
  return made
}

/** What a peer is to hear: announced, on once, and on its screen. */
export function wantedBy(room: Room, me: string, watched: Watched | null): Map<string, Heard> {
  const wanted = new Map<string, Heard>()
  for (const [id, other] of room.peers) {
    if (id === me || !room.announced.has(id)) continue
    for (const [source, mid] of other.mids)
      if (other.wasAllowed.has(source) && isWatched(watched, id, source))
        wanted.set(`${id} ${mid}`, { peer: id, source, mid })
  }
  return wanted
}
