import { openSubjectChats as openMissing } from '#domains/chats'
import { accessHat } from '#domains/people'
import { note } from '#server/audit'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { mayNotBuild } from './refusals.ts'

/** R064, R068, R108: the administration sees what is missing and opens it in one step. What is there, or closed, stays. */
export const openSubjectChats = handleCommand(contract.openSubjectChats, async ({ tx, actor, input }) => {
  const { organizationId, personId, administers } = await accessHat(tx, actor, input.organizationId)
  if (!administers) throw mayNotBuild()
  const opened = await openMissing(tx, { organizationId, actorId: personId })
  const details = { chats: opened.length }
  if (opened.length > 0) {
    note(tx, { organizationId, action: 'classes.openSubjectChats', byPersonId: personId, details })
  }
  return { opened: opened.length }
})
