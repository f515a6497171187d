import type { Server } from 'node:http'
import type { RawData, WebSocket } from 'ws'
import { onFacts, onNote } from './bus.ts'
import type { Db } from './db.ts'
import type { Actors } from './http/actors.ts'
import { log as journal } from './log.ts'
import { liveConnections } from './metrics.ts'
import type { Operation } from './operation.ts'
import { acceptSockets } from './realtime/accept.ts'
import { seatAudience } from './realtime/audience.ts'
import { answerCalls } from './realtime/calls.ts'
import type { Connection } from './realtime/connection.ts'
import { hearClient } from './realtime/hear-client.ts'
import { readLog } from './realtime/log.ts'
import { onDrain } from './realtime/outbox.ts'
import { publishTo } from './realtime/publisher.ts'
import { resumeWith } from './realtime/resume.ts'
import { passSignals } from './realtime/signals.ts'
import { keepTopics } from './realtime/topics.ts'
import { pingWheel } from './realtime/wheel.ts'

export { registerErasures, registerTopics, registerViews, registerWho } from './realtime/registry.ts'

interface LiveOptions {
  server: Server
  db: Db
  operations: Operation[]
  actors: Actors
  /** How often heads are held against the database. */
  compareEvery?: number
  /** Which of these sessions are good still; asked for everybody at once. */
  stillOpen?: (db: Db, sessionIds: string[]) => Promise<ReadonlySet<string>>
  checkSessionsEvery?: number
}

/** A close code of ours: the session is over, signing in again is the only way on. */
export const SESSION_ENDED = 4401
const RESTARTING = 1012
const PER_ACCOUNT = 50

/** The live gateway at /live: who is connected hears the account's topics, resumes from cursors and calls operations. */
export function openLive({
  server,
  db,
  operations,
  actors,
  compareEvery = 15_000,
  stillOpen,
  checkSessionsEvery = 60_000,
}: LiveOptions): { close(): Promise<void> } {
  const log = readLog(db)
  const topics = keepTopics()
  const audience = seatAudience(db, log, topics)
  const publisher = publishTo(topics, audience, log)
  const resume = resumeWith(topics, audience, log)
  const signals = passSignals(db, topics)
  const call = answerCalls(db, operations)
  const wheel = pingWheel()
  const connections = new Set<Connection>()

  const hear = hearClient({
    ...signals,
    call,
    hello: (connection, cursors) => {
      resume(connection, cursors).catch((error) => {
        journal.warn({ reason: String(error) }, 'a hello could not be answered')
        connection.close(1013, 'try again')
      })
    },
  })

  // The handlers are shared by all sockets and find their connection in `this`.
  function onMessage(this: WebSocket, data: RawData, isBinary: boolean): void {
    hear(this as Connection, data, isBinary)
  }
  function onPong(this: WebSocket): void {
    ;(this as Connection).heardFrom = true
  }
  function onClose(this: WebSocket): void {
    const connection = this as Connection
    connections.delete(connection)
    wheel.remove(connection)
    audience.leave(connection)
    liveConnections.dec()
    if (!connection.listener.connections.length) signals.presence(connection.listener)
  }

  function open(connection: Connection): void {
    connections.add(connection)
    const listener = audience.enter(connection)
    wheel.add(connection)
    liveConnections.inc()
    connection.on('message', onMessage)
    connection.on('pong', onPong)
    connection.on('close', onClose)
    connection.on('error', ignore)
    watchDrain(connection)
    if (listener.connections.length === 1) signals.presence(listener)
  }

  const door = acceptSockets(server, {
    actors,
    admits: (accountId) => (audience.get(accountId)?.connections.length ?? 0) < PER_ACCOUNT,
    onOpen: open,
  })

  const stopFacts = onFacts(publisher.hear)
  const stopNotes = onNote('sessionEnded', ({ sessionId, accountId }) => {
    for (const connection of connections) {
      const { actor } = connection
      if (actor.sessionId === sessionId || actor.accountId === accountId)
        connection.close(SESSION_ENDED, 'session ended')
    }
  })
  // Who may hear what has changed at large: they say hello again, and are given their topics as they are now.
  const stopMoves = onNote('topicsMoved', ({ accountId }) => {
    for (const connection of connections) if (connection.actor.accountId === accountId) connection.close(RESTARTING)
  })
  const compare = () =>
    publisher.compareHeads().catch((error) => journal.warn({ reason: String(error) }, 'heads were not compared'))
  const stopHints = onNote('headsMayHaveMoved', compare)
  // A note may be lost, and a session may end by itself or by another process: a socket never outlives it for long.
  const endStale = () =>
    closeStale(db, connections, stillOpen).catch((error) =>
      journal.warn({ reason: String(error) }, 'sessions were not looked at'),
    )
  const timers = [
    setInterval(compare, compareEvery),
    setInterval(audience.sweep, 30_000),
    setInterval(endStale, checkSessionsEvery),
  ]
  for (const timer of timers) timer.unref()

  return {
    async close() {
      for (const stop of [door.close, stopFacts, stopNotes, stopMoves, stopHints, wheel.stop, publisher.stop]) stop()
      for (const timer of timers) clearInterval(timer)
      for (const connection of connections) connection.close(RESTARTING, 'restarting')
      await new Promise((resolve) => setTimeout(resolve, connections.size ? 500 : 0))
      for (const connection of connections) connection.terminate()
    },
  }
}

async function closeStale(
  db: Db,
  connections: ReadonlySet<Connection>,
  stillOpen: LiveOptions['stillOpen'],
): Promise<void> {
  if (!stillOpen || connections.size === 0) return
  const asked = [...connections]
  const open = await stillOpen(db, [...new Set(asked.map(({ actor }) => actor.sessionId))])
  for (const connection of asked) {
    if (!open.has(connection.actor.sessionId)) connection.close(SESSION_ENDED, 'session ended')
  }
}

// A broken socket closes itself, and `close` is where we hear of it.
const ignore = () => undefined

const owners = new WeakMap<object, Connection>()

function watchDrain(connection: Connection): void {
  owners.set(connection.raw, connection)
  connection.raw.on('drain', drained)
}

function drained(this: object): void {
  const connection = owners.get(this)
  if (connection) onDrain(connection)
}
