import type { Fact, Topic } from '../events.ts'
import type { Connection } from './connection.ts'
import { joinedFrame, payloadAt, textFrame } from './frame.ts'
import type { Listener } from './listener.ts'

/** A topic as the sockets know it: how far it has been told, to whom, and its latest frames. */
export class LiveTopic {
  name: Topic
  /** The last position told. */
  head: number
  audience = new Set<Listener>()
  watchers: Set<Connection> | null = null
  /** Frames of the positions `head − frames.length + 1 … head`. */
  frames: Buffer[] = []
  /** Committed facts that wait for one before them, or for their view; in order. */
  pending: Fact[] = []
  advancing = false
  /** The last answer to somebody who was behind: thirty classmates come back from the same place. */
  slice: { from: number; to: number; frame: Buffer } | null = null

  constructor(name: Topic, head: number) {
    this.name = name
    this.head = head
  }

  /** Position of the oldest frame kept. */
  get oldest(): number {
    return this.head - this.frames.length + 1
  }

  frameOf({ seq, type, at, view }: Fact): Buffer {
    const told = `"seq":${seq},"type":"${type}","at":"${at.toISOString()}","view":${JSON.stringify(view ?? null)}}`
    return textFrame(`${this.#opening}${told}`)
  }

  /** One `events` frame of everything after `cursor`; all of it must be in `frames`. */
  missedSince(cursor: number): Buffer {
    if (this.slice?.from === cursor && this.slice.to === this.head) return this.slice.frame
    const parts: Buffer[] = [Buffer.from(`{"op":"events","topic":"${this.name}","events":[`)]
    for (const frame of this.frames.slice(cursor - this.head)) {
      parts.push(parts.length === 1 ? OPEN : NEXT, frame.subarray(payloadAt(frame) + this.#opening.length))
    }
    const frame = joinedFrame([...parts, CLOSE])
    this.slice = { from: cursor, to: this.head, frame }
    return frame
  }

  unwatch(connection: Connection): void {
    connection.watching = null
    this.watchers?.delete(connection)
    if (this.watchers?.size === 0) this.watchers = null
  }

  // Every frame of the topic begins with the same bytes, which lets `missedSince` cut them off.
  get #opening(): string {
    return `{"op":"event","topic":"${this.name}",`
  }
}

const OPEN = Buffer.from('{')
const NEXT = Buffer.from(',{')
const CLOSE = Buffer.from(']}')
