import type { Db } from '../db.ts'
import type { Topic } from '../events.ts'
import type { Connection } from './connection.ts'
import { gather } from './gather.ts'
import { Listener } from './listener.ts'
import type { LiveTopic } from './live-topic.ts'
import type { Log } from './log.ts'
import { tellOne } from './outbox.ts'
import { type Seat, topicSources } from './registry.ts'
import type { Topics } from './topics.ts'

const KEPT_WARM = 120_000

/** Who listens, and to what. Seats are read once per account and then follow the facts that change them. */
export function seatAudience(db: Db, log: Log, topics: Topics) {
  const listeners = new Map<string, Listener>()

  const seatsOf = gather<string, Seat[]>(async (accountIds) => {
    const own = accountIds.map((id): Topic => `account:${id}`)
    const [heads, ...found] = await Promise.all([
      log.heads(own),
      ...[...topicSources].map((source) => source(db, accountIds)),
    ])
    const byAccount = Map.groupBy(found.flat(), ({ accountId }) => accountId)
    return accountIds.map((accountId) => [
      { accountId, topic: `account:${accountId}` as Topic, seq: heads.get(accountId) ?? 0 },
      ...(byAccount.get(accountId) ?? []),
    ])
  })

  function enter(connection: Connection): Listener {
    const { accountId } = connection.actor
    const listener = listeners.get(accountId) ?? new Listener(accountId)
    listeners.set(accountId, listener)
    listener.connections.push(connection)
    connection.listener = listener
    return listener
  }

  function leave(connection: Connection): void {
    const { listener } = connection
    const at = listener.connections.indexOf(connection)
    if (at >= 0) listener.connections.splice(at, 1)
    if (!listener.connections.length) listener.leftAt = Date.now()
    connection.watching?.unwatch(connection)
  }

  /** Resolves once the listener sits in all its topics. */
  function seated(listener: Listener): Promise<void> {
    listener.ready ??= reseat(listener).catch((error) => {
      listener.ready = null
      throw error
    })
    return listener.ready
  }

  /** Reads the seats anew. Joins and leaves heard meanwhile are newer than the answer and win over it. */
  async function reseat(listener: Listener): Promise<void> {
    const changes = listener.changes ?? new Map<LiveTopic, boolean>()
    listener.changes = changes
    listener.asking += 1
    const seats = await seatsOf(listener.accountId).finally(() => {
      listener.asking -= 1
      if (!listener.asking) listener.changes = null
    })
    const wanted = new Set<LiveTopic>()
    for (const { topic: name, seq } of seats) wanted.add(topics.open(name, seq))
    for (const [topic, sits] of changes) sits ? wanted.add(topic) : wanted.delete(topic)
    for (const topic of [...listener.topics]) if (!wanted.has(topic)) dismiss(listener, topic)
    for (const topic of wanted) listener.sit(topic)
  }

  function dismiss(listener: Listener, topic: LiveTopic): void {
    listener.rise(topic)
    for (const connection of listener.connections) tellOne(connection, { op: 'gone', topic: topic.name })
    topics.closeIfIdle(topic)
  }

  /** People who left two minutes ago do not come back in a storm: their seats are given up. */
  function sweep(): void {
    const before = Date.now() - KEPT_WARM
    for (const listener of listeners.values()) {
      if (listener.connections.length || listener.leftAt > before) continue
      listeners.delete(listener.accountId)
      for (const topic of [...listener.topics]) {
        listener.rise(topic)
        topics.closeIfIdle(topic)
      }
    }
  }

  return {
    enter,
    leave,
    seated,
    reseat,
    sweep,
    get: (accountId: string) => listeners.get(accountId),
    all: () => listeners.values(),
  }
}

export type Audience = ReturnType<typeof seatAudience>
