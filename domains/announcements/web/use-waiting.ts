import type { listWaiting } from '#contract/announcements'
import { useAsk } from '#web/api'
import { useMaybeMe } from '#web/session'

/** What waits for my «Ознакомлен(а)», in all my schools. */
export function useWaitingAnnouncements() {
  const enabled = Boolean(useMaybeMe())
  const { data } = useAsk<typeof listWaiting>('announcements.listWaiting', {}, { enabled, staleTime: 60_000 })
  return data?.waiting ?? []
}

export const useWaitingCount = (): number => useWaitingAnnouncements().length
