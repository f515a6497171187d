import type { Db } from '#server/db'
import { log } from '#server/log'
import type { Source } from '../../contract.ts'
import { sourcesOf } from '../../rules.ts'
import { engineName, startEngine } from './choose.ts'
import type { MediaEngine, Offer, Place, Watched } from './engine.ts'
import { tapeOf } from './taping.ts'

// Where calls meet what carries them. The database says who is in a call and what of theirs is passed on; `settle`
// makes the engine equal to that, whatever has happened, so it is its own repair.

interface Known {
  stayId: string
  allowed: string
}

const LISTENS_FOR = 8000

let db: Db | undefined
let engine: Promise<MediaEngine> | undefined
let restarts = 0
const lostHearers = new Set<() => void>()
const rooms = new Map<string, Map<string, Known>>()
const heardNo = new Map<string, number>()
const waiters = new Map<string, Map<() => void, string>>()
/** How often there was something new in a room, or for one peer of it. */
const changes = new Map<string, number>()
const probes = new Map<string, NodeJS.Timeout>()
const settling = new Map<string, Promise<void>>()

/** The database that `settle` reads: of the server, or of a test's world. */
export function settleFrom(next: Db): void {
  db = next
}

/** Hears that the engine has gone: everybody has to connect anew. */
export function onEngineLost(hear: () => void): () => void {
  lostHearers.add(hear)
  return () => lostHearers.delete(hear)
}

export const studioState = () => ({
  engine: engineName(),
  running: engine !== undefined,
  restarts,
  calls: rooms.size,
  people: [...rooms.values()].reduce((sum, room) => sum + room.size, 0),
})

/** While somebody chooses a camera, the engine starts. */
export function warmUp(): void {
  theEngine().catch((error) => log.error({ reason: String(error) }, 'the media engine does not start'))
}

function theEngine(): Promise<MediaEngine> {
  engine ??= startEngine(lost, wake).catch((error) => {
    engine = undefined
    throw error
  })
  return engine
}

function lost(): void {
  log.error('the media engine has gone, another one starts')
  engine = undefined
  restarts += 1
  rooms.clear()
  for (const callId of [...waiters.keys()]) wake(callId)
  warmUp()
  for (const hear of lostHearers) hear()
}

/** Signalling messages of one kind come in the order of their numbers, each once. */
export function isNewNumber(stayId: string, kind: string, no: number): boolean {
  const key = `${stayId} ${kind}`
  if (no <= (heardNo.get(key) ?? 0)) return false
  heardNo.set(key, no)
  return true
}

function forgetNumbers(stayId: string): void {
  for (const kind of ['calls.publish', 'calls.receive', 'calls.watch', 'calls.answer'])
    heardNo.delete(`${stayId} ${kind}`)
}

export async function publishTo(at: Place, stayId: string, sdp: string, mids: Record<string, Source>): Promise<string> {
  const running = await theEngine()
  await forgetOlder(at, stayId)
  const answer = await running.publish(at, sdp, mids)
  know(at, stayId).allowed = ''
  // Somebody may have been removed while this was on its way.
  await settle(at.room)
  return answer
}

/** The next offer; without one, waits for it a little, so that nobody has to ask often. */
export async function offerTo(at: Place, stayId: string, fresh: boolean): Promise<Offer | null> {
  const running = await theEngine()
  await forgetOlder(at, stayId)
  know(at, stayId)
  await settling.get(at.room)
  // What changes while the engine is asked has changed for the answer, too.
  const before = changesFor(at)
  const offer = await running.offer(at, fresh)
  if (offer || fresh) return offer
  await untilChanged(at, before)
  return isKnown(at, stayId) ? running.offer(at, false) : null
}

const PROBE_LASTS = 20_000

/** A room of one's own, to see whether the engine is reached: it ends by itself. */
export async function probeFor(accountId: string, sdp: string, mids: Record<string, Source>): Promise<string> {
  const running = await theEngine()
  const room = `check-${accountId}`
  const answer = await running.publish({ room, peer: accountId }, sdp, mids)
  clearTimeout(probes.get(room))
  const timer = setTimeout(() => {
    probes.delete(room)
    running.close(room).catch((error) => log.warn({ reason: String(error) }, 'a probe does not end'))
  }, PROBE_LASTS)
  timer.unref()
  probes.set(room, timer)
  return answer
}

/** Whose cameras a peer sees from now on; what it does not receive yet is offered to it. */
export async function watchFrom(at: Place, stayId: string, watched: Watched): Promise<void> {
  const running = await theEngine()
  await forgetOlder(at, stayId)
  know(at, stayId)
  await running.watch(at, watched)
  wake(at.room, at.peer)
}

