import path from 'node:path'
import type { Selectable } from 'kysely'
import { config } from '#server/config'
import type { Database } from '#server/db'
import { stateOf } from '../rules.ts'
import { type Feed, makeFeed } from './stream/feed.ts'
import { openTape } from './stream/tape.ts'

export type BroadcastRow = Selectable<Database['broadcasts']>

const feeds = new Map<string, Feed>()

/** What a player that comes back after a restart has seen must not come again: numbers grow faster than segments. */
const EPOCH = Date.UTC(2026, 10, 1)
const firstMsn = () => Math.floor((Date.now() - EPOCH) / 500)
/** Viewers still fetch the last seconds of what is over. */
const LINGERS = 30_000

export const findFeed = (broadcastId: string): Feed | undefined => feeds.get(broadcastId)

/** The feed of a broadcast in this process, made at its first need. */
export function feedFor(row: BroadcastRow): Feed {
  const feed = feeds.get(row.id) ?? makeFeed(firstMsn())
  feeds.set(row.id, feed)
  if (stateOf(row) === 'live') airFeed(row)
  return feed
}

/** From now on it is seen and, where that is wished, kept. */
export function airFeed({ id, recorded }: Pick<BroadcastRow, 'id' | 'recorded'>): void {
  const feed = feeds.get(id)
  if (!feed || feed.live) return
  feed.live = true
  if (recorded) feed.record(openTape(tapeFolder(id)))
}

export function endFeed(broadcastId: string): void {
  const feed = feeds.get(broadcastId)
  if (!feed) return
  feed.end()
  const forget = setTimeout(() => feeds.delete(broadcastId), LINGERS)
  forget.unref()
}

export function endFeeds(): void {
  for (const feed of feeds.values()) feed.end()
  feeds.clear()
}

export const tapeFolder = (broadcastId: string): string => path.join(config.dataDir, 'broadcasts', broadcastId)
