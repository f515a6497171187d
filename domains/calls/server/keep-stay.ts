import { type Actor, admit, type Operation } from '#server/operation'
import * as contract from '../contract.ts'
import { accessStay } from './access.ts'

// When each stay was last heard of: in memory, since after a restart everybody is asked anew.
const heard = new Map<string, number>()

/** Says «я здесь» without writing a row. */
export const keepStay: Operation = {
  contract: contract.keepStay,
  async run(db, call, raw) {
    const { actor, input } = admit(contract.keepStay, call, raw)
    const { callId, stayId } = input as { callId: string; stayId: string }
    await accessStay(db, actor as Actor, { callId, stayId }, { admitted: false })
    heard.set(stayId, Date.now())
    return {}
  },
}

/** Milliseconds since a stay was heard of; one not heard of yet counts from now. */
export function silenceOf(stayId: string): number {
  const at = heard.get(stayId) ?? Date.now()
  heard.set(stayId, at)
  return Date.now() - at
}

export const forgetStay = (stayId: string): boolean => heard.delete(stayId)
