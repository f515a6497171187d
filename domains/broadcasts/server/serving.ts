import type { z } from 'zod'
import type { Download } from '#contract'
import type { Db } from '#server/db'
import { conflict, invalid, notFound } from '#server/errors'
import { type Actor, admit, type Document, handleQuery, type Operation } from '#server/operation'
import * as contract from '../contract.ts'
import { countHall, enterHall } from './audience.ts'
import { findFeed } from './feeds.ts'
import type { Feed } from './stream/feed.ts'
import { writeMaster, writePlaylist } from './stream/playlist.ts'

// What players ask for, several times a second each: from memory, with no transaction.

/** A playlist or a part that is to come is waited for so long. */
const WAITS = 3000
const PLAYLIST = 'application/vnd.apple.mpegurl'

function serve<N extends string, I extends z.ZodType<{ broadcastId: string }>>(
  asked: Download<N, I>,
  give: (feed: Feed, input: z.output<I>) => Promise<Document>,
): Operation {
  return {
    contract: asked,
    async run(db, call, raw) {
      const { actor, input } = admit(asked, call, raw)
      return give(await openFeedFor(db, actor as Actor, (input as z.output<I>).broadcastId), input as z.output<I>)
    },
  }
}

/** Whoever presents it sees it before everybody does. */
async function openFeedFor(db: Db, actor: Actor, broadcastId: string): Promise<Feed> {
  const { presents } = await enterHall(db, actor, broadcastId)
  const feed = findFeed(broadcastId)
  if (!feed || !(feed.live || presents)) {
    throw conflict('Эфир сейчас не идёт', 'It is not on the air just now')
  }
  return feed
}

const text = (mediaType: string, fileName: string, said: string): Document => ({
  mediaType,
  fileName,
  bytes: Buffer.from(said),
  inline: true,
})

export const getMaster = serve(contract.getMaster, async (feed, { broadcastId }) =>
  text(
    PLAYLIST,
    'master.m3u8',
    writeMaster(broadcastId, (rung) => [...feed.rungs[rung].inits.values()].at(-1)?.codecs),
  ),
)

const written = new WeakMap<object, { version: number; document: Document }>()

export const getPlaylist = serve(contract.getPlaylist, async (feed, { broadcastId, rung, _HLS_msn, _HLS_part }) => {
  const timeline = feed.rungs[rung]
  if (_HLS_msn !== undefined) {
    const last = timeline.segments.at(-1)?.msn
    if (last !== undefined && _HLS_msn > last + 2)
      throw invalid('Такого ещё не скоро', 'That is too far ahead', '_HLS_msn')
    await timeline.reached(_HLS_msn, _HLS_part, WAITS)
  }
  const known = written.get(timeline)
  if (known?.version === timeline.version) return known.document
  const document = text(PLAYLIST, `${rung}.m3u8`, writePlaylist(broadcastId, rung, timeline))
  written.set(timeline, { version: timeline.version, document })
  return document
})

export const getInit = serve(contract.getInit, async (feed, { rung, take }) => {
  const init = feed.rungs[rung].inits.get(take)
  if (!init) throw goneBy()
  return { mediaType: 'video/mp4', fileName: 'init.mp4', bytes: init.bytes, inline: true }
})

export const getPart = serve(contract.getPart, async (feed, { rung, msn, part }) => {
  const timeline = feed.rungs[rung]
  const last = timeline.segments.at(-1)?.msn ?? 0
  if (msn <= last + 1) await timeline.reached(msn, part, WAITS)
  const segment = timeline.segments.find((one) => one.msn === msn)
  const bytes =
    part === undefined ? segment && Buffer.concat(segment.parts.map((one) => one.bytes)) : segment?.parts[part]?.bytes
  if (!bytes) throw goneBy()
  return { mediaType: 'video/mp4', fileName: 'part.mp4', bytes, inline: true }
})

const goneBy = () => notFound('Этого отрывка уже или ещё нет', 'This part is gone, or has yet to come')

export const countViewers = handleQuery(contract.countViewers, async ({ tx, actor, input }) => {
  await enterHall(tx, actor, input.broadcastId)
  return {
    viewers: countHall(input.broadcastId),
    flowing: findFeed(input.broadcastId)?.health().flowing ?? false,
  }
})
