import type { getFamily } from '#contract/families'
import { useAsk } from '#web/api'

export const useFamily = () => useAsk<typeof getFamily>('families.getFamily', {}, { staleTime: 60_000 })
