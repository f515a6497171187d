import type { leaveSeat, takeSeat } from '#contract/classes'
import { useRun } from '#web/api'

const REFRESH = [
  'classes.getClass',
  'classes.listClasses',
  'people.listPeople',
  'people.getPerson',
  'organizations.getFirstDay',
]

export const useTakeSeat = () => useRun<typeof takeSeat>('classes.takeSeat', { refresh: REFRESH })
export const useLeaveSeat = () => useRun<typeof leaveSeat>('classes.leaveSeat', { refresh: REFRESH })
