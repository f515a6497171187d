import { setTimeout as sleep } from 'node:timers/promises'
import { type Fact, topicId } from '../events.ts'
import { log as journal } from '../log.ts'
import type { Audience } from './audience.ts'
import type { LiveTopic } from './live-topic.ts'
import type { Log } from './log.ts'
import { send, tellOne } from './outbox.ts'
import { erasures } from './registry.ts'
import type { Topics } from './topics.ts'

// Commits of one topic are in order, but their answers may reach us swapped: the missing one is usually on its way.
const HOLE_PATIENCE = 30
const RETRY_AFTER = 500
const TOPICS_PER_QUERY = 5000

/** Tells facts to those who may hear them, in the order of their positions and without a hole. */
export function publishTo(topics: Topics, audience: Audience, log: Log) {
  let healed = 0
  let stopped = false

  /** Takes facts that have just been committed. */
  function hear(facts: Fact[]): void {
    for (const fact of facts) {
      const topic = topics.open(fact.topic, fact.seq - 1)
      if (fact.seq <= topic.head) continue
      const next = topic.pending.length === 0 && fact.seq === topic.head + 1
      if (next && (fact.view !== undefined || !isHeard(topic, fact))) deliver(topic, fact)
      else queue(topic, [fact])
    }
  }

  function queue(topic: LiveTopic, facts: Fact[]): void {
    const known = new Set(topic.pending.map(({ seq }) => seq))
    topic.pending.push(...facts.filter(({ seq }) => seq > topic.head && !known.has(seq)))
    topic.pending.sort((a, b) => a.seq - b.seq)
    if (!topic.advancing) void advance(topic)
  }

  async function advance(topic: LiveTopic): Promise<void> {
    topic.advancing = true
    while (topic.pending.length && !stopped) {
      try {
        const first = topic.pending[0]!
        if (first.seq > topic.head + 1) await fillHole(topic)
        else await deliverRun(topic)
      } catch (error) {
        if (stopped) break
        journal.warn({ topic: topic.name, reason: String(error) }, 'a topic waits for the database')
        await sleep(RETRY_AFTER)
      }
    }
    topic.advancing = false
    topics.closeIfIdle(topic)
  }

  /** Delivers the facts that follow the head without a hole, once their views are loaded. */
  async function deliverRun(topic: LiveTopic): Promise<void> {
    const run = topic.pending.filter(({ seq }, i) => seq === topic.head + 1 + i)
    await log.withViews(run)
    for (const fact of run) if (fact.seq === topic.head + 1) deliver(topic, fact)
    topic.pending = topic.pending.filter(({ seq }) => seq > topic.head)
  }

  async function fillHole(topic: LiveTopic): Promise<void> {
    await sleep(HOLE_PATIENCE)
    const first = topic.pending[0]
    if (first && first.seq > topic.head + 1) await heal(topic, first.seq - 1)
  }

  /** Reads what nobody told us. Who joined or left in it was lost as well, so seats are read before anything is told. */
  async function heal(topic: LiveTopic, to: number): Promise<void> {
    const { head } = topic
    const missing = await log.range({ topic: topic.name, from: head + 1, to })
    await Promise.all([...topic.audience].map(audience.reseat))
    healed += 1
    if (topic.head !== head) return
    if (missing.length === to - head) return queue(topic, missing)
    topic.head = to
    topics.forget(topic)
    for (const listener of topic.audience) {
      for (const connection of listener.connections) {
        if (connection.live) tellOne(connection, { op: 'reset', topic: topic.name })
      }
    }
  }

  function deliver(topic: LiveTopic, fact: Fact): void {
    for (const accountId of fact.joins ?? []) audience.get(accountId)?.sit(topic)
    topic.head = fact.seq
    topic.slice = null
    // Without a frame of its own the topic keeps none: frames must reach the head without a hole.
    if (erasures.has(fact.type) || fact.view === undefined) topics.forget(topic)
    if (fact.view !== undefined) {
      const frame = topic.frameOf(fact)
      topics.keep(topic, frame)
      for (const listener of topic.audience) {
        for (const connection of listener.connections) if (connection.live) send(connection, frame)
      }
    }
    for (const accountId of fact.leaves ?? []) audience.get(accountId)?.rise(topic)
  }

  /** Holds the heads against the database: heals what no process told us. */
  async function compareHeads(): Promise<void> {
    const heard = [...topics.all()].filter((topic) => topic.audience.size)
    for (let i = 0; i < heard.length; i += TOPICS_PER_QUERY) {
      const some = heard.slice(i, i + TOPICS_PER_QUERY)
      const heads = await log.heads(some.map(({ name }) => name))
      const behind = some.filter((topic) => isBehind(topic, heads.get(topicId(topic.name)) ?? 0))
      if (behind.length) await sleep(HOLE_PATIENCE)
      for (const topic of behind) {
        const head = heads.get(topicId(topic.name))!
        if (isBehind(topic, head)) await heal(topic, head)
      }
    }
    if (!healed) return
    // A lost fact may have let somebody in who is not in the audience yet.
    healed = 0
    await Promise.all([...audience.all()].map(audience.reseat))
  }

  return {
    hear,
    compareHeads,
    stop: () => {
      stopped = true
    },
  }
}

/** Nobody to tell, so no view to load; those who come later read it from the log. */
function isHeard(topic: LiveTopic, { joins = [] }: Fact): boolean {
  if (joins.length) return true
  for (const listener of topic.audience) if (listener.connections.length) return true
  return false
}

const isBehind = (topic: LiveTopic, head: number) => head > topic.head && !topic.pending.length
