import { note } from '#server/audit'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessSelf, onlyAdministration } from './access.ts'

/** Takes ties away or gives them back; there is no tie to set between a pupil and an adult who has none. */
export const setContactRules = handleCommand(contract.setContactRules, async ({ tx, actor, input }) => {
  const self = await accessSelf(tx, actor, input.organizationId)
  if (!self.administers) throw onlyAdministration()
  const row = { allowed: [...new Set(input.allowed)], set_by: self.personId }
  await tx
    .insertInto('contact_rules')
    .values({ organization_id: input.organizationId, ...row })
    .onConflict((oc) => oc.column('organization_id').doUpdateSet({ ...row, set_at: new Date() }))
    .execute()
  note(tx, { organizationId: input.organizationId, action: 'chats.setContactRules', byPersonId: self.personId })
  return {}
})