export async function answerFrom(at: Place, stayId: string, version: number, sdp: string): Promise<void> {
  if (!isKnown(at, stayId)) throw new Error('nothing was offered')
  await (await theEngine()).answer(at, version, sdp)
}

export const settleLater = (callId: string): void => {
  settle(callId).catch((error) => log.warn({ callId, reason: String(error) }, 'a call could not be settled'))
}

/** One after another for a call; each reads what is so by then. */
export function settle(callId: string): Promise<void> {
  const before = settling.get(callId) ?? Promise.resolve()
  const next = before.catch(() => undefined).then(() => settleNow(callId))
  settling.set(callId, next)
  next.finally(() => settling.get(callId) === next && settling.delete(callId)).catch(() => undefined) // told to whoever has asked
  return next
}

async function settleNow(callId: string): Promise<void> {
  const room = rooms.get(callId)
  if (!room || !engine || !db) return wake(callId)
  const running = await engine
  const people = await db
    .selectFrom('call_people')
    .innerJoin('calls', 'calls.id', 'call_people.call_id')
    .select(['person_id', 'stay_id', 'mic_at', 'camera_at', 'screen_at'])
    .where('call_id', '=', callId)
    .where('ended_at', 'is', null)
    .where('joined_at', 'is not', null)
    .where('left_at', 'is', null)
    .where('removed_at', 'is', null)
    .execute()
  const here = new Map(people.map((one) => [one.person_id, one]))
  for (const [personId, known] of [...room]) {
    const one = here.get(personId)
    const at = { room: callId, peer: personId }
    if (one?.stay_id !== known.stayId) {
      room.delete(personId)
      forgetNumbers(known.stayId)
      changes.delete(`${callId} ${personId}`)
      await running.remove(at)
      continue
    }
    const sources = sourcesOf({
      mic: one.mic_at !== null,
      camera: one.camera_at !== null,
      screen: one.screen_at !== null,
    })
    if (known.allowed === `${sources}.`) continue
    await running.allow(at, sources)
    known.allowed = `${sources}.`
  }
  const tape = await tapeOf(db, callId)
  if (tape !== undefined) await running.record(callId, tape)
  if (people.length === 0) {
    rooms.delete(callId)
    await running.close(callId)
  }
  wake(callId)
  if (people.length === 0) changes.delete(callId)
}

/** What the same person's earlier device had here goes. */
async function forgetOlder(at: Place, stayId: string): Promise<void> {
  const known = rooms.get(at.room)?.get(at.peer)
  if (!known || known.stayId === stayId) return
  rooms.get(at.room)!.delete(at.peer)
  await (await theEngine()).remove(at)
}

function know(at: Place, stayId: string): Known {
  const room = rooms.get(at.room) ?? new Map<string, Known>()
  rooms.set(at.room, room)
  const known = room.get(at.peer) ?? { stayId, allowed: '' }
  room.set(at.peer, known)
  return known
}

const isKnown = ({ room, peer }: Place, stayId: string) => rooms.get(room)?.get(peer)?.stayId === stayId

/** Everybody of a room, or one of them, has something new to ask for. */
function wake(callId: string, peer?: string): void {
  const key = peer ? `${callId} ${peer}` : callId
  changes.set(key, (changes.get(key) ?? 0) + 1)
  for (const [go, whose] of [...(waiters.get(callId) ?? [])]) if (!peer || whose === peer) go()
}

const changesFor = ({ room, peer }: Place): number => (changes.get(room) ?? 0) + (changes.get(`${room} ${peer}`) ?? 0)

function untilChanged(at: Place, since: number): Promise<void> {
  if (changesFor(at) !== since) return Promise.resolve()
  return new Promise((resolve) => {
    const those = waiters.get(at.room) ?? new Map<() => void, string>()
    waiters.set(at.room, those)
    const go = () => {
      clearTimeout(timer)
      those.delete(go)
      if (those.size === 0 && waiters.get(at.room) === those) waiters.delete(at.room)
      resolve()
    }
    const timer = setTimeout(go, LISTENS_FOR)
    timer.unref()
    those.set(go, at.peer)
  })
}

export async function stopStudio(): Promise<void> {
  const running = await engine?.catch(() => undefined)
  engine = undefined
  rooms.clear()
  for (const timer of probes.values()) clearTimeout(timer)
  probes.clear()
  for (const callId of [...waiters.keys()]) wake(callId)
  await running?.stop()
}
