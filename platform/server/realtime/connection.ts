import type { Socket } from 'node:net'
import { WebSocket } from 'ws'
import type { Language } from '../errors.ts'
import type { Actor } from '../operation.ts'
import type { Listener } from './listener.ts'
import type { LiveTopic } from './live-topic.ts'

/**
 * One socket and all we know of it. The fields live on the WebSocket itself and every handler is shared:
 * five thousand quiet people must fit into a small machine.
 */
export class Connection extends WebSocket {
  raw!: Socket
  actor!: Actor
  listener!: Listener
  token = ''
  language: Language = 'ru'
  ip = ''
  userAgent = ''
  origin = ''
  /** Hears events as they happen: from the end of its catching up on. */
  live = false
  /** Counts hellos, so that an older one still loading gives way. */
  hellos = 0
  /** Frames of this loop turn. */
  outbox: Buffer[] = []
  dirty = false
  /** Since when it has not kept up; 0 = keeps up. */
  laggingSince = 0
  heardFrom = true
  /** Its place in the ping wheel. */
  spoke = 0
  callsInFlight = 0
  faults = 0
  /** Frames it may still send right now, and when that was counted. */
  allowance = 0
  countedAt = 0
  watching: LiveTopic | null = null
  signalledAt = 0
}
