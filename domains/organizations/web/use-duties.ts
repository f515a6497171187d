import type { listIntrusions } from '#contract/accounts'
import type { countDuties } from '#contract/people'
import { useAsk } from '#web/api'
import { useHat, useMaybeMe } from '#web/session'
import { refreshOn } from '#web/use-live'

refreshOn('accounts.intrusionsChanged', 'accounts.listIntrusions')

const CALM = { staleTime: 60_000 }

/** What of people waits for whoever runs the school, or leads a class; nothing for everybody else. */
export function useDuties(): { unconfirmed: number; intrusions: number } {
  const hat = useHat()
  const enabled = Boolean(hat?.can.administer || hat?.can.leadClasses)
  const input = { organizationId: hat?.organization.id ?? '' }
  const { data } = useAsk<typeof countDuties>('people.countDuties', input, { enabled, ...CALM })
  return data ?? { unconfirmed: 0, intrusions: 0 }
}

export const useDutyCount = (): number => Object.values(useDuties()).filter((count) => count > 0).length

/** R144: reports of strangers in an account that the operator has not settled yet; 0 for everybody else. */
export function useOpenIntrusions(): number {
  const enabled = Boolean(useMaybeMe()?.operator)
  const { data } = useAsk<typeof listIntrusions>('accounts.listIntrusions', {}, { enabled, ...CALM })
  return data?.reports.filter(({ settledAt }) => !settledAt).length ?? 0
}
