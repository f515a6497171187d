import type { listOurCurators, listSchools } from '#contract/network'
import { useAsk } from '#web/api'
import { useHat } from '#web/session'
import { useIsCurator } from './use-territories.ts'

const CALM = { staleTime: 300_000 }

/** Curators whose letters nobody of the administration has read; for others none. */
export function useLettersToSchool() {
  const hat = useHat()
  const input = { organizationId: hat?.organization.id ?? '' }
  const enabled = Boolean(hat?.can.administer)
  const { data } = useAsk<typeof listOurCurators>('network.listOurCurators', input, { enabled, ...CALM })
  return data?.curators.filter(({ unread }) => unread > 0) ?? []
}

export const useLetterCount = (): number => useLettersToSchool().length

/** Schools that have written to me, a curator. */
export function useSchoolsWriting(): number {
  const enabled = useIsCurator()
  const { data } = useAsk<typeof listSchools>('network.listSchools', {}, { enabled, ...CALM })
  return data?.schools.filter(({ unread }) => unread > 0).length ?? 0
}
