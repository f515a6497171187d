import type { countDesk } from '#contract/moderation'
import { useAsk } from '#web/api'
import { useMaybeMe } from '#web/session'

function useCounts() {
  const account = useMaybeMe()
  return useAsk<typeof countDesk>('moderation.countDesk', {}, { enabled: Boolean(account), staleTime: 60_000 }).data
}

/** How much waits on my desk. */
export const useDeskCount = (): number => useCounts()?.waiting ?? 0
/** Cards in «Важное»: each decision about me that I have not read, and one for the desk. */
export function useMineCount(): number {
  const counts = useCounts()
  return (counts?.mine ?? 0) + (counts?.waiting ? 1 : 0)
}
