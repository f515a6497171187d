import type { Operation } from '#server/operation'
import { addClasses } from './add-classes.ts'
import { addPupil } from './add-pupil.ts'
import { addSubjects } from './add-subjects.ts'
import { archiveClass } from './archive-class.ts'
import { getClass } from './get-class.ts'
import { leaveSeat } from './leave-seat.ts'
import { listClasses } from './list-classes.ts'
import { listSubjects } from './list-subjects.ts'
import { removeSubject } from './remove-subject.ts'
import { renameClass } from './rename-class.ts'
import { takeSeat } from './take-seat.ts'
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
  removeSubject,
]

export { accessClass } from './access.ts'
export { leaveSeatOf } from './leave-seat-of.ts'
export { takeSeatOf } from './take-seat-of.ts'
export { tellClasses } from './tell.ts'
export { todayAt } from './today.ts'
export * from './write-many.ts'
