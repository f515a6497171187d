import { liveDeliveries, liveShed } from '../metrics.ts'
import type { Connection } from './connection.ts'
import { textFrame } from './frame.ts'

// Bytes in user space that a socket has not taken yet. A client that never reads also hides some 4 MB in the kernel.
const LAGS_ABOVE = 256 * 1024
const TERMINATED_ABOVE = 1024 * 1024
const SOCKETS_PER_TURN = 2000

const RESYNC = textFrame('{"op":"resync"}')

/** Connections that have been told nothing since they stopped keeping up. */
export const laggards = new Set<Connection>()

let dirty: Connection[] = []
let scheduled = false

/** Puts a frame into the connection's outbox; it leaves at the end of this loop turn together with its neighbours. */
export function send(connection: Connection, frame: Buffer): void {
  if (connection.laggingSince) return
  connection.outbox.push(frame)
  if (connection.dirty) return
  connection.dirty = true
  dirty.push(connection)
  if (scheduled) return
  scheduled = true
  setImmediate(flush)
}

export const tellOne = (connection: Connection, message: object): void =>
  send(connection, textFrame(JSON.stringify(message)))

/** Two thousand sockets are some ten milliseconds of work: then others get their turn. */
function flush(): void {
  const turn = dirty.length > SOCKETS_PER_TURN ? dirty.splice(0, SOCKETS_PER_TURN) : dirty
  if (turn === dirty) dirty = []
  let frames = 0
  for (const connection of turn) {
    connection.dirty = false
    frames += connection.outbox.length
    write(connection)
  }
  liveDeliveries.inc(frames)
  scheduled = dirty.length > 0
  if (scheduled) setImmediate(flush)
}

function write(connection: Connection): void {
  const { raw, outbox } = connection
  connection.outbox = []
  if (!raw.writable || connection.readyState !== connection.OPEN) return
  if (raw.writableLength > LAGS_ABOVE) {
    shed(connection)
  } else if (outbox.length === 1) {
    raw.write(outbox[0]!)
  } else {
    raw.cork()
    for (const frame of outbox) raw.write(frame)
    raw.uncork()
  }
}

/** It does not keep up: what waits is dropped, and once it has read the rest it is told to ask again from its cursors. */
function shed(connection: Connection): void {
  if (connection.raw.writableLength > TERMINATED_ABOVE) {
    liveShed.inc({ how: 'terminated' })
    connection.terminate()
    return
  }
  liveShed.inc({ how: 'resync' })
  connection.laggingSince = Date.now()
  laggards.add(connection)
  connection.live = false
  connection.pause()
}

/** The socket has taken all we had given it. */
export function onDrain(connection: Connection): void {
  if (!connection.laggingSince) return
  connection.laggingSince = 0
  laggards.delete(connection)
  connection.resume()
  send(connection, RESYNC)
}
