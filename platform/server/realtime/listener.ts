import type { Connection } from './connection.ts'
import type { LiveTopic } from './live-topic.ts'

/** An account somebody listens for, with all its connections: a telephone, two tabs. */
export class Listener {
  accountId: string
  connections: Connection[] = []
  topics: LiveTopic[] = []
  /** Settles when `topics` is what the database says; null before the first wish. */
  ready: Promise<void> | null = null
  /** Joins (true) and leaves (false) heard while the database is being asked: they are newer than its answer. */
  changes: Map<LiveTopic, boolean> | null = null
  /** How many such questions are under way. */
  asking = 0
  /** When the last connection closed. The seat is kept warm for a while: most people come back. */
  leftAt = 0

  constructor(accountId: string) {
    this.accountId = accountId
  }

  sit(topic: LiveTopic): void {
    this.changes?.set(topic, true)
    if (topic.audience.has(this)) return
    topic.audience.add(this)
    this.topics.push(topic)
  }

  rise(topic: LiveTopic): void {
    this.changes?.set(topic, false)
    if (!topic.audience.delete(this)) return
    this.topics.splice(this.topics.indexOf(topic), 1)
    for (const connection of this.connections) if (connection.watching === topic) topic.unwatch(connection)
  }
}
