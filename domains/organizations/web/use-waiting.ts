import type { listApplications } from '#contract/organizations'
import { useAsk } from '#web/api'
import { useMaybeMe } from '#web/session'
import { refreshOn } from '#web/use-live'
import { useOpenIntrusions } from './use-duties.ts'

refreshOn('organizations.applicationsChanged', 'organizations.listApplications')

export const useIsOperator = (): boolean => Boolean(useMaybeMe()?.operator)

/** Applications and reports of strangers that wait for the operator; 0 for everybody else. */
export function useWaitingOnDesk(): number {
  const enabled = useIsOperator()
  const intrusions = useOpenIntrusions()
  const select = ({ waiting }: { waiting: number }) => waiting
  const { data } = useAsk<typeof listApplications, number>('organizations.listApplications', {}, { enabled, select })
  return (data ?? 0) + intrusions
}
