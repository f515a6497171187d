import type { Curator, listMyTerritories } from '#contract/network'
import { useAsk } from '#web/api'
import { useHats, useMaybeMe } from '#web/session'

/** Asked only of an account that is in no school: nobody else can be a curator. Undefined: not known yet. */
export function useTerritories(): Curator[] | undefined {
  const me = useMaybeMe()
  const hats = useHats()
  const enabled = Boolean(me && !me.operator && hats?.length === 0)
  const { data } = useAsk<typeof listMyTerritories>('network.listMyTerritories', {}, { enabled, staleTime: 300_000 })
  return enabled ? data?.territories : []
}

export const useIsCurator = (): boolean => (useTerritories()?.length ?? 0) > 0
