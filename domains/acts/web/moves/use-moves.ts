import type { listMoves } from '#contract/acts'
import { useAsk } from '#web/api'
import { useHat } from '#web/session'

export const MOVES = ['acts.listMoves']

export const useMoves = (organizationId: string) => useAsk<typeof listMoves>('acts.listMoves', { organizationId })

/** Of mine, those that are still to be moved; families are not asked, and neither is the server. */
export function useOwnMoves() {
  const hat = useHat()
  const works = hat?.roles.some((role) => role !== 'pupil' && role !== 'guardian') ?? false
  const organizationId = hat?.organization.id ?? ''
  const { data } = useAsk<typeof listMoves>(
    'acts.listMoves',
    { organizationId },
    { enabled: works, staleTime: 600_000 },
  )
  return data?.moves.filter(({ moved, responsible }) => !moved && responsible?.id === hat?.personId) ?? []
}
