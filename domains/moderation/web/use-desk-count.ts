import type { countDesk } from '#contract/moderation'
import { useAsk } from '#web/api'
import { useMaybeMe } from '#web/session'

function useCounts() {
  const account = useMaybeMe()
  return useAsk<typeof countDesk>('moderation.countDesk', {}, { enabled: Boolean(account), staleTime: 60_000 }).data
}

/** How much waits on my desk. */
export const useDeskCount = (): number => useCounts()?.waiting ?? 0
/** Decisions about me that I have not read. */
export const useMineCount = (): number => useCounts()?.mine ?? 0
