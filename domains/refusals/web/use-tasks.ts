import type { listTasks, Task } from '#contract/refusals'
import { useAsk } from '#web/api'
import { useHat } from '#web/session'

/** Whom to tell another way, for those responsible. */
export function useTasks() {
  const hat = useHat()
  const organizationId = hat?.organization.id ?? ''
  const enabled = Boolean(hat && (hat.can.administer || hat.can.leadClasses))
  return useAsk<typeof listTasks>('refusals.listTasks', { organizationId }, { enabled, staleTime: 120_000 })
}

/** A class teacher does it; the administration sees all of it in its section. */
export function useOwnTasks(): Task[] {
  const hat = useHat()
  const { data } = useTasks()
  return hat?.can.leadClasses ? (data?.tasks ?? []).filter(({ state }) => state === 'todo') : []
}

export const useTaskCount = (): number => (useOwnTasks().length > 0 ? 1 : 0)
