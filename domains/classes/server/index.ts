import type { Operation } from '#server/operation'
import { addClasses } from './add-classes.ts'
import { addPupil } from './add-pupil.ts'
import { addSubjects } from './add-subjects.ts'
import { archiveClass } from './archive-class.ts'
import { dismissPupil } from './dismiss-pupil.ts'
import { exportMovements } from './export-movements.ts'
import { getClass } from './get-class.ts'
import { handOver } from './hand-over.ts'
import { leaveSeat } from './leave-seat.ts'
import { listClasses } from './list-classes.ts'
import { listMovements } from './list-movements.ts'
import { listSubjects } from './list-subjects.ts'
import { movePupil } from './move-pupil.ts'
import { openSubjectChats } from './open-subject-chats.ts'
import { removeSubject } from './remove-subject.ts'
import { renameClass } from './rename-class.ts'
import { returnPupil } from './return-pupil.ts'
import { takeSeat } from './take-seat.ts'
import { undoMovement } from './undo-movement.ts'
import { writePaper } from './write-paper.ts'
import { planSchoolYear } from './year/plan-school-year.ts'
import { startSchoolYear } from './year/start-school-year.ts'
import { undoSchoolYear } from './year/undo-school-year.ts'
import './follow.ts'

export const classes: Operation[] = [
  listClasses,
  getClass,
  addClasses,
  renameClass,
  archiveClass,
  addPupil,
  takeSeat,
  leaveSeat,
  listSubjects,
  addSubjects,
  openSubjectChats,
  removeSubject,
  dismissPupil,
  exportMovements,
  handOver,
  listMovements,
  movePupil,
  planSchoolYear,
  returnPupil,
  startSchoolYear,
  undoMovement,
  undoSchoolYear,
  writePaper,
]

export { accessClass } from './access.ts'
export { movementsOfThis, undoMovements } from './movements.ts'
export { takeSeatOf } from './take-seat-of.ts'
export { tellClasses } from './tell.ts'
export { todayAt } from './today.ts'
export * from './write-many.ts'
export { currentYear } from './year/read-year.ts'
