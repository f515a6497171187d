import type { Topic } from '../events.ts'
import type { Audience } from './audience.ts'
import type { Connection } from './connection.ts'
import type { LiveTopic } from './live-topic.ts'
import type { Log } from './log.ts'
import { send, tellOne } from './outbox.ts'
import type { Topics } from './topics.ts'

// Further behind than this a screen is cheaper to fetch than to replay.
const REPLAYED_AT_MOST = 200
// One answer must not by itself make the socket look slow.
const REPLAYED_BYTES = 512 * 1024
const ROUNDS = 5

export type Cursors = Record<string, number>

/** Answers a hello: subscribed first, then told what was missed, then live; nothing falls between. */
export function resumeWith(topics: Topics, audience: Audience, log: Log) {
  return async function resume(connection: Connection, cursors: Cursors): Promise<void> {
    connection.live = false
    connection.hellos += 1
    const { hellos } = connection
    await audience.seated(connection.listener)
    const lost = new Set<LiveTopic>()
    for (let round = 0; round < ROUNDS; round++) {
      const cold = connection.listener.topics.filter((topic) => isCold(topic, cursors[topic.name]) && !lost.has(topic))
      if (!cold.length) break
      await Promise.all(cold.map(async (topic) => (await warm(topic, cursors[topic.name]!)) || lost.add(topic)))
    }
    if (connection.hellos === hellos && connection.readyState === connection.OPEN) answer(connection, cursors)
  }

  /** Brings the frames after `cursor` into memory; false when the log no longer has them all. */
  async function warm(topic: LiveTopic, cursor: number): Promise<boolean> {
    const upTo = topic.oldest - 1
    const facts = await log.range({ topic: topic.name, from: cursor + 1, to: upTo })
    await log.withViews(facts)
    if (facts.length < upTo - cursor) return false
    // Meanwhile somebody else may have warmed it, or an erasure may have emptied it: then the next round sees.
    if (topic.oldest - 1 === upTo)
      topics.prepend(
        topic,
        facts.map((fact) => topic.frameOf(fact)),
      )
    return true
  }

  /** All in one go: what is published from here on follows in the same outbox. */
  function answer(connection: Connection, cursors: Cursors): void {
    const heads: Record<string, number> = {}
    let bytes = 0
    for (const topic of connection.listener.topics) {
      heads[topic.name] = topic.head
      const cursor = cursors[topic.name]
      if (cursor === undefined || cursor === topic.head) continue
      const kept = cursor < topic.head && !isFar(topic, cursor) && topic.oldest <= cursor + 1
      const missed = kept && bytes < REPLAYED_BYTES ? topic.missedSince(cursor) : undefined
      bytes += missed?.length ?? 0
      if (missed) send(connection, missed)
      else tellOne(connection, { op: 'reset', topic: topic.name })
    }
    for (const name of Object.keys(cursors)) {
      if (!(name in heads)) tellOne(connection, { op: 'gone', topic: name as Topic })
    }
    tellOne(connection, { op: 'ready', heads })
    connection.live = true
  }
}

const isFar = (topic: LiveTopic, cursor: number) => topic.head - cursor > REPLAYED_AT_MOST

const isCold = (topic: LiveTopic, cursor: number | undefined) =>
  cursor !== undefined && cursor < topic.head && !isFar(topic, cursor) && topic.oldest > cursor + 1
