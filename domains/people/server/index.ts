import type { Operation } from '#server/operation'
import { addGuardian } from './add-guardian.ts'
import { addStaff } from './add-staff.ts'
import { appointAdministrator } from './appoint-administrator.ts'
import { confirmPerson } from './confirm-person.ts'
import { countDuties } from './count-duties.ts'
import { demandSecondStep } from './demand-second-step.ts'
import { getEntry } from './get-entry.ts'
import { getPerson } from './get-person.ts'
import { listMyHats } from './list-my-hats.ts'
import { listPeople } from './list-people.ts'
import { listSuspended } from './list-suspended.ts'
import { listUnconfirmed } from './list-unconfirmed.ts'
import { refuseProfile } from './refuse-profile.ts'
import { removeGuardian } from './remove-guardian.ts'
import { removePerson } from './remove-person.ts'
import { setRoles } from './set-roles.ts'
import { settleIntrusion } from './settle-intrusion.ts'
import { listRoleChanges, undoRoles } from './undo-roles.ts'
import { updatePerson } from './update-person.ts'
import { getVerification, setVerificationText } from './verification-text.ts'

import './leave-account.ts'

export const people: Operation[] = [
  listMyHats,
  listSuspended,
  listPeople,
  getPerson,
  addStaff,
  updatePerson,
  setRoles,
  appointAdministrator,
  removePerson,
  addGuardian,
  removeGuardian,
  getEntry,
  settleIntrusion,
  countDuties,
  demandSecondStep,
  listRoleChanges,
  undoRoles,
  listUnconfirmed,
  confirmPerson,
  refuseProfile,
  getVerification,
  setVerificationText,
]

export { accessHat, accessPerson, type HatRow, noPerson } from './access.ts'
export { addPerson } from './add-person.ts'
export { bindAccount } from './bind-account.ts'
export { bindGuardian } from './bind-guardian.ts'
export { type Follower, followPeople } from './follow-people.ts'
export { leaveSchool } from './leave.ts'
export { fullName, spokenName } from './names.ts'
export { resumeSchool, suspendSchool } from './suspend-school.ts'
export { tellHats, tellSchool } from './tell.ts'
export { viewPeople } from './views.ts'
export * from './write-many.ts'
