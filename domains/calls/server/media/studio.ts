import type { Db } from '#server/db'
import { log } from '#server/log'
import type { Source } from '../../contract.ts'
import { sourcesOf } from '../../rules.ts'
import { engineName, nodesHere } from './choose.ts'
import type { MediaEngine, Offer, Place, Watched } from './engine.ts'
import { forgetNews, listenedRooms, newsFor, tellNews, untilNews } from './news.ts'
import { type Nodes, openNodes } from './nodes.ts'
import { forgetNumbers } from './numbers.ts'
import { tapeOf } from './taping.ts'
import { relayState } from './turn.ts'
import { inTurn, turnOf } from './turns.ts'

// Where calls meet what carries them. The database says who is in a call and what of theirs is passed on; `settle`
// makes the engine equal to that, whatever has happened, so it is its own repair.

interface Known {
  stayId: string
  allowed: string
}

let db: Db | undefined
let nodes: Nodes | undefined
const lostHearers = new Set<(callIds: string[]) => void>()
const rooms = new Map<string, Map<string, Known>>()
/** The latest question of a peer for what is new: an older one that still waits is answered with nothing. */
const asked = new Map<string, object>()
const probes = new Map<string, NodeJS.Timeout>()

/** The database that `settle` reads: of the server, or of a test's world. */
export function settleFrom(next: Db): void {
  db = next
}

/** Hears whose engine has gone: everybody there has to connect anew. */
export function onEngineLost(hear: (callIds: string[]) => void): () => void {
  lostHearers.add(hear)
  return () => lostHearers.delete(hear)
}

const theNodes = (): Nodes => {
  nodes ??= openNodes(nodesHere(), { lost, changed: tellNews, weigh: (room) => rooms.get(room)?.size ?? 0 })
  return nodes
}

export function studioState() {
  const those = nodes?.state() ?? []
  return {
    engine: engineName(),
    running: those.some(({ state }) => state === 'up'),
    restarts: those.reduce((sum, { restarts }) => sum + restarts, 0),
    calls: rooms.size,
    people: [...rooms.values()].reduce((sum, room) => sum + room.size, 0),
    nodes: those,
    relay: relayState(),
  }
}

/** While somebody chooses a camera, the engines start. */
export function warmUp(): void {
  theNodes().warmUp()
}

export const drainNode = (name: string, draining: boolean): boolean => theNodes().drain(name, draining)

function lost(those: string[]): void {
  const callIds = those.filter((room) => !room.startsWith(PROBE))
  for (const callId of callIds) {
    rooms.delete(callId)
    tellNews(callId)
  }
  for (const hear of lostHearers) hear(callIds)
}

export function publishTo(at: Place, stayId: string, sdp: string, mids: Record<string, Source>): Promise<string> {
  return inTurn(`publish ${at.room} ${at.peer}`, async () => {
    const running = await engineFor(at, stayId)
    const answer = await running.publish(at, sdp, mids)
    know(at, stayId).allowed = ''
    // Somebody may have been removed while this was on its way.
    await settle(at.room)
    return answer
  })
}

/**
 * The next offer; without one, waits for it a little, so that nobody has to ask often. A page that connects anew leaves
 * its question behind: only the latest of a peer gets an offer, or two of them would each hold a half of one.
 */
export async function offerTo(at: Place, stayId: string, fresh: boolean): Promise<Offer | null> {
  const key = `${at.room} ${at.peer}`
  const question = {}
  asked.set(key, question)
  const offerNow = (anew: boolean) =>
    inTurn(`receive ${key}`, async () => {
      if (asked.get(key) !== question) return null
      const running = await engineFor(at, stayId)
      return running.offer(at, anew)
    })
  try {
    await turnOf(`settle ${at.room}`)
    // What changes while the engine is asked has changed for the answer, too.
    const before = newsFor(at)
    const offer = await offerNow(fresh)
    if (offer || fresh) return offer
    await untilNews(at, before)
    return isKnown(at, stayId) ? await offerNow(false) : null
  } finally {
    if (asked.get(key) === question) asked.delete(key)
  }
}

const PROBE = 'check-'
const PROBE_LASTS = 20_000

