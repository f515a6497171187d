import { note } from '#server/audit'
import { type Actor, handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessSelf, onlyAdministration } from './access.ts'

/** R072: the school says who makes what; what is there already stays. */
export const setStrategy = handleCommand(contract.setStrategy, async ({ tx, actor, input }) => {
  const self = await accessSelf(tx, actor as Actor, input.organizationId)
  if (!self.administers) throw onlyAdministration()
  const row = { ...input.strategy, set_by: self.personId }
  await tx
    .insertInto('chat_strategies')
    .values({ organization_id: input.organizationId, ...row })
    .onConflict((oc) => oc.column('organization_id').doUpdateSet({ ...row, set_at: new Date() }))
    .execute()
  note(tx, { organizationId: input.organizationId, action: 'chats.setStrategy', byPersonId: self.personId })
  return {}
})
