import type { Tx } from '#server/db'

interface Comer {
  callId: string
  personId: string
  userAgent: string
}

/** What another domain asks of whoever comes to the door of a call; it refuses by throwing. */
type Guard = (tx: Tx, comer: Comer) => Promise<void>
const guards: Guard[] = []

export function guardDoor(guard: Guard): void {
  guards.push(guard)
}

export async function passGuards(tx: Tx, comer: Comer): Promise<void> {
  for (const guard of guards) await guard(tx, comer)
}

/** What another domain does when a call is over, in the same transaction. */
type Ended = (tx: Tx, callId: string) => Promise<void>
const enders: Ended[] = []

export function onCallEnded(hear: Ended): void {
  enders.push(hear)
}

export async function tellEnded(tx: Tx, callId: string): Promise<void> {
  for (const hear of enders) await hear(tx, callId)
}
