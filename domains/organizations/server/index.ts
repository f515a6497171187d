import type { Operation } from '#server/operation'
import { registerTopics } from '#server/realtime'
import { apply } from './apply.ts'
import { approveApplication } from './approve-application.ts'
import { getApplicationState } from './get-application-state.ts'
import { getFirstDay } from './get-first-day.ts'
import { getOrganization } from './get-organization.ts'
import { getIntake, setIntake } from './intake.ts'
import { listApplications } from './list-applications.ts'
import { listOrganizations } from './list-organizations.ts'
import { openOrder } from './open-order.ts'
import { openRegistration } from './open-registration.ts'
import { refuseApplication } from './refuse-application.ts'
import { registerAdministrator } from './register-administrator.ts'
import { requestRegistrationCode } from './request-registration-code.ts'
import { resumeOrganization, suspendOrganization } from './suspend-organization.ts'
import { organizationTopics } from './topics.ts'
import { updateOrganization } from './update-organization.ts'
import { uploadOrder } from './upload-order.ts'
import './purges.ts'

export const organizations: Operation[] = [
  uploadOrder,
  getIntake,
  setIntake,
  apply,
  getApplicationState,
  listApplications,
  openOrder,
  approveApplication,
  refuseApplication,
  requestRegistrationCode,
  openRegistration,
  registerAdministrator,
  getOrganization,
  updateOrganization,
  getFirstDay,
  listOrganizations,
  suspendOrganization,
  resumeOrganization,
]

registerTopics(organizationTopics)
