import { expect, test } from 'vitest'
import type { Call, CallEvent } from '#contract/calls'
import { after, type Known, newest } from './known.ts'

const MAY = { speak: true, show: true, share: true }
const callWith = (waiting: number, switches = MAY) =>
  ({ id: 'the-call', participants: [], waiting, switches }) as unknown as Call
const knownAt = (seq: number, call: Call) =>
  ({
    call,
    seq,
    me: 'me',
    direct: false,
    can: { host: false, invite: false, ...MAY, caption: false },
  }) as unknown as Known
const told = (seq: number, view: Call): CallEvent => ({ seq, type: 'calls.callChanged', at: '', view })

test('an answer that was on its way while the call changed does not take the change back', () => {
  const held = after(knownAt(4, callWith(0)), told(6, callWith(2)))
  const late = { ...knownAt(5, callWith(1)), pictures: 30 }
  expect(newest(late, held)).toMatchObject({ seq: 6, pictures: 30, call: { waiting: 2 } })
})

test('an answer as new as what is held, or newer, is taken whole: my own rights have changed with it', () => {
  const held = knownAt(5, callWith(1))
  for (const seq of [5, 6]) {
    const answer = knownAt(seq, callWith(2))
    expect(newest(answer, held)).toBe(answer)
  }
  expect(newest(held, undefined)).toBe(held)
})

test('switches that have moved since the answer was made take the right, and give it', () => {
  const quiet = callWith(0, { ...MAY, speak: false })
  expect(newest(knownAt(5, callWith(0)), knownAt(6, quiet)).can).toMatchObject({ speak: false, show: true })
})
