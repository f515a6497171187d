import { type ColumnType, type Generated, sql } from 'kysely'
import type { z } from 'zod'
import type { EventType } from '#contract'
import { openNotes, writeNotes } from './audit.ts'
import type { Db, Tx } from './db.ts'

declare module './db.ts' {
  interface Database {
    topics: { topic_id: string; kind: TopicKind; last_seq: Generated<number>; last_msg_no: Generated<number> }
    events: {
      topic_id: string
      seq: number
      type: string
      key: ColumnType<unknown, string, never>
      actor_id: string | null
      at: ColumnType<Date, Date | undefined, never>
    }
  }
}

export type TopicKind = 'chat' | 'account' | 'organization' | 'call'
/** On the wire and in code: `chat:<uuid>`. */
export type Topic = `${TopicKind}:${string}`

export interface Fact {
  topic: Topic
  seq: number
  type: string
  key: unknown
  at: Date
  /** What clients receive; absent = the owning domain loads it at delivery. */
  view?: unknown
  /** Accounts that begin to hear the topic with this very event, and accounts for whom it is the last. */
  joins?: string[]
  leaves?: string[]
}

export const topicId = (topic: Topic): string => topic.slice(topic.indexOf(':') + 1)
export const topicKind = (topic: Topic): TopicKind => topic.slice(0, topic.indexOf(':')) as TopicKind

// Facts of open transactions, published by `inTransaction` once the commit has succeeded.
const pending = new WeakMap<object, Fact[]>()

/** Runs `work` in one transaction; answers with its result and the facts to publish after the COMMIT, in order. */
export async function inTransaction<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<{ result: T; facts: Fact[] }> {
  const facts: Fact[] = []
  const result = await db.transaction().execute(async (tx) => {
    pending.set(tx, facts)
    openNotes(tx)
    const done = await work(tx)
    await writeNotes(tx)
    return done
  })
  return { result, facts }
}

/**
 * Appends a fact to a topic's log inside the caller's transaction and returns its position.
 *
 * The row lock on `topics` is held until commit, so positions of one topic become visible in order and
 * without gaps: a reader may remember the last one it saw. (A single global serial does not have this
 * property: rows commit out of order and a cursor steps over them.) Call it late: the lock is the
 * only thing two writers of one topic wait for.
 */
export async function append<K extends z.ZodType, V extends z.ZodType>(
  tx: Tx,
  topic: Topic,
  event: EventType<string, K, V>,
  key: z.input<K>,
  actorId: string | null,
  more: { view?: z.input<V>; joins?: string[]; leaves?: string[] } = {},
): Promise<number> {
  const facts = pending.get(tx)
  if (!facts) throw new Error(`append('${event.name}') outside of inTransaction: nobody would hear it`)
  const fact = await appendFact(tx, topic, event, key, actorId, more)
  facts.push(fact)
  return fact.seq
}

/** The same for a transaction that publishes its facts itself: a batch. */
export async function appendFact<K extends z.ZodType, V extends z.ZodType>(
  tx: Tx | Db,
  topic: Topic,
  event: EventType<string, K, V>,
  key: z.input<K>,
  actorId: string | null,
  more: { view?: z.input<V>; joins?: string[]; leaves?: string[] } = {},
): Promise<Fact> {
  const { last_seq: seq } = await tx
    .insertInto('topics')
    .values({ topic_id: topicId(topic), kind: topicKind(topic), last_seq: 1 })
    .onConflict((oc) => oc.column('topic_id').doUpdateSet({ last_seq: sql`topics.last_seq + 1` }))
    .returning('last_seq')
    .executeTakeFirstOrThrow()
  const { at } = await tx
    .insertInto('events')
    .values({ topic_id: topicId(topic), seq, type: event.name, key: JSON.stringify(key), actor_id: actorId })
    .returning('at')
    .executeTakeFirstOrThrow()
  return { topic, seq, type: event.name, key, at, ...more }
}

/** For a fact whose position its writer has given itself: it is told with the others of the transaction. */
export function tellAfterCommit(tx: Tx, fact: Fact): void {
  const facts = pending.get(tx)
  if (!facts) throw new Error(`'${fact.type}' outside of inTransaction: nobody would hear it`)
  facts.push(fact)
}
