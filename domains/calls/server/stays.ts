import { now } from '#server/clock'
import type { Tx } from '#server/db'

// From when to when somebody was in a call: what attendance will be read from.

export async function beginStay(
  tx: Tx,
  { id, callId, personId, at }: { id: string; callId: string; personId: string; at: Date },
): Promise<void> {
  await tx.insertInto('call_stays').values({ id, call_id: callId, person_id: personId, from_at: at }).execute()
}

export async function endStay(tx: Tx, callId: string, personId?: string): Promise<void> {
  let open = tx.updateTable('call_stays').set({ to_at: now() }).where('call_id', '=', callId).where('to_at', 'is', null)
  if (personId) open = open.where('person_id', '=', personId)
  await open.execute()
}
