import type { Db } from '../db.ts'
import type { Fact, Topic } from '../events.ts'

export interface Seat {
  accountId: string
  topic: Topic
  /** The topic's last position. */
  seq: number
}

/** Which topics these accounts may hear, besides their own; asked for many accounts at once. */
export type TopicSource = (db: Db, accountIds: string[]) => Promise<Seat[]>

/** What clients receive for these facts of one type, in the same order; null for what is gone by now. */
export type ViewLoader = (db: Db, facts: Fact[]) => Promise<unknown[]>

/** Who an account is in a topic, for marks that are never stored; null: its marks are nobody's business. */
export type WhoSource = (db: Db, topic: Topic, accountId: string) => Promise<{ personId: string; name: string } | null>

export const whoSources = new Set<WhoSource>()

export function registerWho(source: WhoSource): void {
  whoSources.add(source)
}

export const topicSources = new Set<TopicSource>()
export const viewLoaders = new Map<string, ViewLoader>()

export function registerTopics(source: TopicSource): void {
  topicSources.add(source)
}

/** A type that nobody registers is told by its key: identifiers are view enough. */
export function registerViews(loaders: Record<string, ViewLoader>): void {
  for (const [type, load] of Object.entries(loaders)) viewLoaders.set(type, load)
}

export const erasures = new Set<string>()

/**
 * Types that change what earlier facts of the topic show: a removed or edited message. From such a fact on, older
 * ones are told from the log with fresh views, so nobody who comes back is told a removed text.
 */
export function registerErasures(types: string[]): void {
  for (const type of types) erasures.add(type)
}
