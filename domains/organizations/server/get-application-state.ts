import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { accessApplication } from './access.ts'
import { viewApplication } from './views.ts'

export const getApplicationState = handleQuery(contract.getApplicationState, async ({ tx, input }) => {
  const application = viewApplication(await accessApplication(tx, input.applicationId))
  const { state, refusalReason, submittedAt, administratorJoined } = application
  return { organizationName: application.organization.name, state, refusalReason, submittedAt, administratorJoined }
})
