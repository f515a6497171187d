import type { OutputOf } from '#contract'
import type { Call, CallEvent, getCall } from '#contract/calls'
import { applyCallEvent } from '../../live.ts'

/** What a page knows of its call, and the place in the call's topic that it is of. */
export type Known = OutputOf<typeof getCall>

export const after = (known: Known, event: CallEvent): Known =>
  event.view ? at(known, applyCallEvent(known.call, event), event.seq) : known

/** An answer may be older than what has been told on its way: then the call is as told. */
export const newest = (answer: Known, held: Known | undefined): Known =>
  held && held.call.id === answer.call.id && held.seq > answer.seq ? at(answer, held.call, held.seq) : answer

const at = (known: Known, call: Call, seq: number): Known => ({ ...known, call, seq, can: canBy(known, call) })

/** The switches have moved: what I may follows them. */
const canBy = (known: Known, { switches, participants }: Call): Known['can'] => {
  const { host, invite } = known.can
  if (host || known.direct) return known.can
  const caption = participants.some(({ person, captioner }) => captioner && person.id === known.me)
  const before = known.call.switches
  const may = (now: boolean, then: boolean, was: boolean) => (now === then ? was : now)
  return {
    host,
    invite,
    speak: may(switches.speak, before.speak, known.can.speak),
    show: may(switches.show, before.show, known.can.show),
    share: may(switches.share, before.share, known.can.share),
    caption,
  }
}
