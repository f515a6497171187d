import { onFacts } from '#server/bus'
import type { Db } from '#server/db'
import type { Actor } from '#server/operation'
import { accessBroadcast } from './access.ts'
import { seatedOf } from './reading.ts'

// Who watches just now. Three hundred players ask ten times a second each, so seats are asked about once a second for
// all of them together: whoever has lost theirs gets nothing after that second.

interface Hall {
  /** When each account was last heard of. */
  seen: Map<string, number>
  presenters: Set<string>
  checkedAt: number
  checking: Promise<void> | null
}

const HOLDS = 1000
/** A player asks all the time; who has not for so long has gone. */
const GONE = 8000

const halls = new Map<string, Hall>()

/** Lets a viewer in, or throws the refusal of `accessBroadcast`; tells whether they present it. */
export async function enterHall(db: Db, actor: Actor, broadcastId: string): Promise<{ presents: boolean }> {
  const hall = halls.get(broadcastId)
  if (hall) {
    await check(db, broadcastId, hall)
    if (hall.seen.has(actor.accountId)) {
      hall.seen.set(actor.accountId, Date.now())
      return { presents: hall.presenters.has(actor.accountId) }
    }
  }
  const { presents, seatedIn } = await accessBroadcast(db, actor, broadcastId)
  if (seatedIn) remember(broadcastId, actor.accountId, presents)
  return { presents }
}

function remember(broadcastId: string, accountId: string, presents: boolean): void {
  const hall = halls.get(broadcastId) ?? { seen: new Map(), presenters: new Set(), checkedAt: 0, checking: null }
  halls.set(broadcastId, hall)
  hall.seen.set(accountId, Date.now())
  if (presents) hall.presenters.add(accountId)
}

function check(db: Db, broadcastId: string, hall: Hall): Promise<void> | null {
  if (Date.now() - hall.checkedAt < HOLDS) return null
  hall.checking ??= checkNow(db, broadcastId, hall).finally(() => {
    hall.checking = null
  })
  return hall.checking
}

async function checkNow(db: Db, broadcastId: string, hall: Hall): Promise<void> {
  const since = Date.now() - GONE
  for (const [accountId, at] of hall.seen) if (at < since) hall.seen.delete(accountId)
  const began = Date.now()
  const seated = await seatedOf(db, broadcastId, [...hall.seen.keys()])
  for (const accountId of hall.seen.keys()) if (!seated.has(accountId)) hall.seen.delete(accountId)
  for (const accountId of hall.presenters) if (!hall.seen.has(accountId)) hall.presenters.delete(accountId)
  hall.checkedAt = began
  if (hall.seen.size === 0) halls.delete(broadcastId)
}

/** Who presents it has changed: everybody is asked at the door again. */
export const emptyHall = (broadcastId: string): void => void halls.delete(broadcastId)

export function countHall(broadcastId: string): number {
  const since = Date.now() - GONE
  return [...(halls.get(broadcastId)?.seen.values() ?? [])].filter((at) => at >= since).length
}

/** Somebody has lost a seat somewhere: everybody is asked about anew at once. */
onFacts((facts) => {
  if (facts.some(({ type }) => type === 'chats.seatsLeft')) for (const hall of halls.values()) hall.checkedAt = 0
})
