import type { AnyCommand, InputOf, OutputOf } from '#contract'
import type { CallEvent, getCall } from '#contract/calls'
import { ask, run } from '#web/api'
import { live } from '#web/live'
import { after, type Known } from './known.ts'

export interface Hears {
  /** The call has changed. */
  told(change: (known: Known) => Known): void
  /** Something about my place in it has changed: ask. */
  stale(): void
}

/** How a call's page speaks with the server: a member of the school over the socket, a guest by asking again and again. */
export interface Line {
  guest: boolean
  getCall(): Promise<Known>
  run<C extends AnyCommand>(name: C['name'], input: object): Promise<OutputOf<C>>
  /** A word about media. */
  say<C extends AnyCommand>(name: C['name'], input: InputOf<C>): Promise<OutputOf<C>>
  /** The last word of a page that closes. */
  leaveFor(stay: object): void
  hear(hears: Hears): () => void
}

const HURRY_EVERY = 1000

export function memberLine(callId: string): Line {
  return {
    guest: false,
    async getCall() {
      const known = await ask<typeof getCall>('calls.getCall', { callId })
      live.follow('call', callId, known.seq)
      return known
    },
    run: (name, input) => run(name, input as never),
    async say<C extends AnyCommand>(name: C['name'], input: InputOf<C>) {
      // Said to a socket that is only coming back, it would be waited for in vain.
      await untilLive()
      return live.call(name, input) as Promise<OutputOf<C>>
    },
    leaveFor: (stay) => leaveByBeacon(stay),
    hear({ told, stale }) {
      // Thousands come back spread out; the few who are in the middle of a sentence come back at once.
      const hurry = setInterval(() => live.state === 'connecting' && live.wake(), HURRY_EVERY)
      const offs = [
        live.listen('call', {
          events: (id, events) => {
            if (id !== callId) return
            for (const event of events)
              if (event.type === 'calls.callChanged') told((known) => after(known, event as unknown as CallEvent))
          },
          reset: (id) => id === callId && stale(),
          gone: (id) => id === callId && stale(),
        }),
        live.onEvents('account', (_id, events) => {
          for (const { type, view } of events)
            if (type === 'calls.myCallChanged' && (view as { callId: string }).callId === callId) stale()
        }),
        live.onState((state) => state === 'live' && stale()),
        () => clearInterval(hurry),
      ]
      return () => {
        for (const off of offs) off()
      }
    },
  }
}

const untilLive = (): Promise<void> =>
  new Promise((resolve) => {
    if (live.state === 'live') return resolve()
    const off = live.onState((state) => {
      if (state !== 'live') return
      off()
      resolve()
    })
  })

const GUEST_ASKS_EVERY = 1500
const twin = (name: string): string =>
  name.replace(/^calls\.(\w)/, (_, first: string) => `calls.guest${first.toUpperCase()}`)

/** By a link: no session, no socket; each word bears the link itself. */
export function guestLine(callId: string, token: string): Line {
  const say = <O>(name: string, input: object) => run(twin(name), { ...input, token } as never) as Promise<O>
  const getCall = () => say<Known>('calls.getCall', { callId })
  return {
    guest: true,
    getCall,
    run: (name, input) => say(name, input),
    say: (name, input) => say(name, input as object),
    leaveFor: (stay) => leaveByBeacon({ ...stay, token }, 'calls.guestLeaveCall'),
    hear({ told, stale }) {
      let last = ''
      const timer = setInterval(async () => {
        const known = await getCall().catch(() => undefined) // gone or removed: keeping the stay will say which
        if (!known) return stale()
        const now = JSON.stringify([known.call, known.can])
        if (now === last) return
        last = now
        if (known.call.participants.some(({ person }) => person.id === known.me)) told(() => known)
        else stale()
      }, GUEST_ASKS_EVERY)
      return () => clearInterval(timer)
    },
  }
}

function leaveByBeacon(stay: object, name = 'calls.leaveCall'): void {
  const body = JSON.stringify(stay)
  const headers = { 'content-type': 'application/json' }
  fetch(`/api/${name}`, { method: 'POST', body, headers, keepalive: true }).catch(() => undefined)
}
