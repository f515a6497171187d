import type { listTimes } from '#contract/appointments'
import { useAsk } from '#web/api'
import { useHat } from '#web/session'

export const REFRESH = ['appointments.listTimes']

/** Talks to come, of the school that is looked at now. */
export function useTimes() {
  const organizationId = useHat()?.organization.id ?? ''
  return useAsk<typeof listTimes>(
    'appointments.listTimes',
    { organizationId },
    { enabled: organizationId !== '', staleTime: 60_000 },
  )
}
