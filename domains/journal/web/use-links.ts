import type { listLinks } from '#contract/journal'
import { useAsk } from '#web/api'
import { useHat } from '#web/session'

/** Ways into the journal of the school that is looked at now. */
export function useLinks(about: { classId?: string; personId?: string } = {}) {
  const organizationId = useHat()?.organization.id ?? ''
  const { data } = useAsk<typeof listLinks>(
    'journal.listLinks',
    { organizationId, ...about },
    { enabled: organizationId !== '', staleTime: 300_000 },
  )
  return data
}
