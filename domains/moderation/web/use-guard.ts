import { QueryObserver } from '@tanstack/react-query'
import { useMemo, useSyncExternalStore } from 'react'
import type { OutputOf } from '#contract'
import type { getGuard } from '#contract/moderation'
import { ask, queryClient } from '#web/api'

export type Guard = OutputOf<typeof getGuard>

const observers = new Map<string, QueryObserver<Guard>>()

/** What a school's messages are held against: one question, however many messages are on the screen. */
export function useGuard(organizationId: string): Guard | undefined {
  const observer = observerOf(organizationId)
  const hear = useMemo(() => (changed: () => void) => observer.subscribe(changed), [observer])
  return useSyncExternalStore(hear, () => observer.getCurrentResult().data)
}

function observerOf(organizationId: string): QueryObserver<Guard> {
  const known = observers.get(organizationId)
  if (known) return known
  const input = { organizationId }
  const observer = new QueryObserver<Guard>(queryClient, {
    queryKey: ['moderation.getGuard', input],
    queryFn: ({ signal }) => ask<typeof getGuard>('moderation.getGuard', input, { signal }),
    staleTime: 3_600_000,
  })
  observers.set(organizationId, observer)
  return observer
}
