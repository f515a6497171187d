import type { Connection } from './connection.ts'
import { PING } from './frame.ts'
import { laggards, send } from './outbox.ts'

const SPOKES = 30
const SPOKE_EVERY = 1000
const LAGGING_AT_MOST = 20_000

/** Pings every connection twice a minute, a thirtieth of them each second, and ends those that are gone or stuck. */
export function pingWheel(): { add(connection: Connection): void; remove(connection: Connection): void; stop(): void } {
  const spokes = Array.from({ length: SPOKES }, () => new Set<Connection>())
  let at = 0
  let next = 0

  function turn(): void {
    at = (at + 1) % SPOKES
    for (const connection of spokes[at]!) {
      if (!connection.heardFrom) connection.terminate()
      connection.heardFrom = false
      send(connection, PING)
    }
    const before = Date.now() - LAGGING_AT_MOST
    for (const connection of laggards) if (connection.laggingSince < before) connection.terminate()
  }

  const timer = setInterval(turn, SPOKE_EVERY)
  timer.unref()
  return {
    add(connection) {
      next = (next + 1) % SPOKES
      connection.spoke = next
      spokes[next]!.add(connection)
    },
    remove(connection) {
      spokes[connection.spoke]!.delete(connection)
      laggards.delete(connection)
    },
    stop: () => clearInterval(timer),
  }
}
