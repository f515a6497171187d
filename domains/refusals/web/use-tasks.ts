import type { listTasks, Paper, Task } from '#contract/refusals'
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

/** Whose families wait for an answer: of the own class; for the administration those who are in no class. */
export function useFiled() {
  const hat = useHat()
  const filed = useTasks().data?.filed ?? []
  return hat?.can.leadClasses ? filed : filed.filter(({ classId }) => classId === null)
}

/** Documents to hand over on paper. */
export function useOwnPapers(): Paper[] {
  const hat = useHat()
  const { data } = useTasks()
  return hat?.can.leadClasses ? (data?.papers ?? []) : []
}

export const useTaskCount = (): number =>
  [useFiled(), useOwnPapers(), useOwnTasks()].filter((list) => list.length > 0).length
