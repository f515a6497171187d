import { useState } from 'react'
import type { Broadcast, listOfDay } from '#contract/broadcasts'
import { useAsk } from '#web/api'

const DAY = 24 * 3600_000

/** Those of today that I am asked to. */
export function useToday(): Broadcast[] | undefined {
  const [from] = useState(() => new Date().setHours(0, 0, 0, 0))
  const span = { from: new Date(from).toISOString(), to: new Date(from + DAY).toISOString() }
  return useAsk<typeof listOfDay>('broadcasts.listOfDay', span, { staleTime: 60_000 }).data?.broadcasts
}
