import type { countViewers } from '#contract/broadcasts'
import { useAsk } from '#web/api'

const OFTEN = 6000

/** How many watch just now, and whether the camera sends. */
export const useAudience = (broadcastId: string, live: boolean) =>
  useAsk<typeof countViewers>(
    'broadcasts.countViewers',
    { broadcastId },
    { enabled: live, refetchInterval: OFTEN, staleTime: 0 },
  ).data
