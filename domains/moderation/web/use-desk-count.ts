import type { countDesk } from '#contract/moderation'
import { useAsk } from '#web/api'
import { useMaybeMe } from '#web/session'

/** How much waits on my desk. */
export function useDeskCount(): number {
  const account = useMaybeMe()
  const { data } = useAsk<typeof countDesk>(
    'moderation.countDesk',
    {},
    { enabled: Boolean(account), staleTime: 60_000 },
  )
  return data?.waiting ?? 0
}
