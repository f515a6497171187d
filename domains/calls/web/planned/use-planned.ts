import { useState } from 'react'
import type { OutputOf } from '#contract'
import type { listPlanned } from '#contract/calls'
import { useAsk } from '#web/api'

const DAY = 24 * 3600_000

export type PlannedItem = OutputOf<typeof listPlanned>['items'][number]

/** What I am invited to from today's morning on, for so many days. */
export function usePlanned(days: number): PlannedItem[] | undefined {
  const [from] = useState(() => new Date().setHours(0, 0, 0, 0))
  const span = { from: new Date(from).toISOString(), to: new Date(from + days * DAY).toISOString() }
  return useAsk<typeof listPlanned>('calls.listPlanned', span, { staleTime: 60_000 }).data?.items
}
