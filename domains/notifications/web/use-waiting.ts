import { useAsk } from '#web/api'
import { useHat } from '#web/session'
import type { listWaiting, Waiting } from '../contract.ts'

/** Questions of my chats without my answer; the other kinds have cards of their own domains. */
export function usePolls(): Waiting | undefined {
  const enabled = Boolean(useHat())
  const { data } = useAsk<typeof listWaiting>('notifications.listWaiting', {}, { enabled, staleTime: 60_000 })
  return data?.waiting.find(({ kind }) => kind === 'polls')
}

export const usePollsCount = (): number => usePolls()?.count ?? 0
