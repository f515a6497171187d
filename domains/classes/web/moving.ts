import type { dismissPupil, handOver, movePupil, returnPupil, undoMovement, writePaper } from '#contract/classes'
import { useRun } from '#web/api'

const REFRESH = [
  'classes.listMovements',
  'classes.getClass',
  'classes.listClasses',
  'people.listPeople',
  'people.getPerson',
  'organizations.getFirstDay',
]

export const useMovePupil = () => useRun<typeof movePupil>('classes.movePupil', { refresh: REFRESH })
export const useDismissPupil = () => useRun<typeof dismissPupil>('classes.dismissPupil', { refresh: REFRESH })
export const useReturnPupil = () => useRun<typeof returnPupil>('classes.returnPupil', { refresh: REFRESH })
export const useHandOver = () => useRun<typeof handOver>('classes.handOver', { refresh: REFRESH })
export const useWritePaper = () =>
  useRun<typeof writePaper>('classes.writePaper', { refresh: ['classes.listMovements'] })
export const useUndoMovement = () => useRun<typeof undoMovement>('classes.undoMovement', { refresh: REFRESH })
