import type { listJoinRequests } from '#contract/invitations'
import { useAsk } from '#web/api'
import { useHat } from '#web/session'

/** How many ask to join and wait for me, for the navigation's count; 0 for those who decide nothing. */
export function useRequestsWaiting(): number {
  const hat = useHat()
  const decides = Boolean(hat?.can.administer || hat?.can.leadClasses)
  const input = { organizationId: hat?.organization.id ?? '', state: 'waiting' as const }
  const { data } = useAsk<typeof listJoinRequests>('invitations.listJoinRequests', input, { enabled: decides })
  return data?.waiting ?? 0
}
