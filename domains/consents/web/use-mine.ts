import type { listMatters, listMine, Matter, Mine } from '#contract/consents'
import { useAsk } from '#web/api'
import { useHat, useMaybeMe } from '#web/session'

/** What I am asked, for myself and for each child, in all my schools. */
export function useMine() {
  const enabled = Boolean(useMaybeMe())
  return useAsk<typeof listMine>('consents.listMine', {}, { enabled, staleTime: 60_000 })
}

export const useWaiting = (): Mine[] => (useMine().data?.mine ?? []).filter(({ waits }) => waits)

/** Terms of the law that end soon, for those who keep them. */
export function useUrgentMatters(): Matter[] {
  const hat = useHat()
  const organizationId = hat?.organization.id ?? ''
  const enabled = Boolean(hat?.can.administer)
  const { data } = useAsk<typeof listMatters>(
    'consents.listMatters',
    { organizationId },
    { enabled, staleTime: 300_000 },
  )
  return (data?.matters ?? []).filter(({ urgency }) => urgency === 'soon' || urgency === 'overdue')
}

export const useAskedCount = (): number => useWaiting().length + (useUrgentMatters().length > 0 ? 1 : 0)
