import type { DecisionState, listActs } from '#contract/acts'
import { useAsk } from '#web/api'
import { useHat } from '#web/session'

export const SHELF = ['acts.listActs', 'acts.getAct']

/** The decision that is asked for now, of those who answer for the school. */
export function useDecision(): DecisionState | null {
  const hat = useHat()
  const asked = hat?.roles.some((role) => role === 'administrator' || role === 'director') ?? false
  const organizationId = hat?.organization.id ?? ''
  const { data } = useAsk<typeof listActs>(
    'acts.listActs',
    { organizationId },
    { enabled: asked && isSeason(new Date()), staleTime: 600_000 },
  )
  return data?.decision?.due ? data.decision : null
}

/** From March to August; in other months nobody is asked, and neither is the server. */
const isSeason = (now: Date) => now.getMonth() >= 1 && now.getMonth() <= 8

export const useDecisionCount = (): number => (useDecision() ? 1 : 0)
