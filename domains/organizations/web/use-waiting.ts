import type { listApplications } from '#contract/organizations'
import { useAsk } from '#web/api'
import { useMaybeMe } from '#web/session'
import { refreshOn } from '#web/use-live'

refreshOn('organizations.applicationsChanged', 'organizations.listApplications')

export const useIsOperator = (): boolean => Boolean(useMaybeMe()?.operator)

/** Applications that wait for the operator; 0 for everybody else. */
export function useWaitingApplications(): number {
  const enabled = useIsOperator()
  const select = ({ waiting }: { waiting: number }) => waiting
  return useAsk<typeof listApplications, number>('organizations.listApplications', {}, { enabled, select }).data ?? 0
}
