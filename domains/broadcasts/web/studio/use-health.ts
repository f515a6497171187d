import type { OutputOf } from '#contract'
import type { getHealth } from '#contract/broadcasts'
import { useAsk } from '#web/api'

export type Health = OutputOf<typeof getHealth>

export const useHealth = (broadcastId: string): Health | undefined =>
  useAsk<typeof getHealth>('broadcasts.getHealth', { broadcastId }, { refetchInterval: 2000, staleTime: 0 }).data
