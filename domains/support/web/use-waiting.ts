import { useAsk } from '#web/api'
import { useMaybeMe } from '#web/session'
import type { countWaiting } from '../contract.ts'

/** Answers to me, and questions to whoever runs a school or the installation. */
export function useHelpWaiting() {
  const enabled = Boolean(useMaybeMe())
  const { data } = useAsk<typeof countWaiting>('support.countWaiting', {}, { enabled, staleTime: 120_000 })
  return data ?? { mine: 0, school: 0, operator: 0 }
}

export const useHelpCount = (): number => Object.values(useHelpWaiting()).filter((count) => count > 0).length
