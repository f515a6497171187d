import { useEffect, useRef, useSyncExternalStore } from 'react'
import type { AnyEvent, EventOf } from '#contract'
import { type LiveState, live } from './live.ts'
import { refresh } from './queries.ts'

const hearState = (hear: () => void) => live.onState(hear)

export const useLiveState = (): LiveState => useSyncExternalStore(hearState, () => live.state)

/** Hears one event of my account or of my schools: `useEvent<typeof hatsChanged>('people.hatsChanged', ask)`. */
export function useEvent<E extends AnyEvent>(name: E['name'], hear: (view: EventOf<E>['view']) => void): void {
  const latest = useRef(hear)
  latest.current = hear
  useEffect(() => {
    const offs = (['account', 'organization'] as const).map((kind) =>
      live.onEvents(kind, (_id, events) => {
        for (const { type, view } of events) if (type === name) latest.current(view as EventOf<E>['view'])
      }),
    )
    return () => {
      for (const off of offs) off()
    }
  }, [name])
}

/** For the top of a domain's screens: `refreshOn('invitations.requestsChanged', 'invitations.listJoinRequests')`. */
export function refreshOn(event: string, ...queries: string[]): void {
  for (const kind of ['account', 'organization'] as const) {
    live.onEvents(kind, (_id, events) => {
      if (events.some(({ type }) => type === event)) refresh(...queries)
    })
  }
}
