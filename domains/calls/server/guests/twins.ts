import type { AnyContract } from '#contract'
import { admit, type Operation } from '#server/operation'
import * as contract from '../../contract.ts'
import { joinCall } from '../join-call.ts'
import { keepStay } from '../keep-stay.ts'
import { leaveCall } from '../leave-call.ts'
import { getCall } from '../reading.ts'
import { raiseHand, react, setSending } from '../sending.ts'
import { answer, publish, receive, watch } from '../signalling.ts'
import { holdGuest } from './guest.ts'

/** The same operation, by whoever bears a link: what it opens, `accessCall` decides. */
const byLink = (twin: AnyContract, operation: Operation): Operation => ({
  contract: twin,
  async run(db, call, raw) {
    const { token, ...input } = admit(twin, call, raw).input as { token: string }
    const actor = await holdGuest(db, token, call.ip)
    return operation.run(db, { ...call, actor }, input)
  },
})

export const twins: Operation[] = [
  byLink(contract.guestGetCall, getCall),
  byLink(contract.guestJoinCall, joinCall),
  byLink(contract.guestLeaveCall, leaveCall),
  byLink(contract.guestKeepStay, keepStay),
  byLink(contract.guestSetSending, setSending),
  byLink(contract.guestRaiseHand, raiseHand),
  byLink(contract.guestReact, react),
  byLink(contract.guestPublish, publish),
  byLink(contract.guestReceive, receive),
  byLink(contract.guestWatch, watch),
  byLink(contract.guestAnswer, answer),
]