/** A room of one's own, to see whether the engine is reached: it ends by itself. */
export async function probeFor(accountId: string, sdp: string, mids: Record<string, Source>): Promise<string> {
  const room = `${PROBE}${accountId}`
  const running = await theNodes().engineFor(room)
  const answer = await running.publish({ room, peer: accountId }, sdp, mids)
  clearTimeout(probes.get(room))
  const timer = setTimeout(() => {
    probes.delete(room)
    theNodes().leave(room)
    running.close(room).catch((error) => log.warn({ reason: String(error) }, 'a probe does not end'))
  }, PROBE_LASTS)
  timer.unref()
  probes.set(room, timer)
  return answer
}

/** Whose cameras a peer sees from now on; what it does not receive yet is offered to it. */
export async function watchFrom(at: Place, stayId: string, watched: Watched): Promise<void> {
  const running = await engineFor(at, stayId)
  await running.watch(at, watched)
  tellNews(at.room, at.peer)
}

export async function answerFrom(at: Place, stayId: string, version: number, sdp: string): Promise<void> {
  const running = isKnown(at, stayId) ? await theNodes().engineOf(at.room) : undefined
  if (!running) throw new Error('nothing was offered')
  await running.answer(at, version, sdp)
}

export const settleLater = (callId: string): void => {
  settle(callId).catch((error) => log.warn({ callId, reason: String(error) }, 'a call could not be settled'))
}

/** One after another for a call; each reads what is so by then. */
export const settle = (callId: string): Promise<void> => inTurn(`settle ${callId}`, () => settleNow(callId))

async function settleNow(callId: string): Promise<void> {
  const room = rooms.get(callId)
  const running = await nodes?.engineOf(callId)
  if (!room || !running || !db) return tellNews(callId)
  const people = await readPeople(db, callId)
  const here = new Map(people.map((one) => [one.person_id, one]))
  for (const [personId, known] of [...room]) {
    const at = { room: callId, peer: personId }
    const one = here.get(personId)
    if (one?.stay_id === known.stayId) await pass(running, at, known, sourcesOf(sendingOf(one)))
    else await takeOut(running, at, known)
  }
  const tape = await tapeOf(db, callId)
  if (tape !== undefined) await running.record(callId, tape)
  if (people.length === 0) {
    rooms.delete(callId)
    nodes?.leave(callId)
    await running.close(callId)
  }
  tellNews(callId)
  if (people.length === 0) forgetNews(callId)
}

const readPeople = (from: Db, callId: string) =>
  from
    .selectFrom('call_people')
    .innerJoin('calls', 'calls.id', 'call_people.call_id')
    .select(['person_id', 'stay_id', 'mic_at', 'camera_at', 'screen_at'])
    .where('call_id', '=', callId)
    .where('ended_at', 'is', null)
    .where('joined_at', 'is not', null)
    .where('left_at', 'is', null)
    .where('removed_at', 'is', null)
    .execute()

const sendingOf = (one: { mic_at: Date | null; camera_at: Date | null; screen_at: Date | null }) => ({
  mic: one.mic_at !== null,
  camera: one.camera_at !== null,
  screen: one.screen_at !== null,
})

async function pass(running: MediaEngine, at: Place, known: Known, sources: Source[]): Promise<void> {
  if (known.allowed === `${sources}.`) return
  await running.allow(at, sources)
  known.allowed = `${sources}.`
}

async function takeOut(running: MediaEngine, at: Place, known: Known): Promise<void> {
  rooms.get(at.room)?.delete(at.peer)
  forgetNumbers(known.stayId)
  forgetNews(at.room, at.peer)
  await running.remove(at)
}

/** The engine that carries the room, where this stay is known from now on; what the same person's earlier device had goes. */
async function engineFor(at: Place, stayId: string): Promise<MediaEngine> {
  const running = await theNodes().engineFor(at.room)
  const known = rooms.get(at.room)?.get(at.peer)
  if (known && known.stayId !== stayId) {
    rooms.get(at.room)!.delete(at.peer)
    await running.remove(at)
  }
  know(at, stayId)
  return running
}

function know(at: Place, stayId: string): Known {
  const room = rooms.get(at.room) ?? new Map<string, Known>()
  rooms.set(at.room, room)
  const known = room.get(at.peer) ?? { stayId, allowed: '' }
  room.set(at.peer, known)
  return known
}

const isKnown = ({ room, peer }: Place, stayId: string) => rooms.get(room)?.get(peer)?.stayId === stayId

export async function stopStudio(): Promise<void> {
  const running = nodes
  nodes = undefined
  rooms.clear()
  for (const timer of probes.values()) clearTimeout(timer)
  probes.clear()
  for (const callId of listenedRooms()) tellNews(callId)
  await running?.stop()
}
