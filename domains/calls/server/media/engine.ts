import type { Source } from '../../contract.ts'

/** A peer is a person in a room; a room is a call. */
export interface Place {
  room: string
  peer: string
}

/** What one receives, section by section of the description. */
export interface Slot {
  mid: string
  peer: string
  source: Source
}

export interface Offer {
  version: number
  sdp: string
  slots: Slot[]
}

/** Whose cameras somebody sees, by peer: true in the large size. */
export type Watched = Map<string, boolean>

/** Whose tracks go to the disk, and where: a file `<peer>.….mjr` for each, which says its source itself. */
export interface Recorded {
  folder: string
  peers: string[]
}

export type EngineName = 'builtin' | 'janus'

/**
 * What carries sound and pictures. It is told by us alone, after we have checked the right to it, and knows neither
 * people nor schools. Descriptions that come here have been read (sdp.ts); everybody is admitted who is named.
 */
export interface MediaEngine {
  readonly name: EngineName
  /** Takes what a peer sends, instead of what it sent before; answers its offer. Nothing is passed on before `allow`. */
  publish(at: Place, offer: string, mids: Record<string, Source>): Promise<string>
  /** What of a peer's own is passed on to the others from now on. */
  allow(at: Place, sources: readonly Source[]): Promise<void>
  /** Of cameras only these are passed on to the peer; before the first word, all. Sound and screens always are. */
  watch(at: Place, watched: Watched): Promise<void>
  /** What others send and the peer does not hear yet; null where there is nothing new. `fresh` begins anew. */
  offer(at: Place, fresh: boolean): Promise<Offer | null>
  answer(at: Place, version: number, sdp: string): Promise<void>
  /** Of these peers all that is passed on goes to the disk, too, as it comes; null ends it. Asked again, it goes on. */
  record(room: string, wish: Recorded | null): Promise<void>
  /** Not a packet from here on, in neither direction. */
  remove(at: Place): Promise<void>
  close(room: string): Promise<void>
  /** Answered while it lives. */
  ping(): Promise<unknown>
  stop(): Promise<void>
}

/** The engine is not there just now: everybody joins its next life by themselves. */
export class EngineLost extends Error {}
