import { accessHat } from '#domains/people'
import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { viewSubjects } from './subjects.ts'

/** The curriculum is no secret: everybody in the school may read it. */
export const listSubjects = handleQuery(contract.listSubjects, async ({ tx, actor, input }) => {
  const hat = await accessHat(tx, actor, input.organizationId)
  return { subjects: await viewSubjects(tx, hat.organizationId), can: { edit: hat.administers } }
})
