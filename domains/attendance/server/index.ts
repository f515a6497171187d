import type { Operation } from '#server/operation'
import { endAbsence, listAbsences, tellAbsence } from './absences.ts'
import { getDay } from './day.ts'
import './follow.ts'
import { getHistory } from './history.ts'
import { exportDay, printDay } from './papers.ts'
import { getRoll, markRoll } from './roll.ts'

export const attendance: Operation[] = [
  getRoll,
  markRoll,
  tellAbsence,
  endAbsence,
  listAbsences,
  getDay,
  printDay,
  exportDay,
  getHistory,
]
